"""Two articles side by side: what finding their passages needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tui.articles.places import touching
from tui.overlap.corrections import NONE, PairCorrections, SpanPair
from tui.overlap.words.bags import Flags
from tui.overlap.words.names import find_names
from tui.overlap.words.terms import Range, Terms
from tui.overlap.words.weights import Weights, weigh

RangePair = tuple[Range, Range]
"""A range of words of the left article and one of the right."""


@dataclass(frozen=True, eq=False)
class Sides:
    """Two articles in numbers, the table of bits, and what the reader decided about them."""

    left: Terms
    right: Terms
    table: NDArray[np.float32]
    corrections: PairCorrections = NONE

    @cached_property
    def weights(self) -> Weights:
        """Return what each term tells if these two articles share it."""
        return weigh(self.left.distinct, self.right.distinct, self.table, self.names)

    @cached_property
    def names(self) -> Flags:
        """Tell of each stem whether it is a name in either article."""
        size = len(self.table)
        return find_names(self.left, size) | find_names(self.right, size)

    @cached_property
    def refused(self) -> tuple[RangePair, ...]:
        """Return the words that are not to be set beside each other."""
        return tuple(self._ranges(self.corrections.refused))

    @cached_property
    def joined(self) -> tuple[RangePair, ...]:
        """Return the words that are a match because the reader says so."""
        return tuple(self._ranges(self.corrections.joined))

    def refuse(self, left: Range, right: Range) -> bool:
        """Tell whether a match of two ranges would set words beside each other that are refused."""
        return any(meet(left, one) and meet(right, other) for one, other in self.refused)

    def _ranges(self, pairs: Iterable[SpanPair]) -> Iterable[RangePair]:
        for span, other_span in pairs:
            left = touching(self.left.article.words, span)
            right = touching(self.right.article.words, other_span)
            if left[0] < left[1] and right[0] < right[1]:
                yield left, right


def meet(one: Range, other: Range) -> bool:
    """Tell whether two ranges have a word in common."""
    return one[0] < other[1] and other[0] < one[1]


def bounds(pairs: Sequence[RangePair]) -> RangePair:
    """Return the ranges from the first word to the last of some pairs of ranges, not none."""
    return (
        (min(left[0] for left, _ in pairs), max(left[1] for left, _ in pairs)),
        (min(right[0] for _, right in pairs), max(right[1] for _, right in pairs)),
    )

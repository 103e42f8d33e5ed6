"""Align the sentences inside an overlap: each with its counterpart, a group, or nothing."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tui.overlap.alignment.kinds import tell_kind
from tui.overlap.model import Kind
from tui.overlap.words.bags import Bags, best_of_each, fill_bags, share_terms
from tui.overlap.words.terms import Range, Terms
from tui.overlap.words.weights import Weights

LIKE = 0.3
"""Dice coefficient of their words, weighed by bits, from which two sentences stand in one row."""

JOINED = 0.45
"""Share of a leftover sentence's bits that it must share to join the row beside it."""

LEAST_PAIRED = 0.3
"""Share of the words on either side whose sentences must have counterparts, or all is one row."""

CANDIDATES = 4
"""Counterparts looked at for each sentence."""


class WordRow(NamedTuple):
    """One row as ranges of words; one side is None where it has nothing."""

    left: Range | None
    right: Range | None
    kind: Kind | None


@dataclass(frozen=True, eq=False)
class Units:
    """The sentences of a passage, cut at its ends: ranges of words and bags of stems."""

    ranges: tuple[Range, ...]
    bags: Bags


@dataclass(eq=False)
class _Pairing:
    """Which row each unit of either side has; rows hold numbers of units."""

    left_row: dict[int, int] = field(default_factory=dict)
    right_row: dict[int, int] = field(default_factory=dict)
    rows: list[tuple[list[int], list[int]]] = field(default_factory=list)

    def pair(self, left: int, right: int) -> None:
        """Put two free units in a row of their own."""
        self.left_row[left] = self.right_row[right] = len(self.rows)
        self.rows.append(([left], [right]))


def align_rows(
    left: Terms, left_words: Range, right: Terms, right_words: Range, weights: Weights
) -> list[WordRow]:
    """Return rows that tile two passages, in no order."""
    units, others = cut_units(left, left_words), cut_units(right, right_words)
    pairing = _Pairing()
    _pair_equal(left, units, right, others, pairing)
    likeness, contained = _likeness(units.bags, others.bags, weights)
    for (i, j), like in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if like >= LIKE and i not in pairing.left_row and j not in pairing.right_row:
            pairing.pair(i, j)
    _join(pairing, len(units.ranges), len(others.ranges), contained)
    rows = _rows(left, units, right, others, pairing)
    if share_of_words(rows, frozenset(Kind)) < LEAST_PAIRED:
        return [WordRow(left_words, right_words, tell_kind(left, left_words, right, right_words))]
    return rows


def share_of_words(rows: list[WordRow], kinds: frozenset[Kind]) -> float:
    """Return the share of words in rows of some kinds, on the side where it is less."""
    wanted = [row for row in rows if row.kind in kinds]
    return min(
        sum(_length(row.left) for row in wanted) / sum(_length(row.left) for row in rows),
        sum(_length(row.right) for row in wanted) / sum(_length(row.right) for row in rows),
    )


def _length(words: Range | None) -> int:
    return words[1] - words[0] if words else 0


def cut_units(terms: Terms, words: Range) -> Units:
    """Return the sentences that the range of words touches, cut at its ends."""
    inner = terms.first_words[np.searchsorted(terms.first_words, words[0], side="right") :]
    cuts = [words[0], *inner[: np.searchsorted(inner, words[1])].tolist(), words[1]]
    ranges = tuple((a, b) for a, b in pairwise(cuts) if a < b)
    numbers = np.repeat(np.arange(len(ranges)), [b - a for a, b in ranges]).astype(np.int32)
    return Units(ranges, fill_bags(terms.stems[slice(*words)], numbers, len(ranges)))


def _pair_equal(left: Terms, units: Units, right: Terms, others: Units, pairing: _Pairing) -> None:
    """Pair units of the same words, in their order where they come more than once."""
    waiting: dict[bytes, list[int]] = defaultdict(list)
    for j in range(len(others.ranges) - 1, -1, -1):
        waiting[right.folds[slice(*others.ranges[j])].tobytes()].append(j)
    for i, words in enumerate(units.ranges):
        same = waiting.get(left.folds[slice(*words)].tobytes())
        if same:
            pairing.pair(i, same.pop())


Pairs = dict[tuple[int, int], float]


def _likeness(left: Bags, right: Bags, weights: Weights) -> tuple[Pairs, Pairs]:
    """Return the Dice coefficient of units, and how much of the smaller one is shared."""
    left_bits, right_bits = weights.of(left.terms), weights.of(right.terms)
    shared = share_terms(left, right, left_bits, weights.tell(left.terms, left_bits))
    totals = left.totals(left_bits)[shared.left], right.totals(right_bits)[shared.right]
    dice = 2 * shared.bits / (totals[0] + totals[1])
    contained = shared.bits / np.minimum(*totals)
    alike = np.flatnonzero(((dice >= LIKE) | (contained >= JOINED)) & (shared.telling > 0))
    left_units, right_units, dice = shared.left[alike], shared.right[alike], dice[alike]
    best = best_of_each(left_units, dice, CANDIDATES) | best_of_each(right_units, dice, CANDIDATES)
    keys = list(zip(left_units[best].tolist(), right_units[best].tolist(), strict=True))
    return (
        dict(zip(keys, dice[best].tolist(), strict=True)),
        dict(zip(keys, contained[alike][best].tolist(), strict=True)),
    )


def _join(pairing: _Pairing, left_count: int, right_count: int, contained: Pairs) -> None:
    """Let leftover units join the row of a neighbour whose counterpart tells the same."""
    swapped = {(j, i): share for (i, j), share in contained.items()}
    _join_side(left_count, pairing.left_row, pairing.rows, contained)
    _join_side(right_count, pairing.right_row, [(b, a) for a, b in pairing.rows], swapped)


def _join_side(
    count: int, row_of: dict[int, int], rows: list[tuple[list[int], list[int]]], contained: Pairs
) -> None:
    """Do so for the units of one side; of each row its own units come first."""
    for unit in range(count):
        for beside in (unit - 1, unit + 1):
            row = row_of.get(beside)
            if unit in row_of or row is None:
                continue
            if any(contained.get((unit, other), 0.0) >= JOINED for other in rows[row][1]):
                row_of[unit] = row
                rows[row][0].append(unit)


def _rows(
    left: Terms, units: Units, right: Terms, others: Units, pairing: _Pairing
) -> list[WordRow]:
    rows = []
    for group, other_group in pairing.rows:
        words, other_words = _whole(units, group), _whole(others, other_group)
        rows.append(WordRow(words, other_words, tell_kind(left, words, right, other_words)))
    alone = [w for i, w in enumerate(units.ranges) if i not in pairing.left_row]
    others_alone = [w for j, w in enumerate(others.ranges) if j not in pairing.right_row]
    rows += [WordRow(words, None, None) for words in alone]
    return rows + [WordRow(None, words, None) for words in others_alone]


def _whole(units: Units, group: list[int]) -> Range:
    return units.ranges[min(group)][0], units.ranges[max(group)][1]

"""The words of all articles of a library as one row of hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.telling_words import telling_words
from tui.overlap.index.word_hashes import Hashes
from tui.overlap.recent import Recent

Numbers = NDArray[np.int32]
"""Numbers of articles, of words in an article, or of places in the row of all words."""

REMEMBERED = 8192
"""Ranges whose telling words are remembered, some two kilobytes each."""

Places = NDArray[np.int64]
"""Places in a row of words that may be longer."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """The hashes of the words of all articles, one article after the other.

    `ends` has the place after the last word of each article; up to 2**31 words. The articles may
    be a part of the library that they are `of`, which has so many.
    """

    words: Hashes
    ends: Numbers
    of: int = 0

    @property
    def library(self) -> int:
        """Return how many articles the library has."""
        return self.of or len(self.ends)

    @cached_property
    def starts(self) -> Numbers:
        """Return the place of the first word of each article."""
        return starts_of(self.ends)

    @property
    def lengths(self) -> Numbers:
        """Return the count of words of each article."""
        return self.ends - self.starts

    def telling(self, start: int, end: int) -> tuple[Hashes, Numbers]:
        """Return the telling words between two places, each once, sorted, and how often each is.

        Those of the ranges that were asked for last are remembered.
        """
        return self._telling.get((start, end))

    @cached_property
    def _telling(self) -> Recent[tuple[int, int], tuple[Hashes, Numbers]]:
        return Recent(REMEMBERED, self._count_telling)

    def _count_telling(self, between: tuple[int, int]) -> tuple[Hashes, Numbers]:
        words = telling_words(self.words[slice(*between)])
        found, counts = np.unique(words, return_counts=True)
        return found, counts.astype(np.int32)

    def article_of(self, places: Numbers) -> Numbers:
        """Return the number of the article that each place stands in."""
        return np.searchsorted(self.ends, places, side="right").astype(np.int32)


def starts_of(ends: Numbers) -> Numbers:
    """Return the places where articles begin, given where they end, one after the other."""
    return np.concatenate((np.zeros(1, np.int32), ends[:-1]))[: len(ends)]


def gather(articles: Sequence[Hashes], of: int = 0) -> Corpus:
    """Return the articles, each given by the hashes of its words, as one corpus."""
    words = np.concatenate([np.zeros(0, np.uint64), *articles])
    return Corpus(words, np.cumsum([len(one) for one in articles], dtype=np.int32), of)

"""The words of all articles of a library as one row of hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.word_hashes import Hashes

Numbers = NDArray[np.int32]
"""Numbers of articles, of words in an article, or of places in the row of all words."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """The hashes of the words of all articles, one article after the other.

    `ends` has the place after the last word of each article; up to 2**31 words.
    """

    words: Hashes
    ends: Numbers

    @cached_property
    def starts(self) -> Numbers:
        """Return the place of the first word of each article."""
        return np.concatenate((np.zeros(1, np.int32), self.ends[:-1]))[: len(self.ends)]

    @property
    def lengths(self) -> Numbers:
        """Return the count of words of each article."""
        return self.ends - self.starts

    def article_of(self, places: Numbers) -> Numbers:
        """Return the number of the article that each place stands in."""
        return np.searchsorted(self.ends, places, side="right").astype(np.int32)


def gather(articles: Sequence[Hashes]) -> Corpus:
    """Return the articles, each given by the hashes of its words, as one corpus."""
    words = np.concatenate([np.zeros(0, np.uint64), *articles])
    return Corpus(words, np.cumsum([len(one) for one in articles], dtype=np.int32))

"""The words of a library as they are kept: in one row, and in another what was added since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers, Places, gather
from tui.overlap.index.word_hashes import Hashes
from tui.overlap.words.bags import Flags


@dataclass(frozen=True, eq=False)
class KeptWords:
    """The hashes of the words of articles in two rows, in which other words may lie between them.

    `starts` has the place of the first word of each article, those in the second row counted on
    from the end of the first; `lengths` has the words of each.
    """

    base: Hashes
    added: Hashes
    starts: Places
    lengths: Numbers
    base_crc: int | None = None
    """The check sum of the first row, where it is kept already."""

    @property
    def fits(self) -> bool:
        """Tell whether each article lies in one of the rows."""
        before, ends = len(self.base), self.ends
        inside = (self.starts >= 0) & (ends <= self.count)
        return bool((inside & ((ends <= before) | (self.starts >= before))).all())

    @property
    def settled(self) -> float:
        """Return the share of all words that are of articles in the first row."""
        settled = int(self.lengths[self.starts < len(self.base)].sum())
        return settled / max(1, self.count)

    @property
    def count(self) -> int:
        """Return how many words the rows have."""
        return len(self.base) + len(self.added)

    @property
    def ends(self) -> Places:
        """Return the place after the last word of each article."""
        return self.starts + self.lengths

    def of(self, number: int) -> Hashes:
        """Return the words of an article."""
        return self.between(int(self.starts[number]), int(self.ends[number]))

    def between(self, start: int, end: int) -> Hashes:
        """Return the words from one place to another in the same row."""
        before = len(self.base)
        if start < before:
            return self.base[start:end]
        return self.added[start - before : end - before]

    def parts(self, words: int) -> list[tuple[int, int]]:
        """Return ranges of places of about so many words each, in which all articles are whole."""
        starts = np.unique(np.append(self.starts, len(self.base)))
        wanted = np.searchsorted(starts, np.arange(0, self.count, words))
        edges = np.unique([0, len(self.base), *starts[wanted[wanted < len(starts)]], self.count])
        return [*pairwise(edges.tolist())]

    def corpus(self, numbers: Numbers) -> Corpus:
        """Return some of the articles as a corpus, which is a part of this library."""
        return gather([*map(self.of, numbers.tolist())], of=len(self.starts))

    def article_of(self, places: Places) -> Numbers:
        """Return the number of the article that each place stands in, -1 where it is of none."""
        if not len(self.starts):
            return np.full(len(places), -1, dtype=np.int32)
        order = np.argsort(self.starts, kind="stable")
        at = np.maximum(np.searchsorted(self.starts[order], places, side="right") - 1, 0)
        number = order[at].astype(np.int32)
        inside = (self.starts[number] <= places) & (places < self.ends[number])
        return np.where(inside, number, np.int32(-1))

    def changed(self, gone: Flags, added: Sequence[Hashes]) -> "KeptWords":
        """Return these words less the articles that are gone, others at the end."""
        lengths = np.array([len(words) for words in added], dtype=np.int32)
        starts = self.count + np.cumsum(lengths, dtype=np.int64) - lengths
        return replace(
            self,
            added=np.concatenate((self.added, *added)),
            starts=np.concatenate((self.starts[~gone], starts)),
            lengths=np.concatenate((self.lengths[~gone], lengths)),
        )


def keep_words(corpus: Corpus) -> KeptWords:
    """Return a corpus as words that are kept: all in the first row."""
    nothing = np.zeros(0, dtype=np.uint64)
    return KeptWords(corpus.words, nothing, corpus.starts.astype(np.int64), corpus.lengths)

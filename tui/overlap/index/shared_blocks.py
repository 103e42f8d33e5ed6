"""Put grams that always stand together into one block, so that there is less to join."""

from typing import NamedTuple

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.shared_grams import GRAM, Grams
from tui.overlap.words.bags import Flags


class Blocks(NamedTuple):
    """Where the longest words in a row stand that all their articles share: rows, by block.

    `places` are places in the corpus, `firsts` as in Grams, `lengths` words, one a block.
    """

    places: Numbers
    firsts: Numbers
    lengths: Numbers

    @property
    def counts(self) -> Numbers:
        """Return how many rows each block has."""
        return np.diff(self.firsts)

    def articles(self, corpus: Corpus) -> Numbers:
        """Return in how many articles each block stands."""
        if not len(self.places):
            return np.zeros(0, dtype=np.int32)
        article = corpus.article_of(self.places)
        new = np.append(True, article[1:] != article[:-1])
        new[self.firsts[:-1]] = True
        return np.add.reduceat(new.astype(np.int32), self.firsts[:-1])

    def having(self, block: int, corpus: Corpus) -> Numbers:
        """Return the articles that have a block."""
        return np.unique(
            corpus.article_of(self.places[self.firsts[block] : self.firsts[block + 1]])
        )

    def with_rows(self, kept: Flags) -> "Blocks":
        """Return the blocks with some of their rows; those left with none keep their number."""
        numbers = np.repeat(np.arange(len(self.lengths)), self.counts)[kept]
        counts = np.bincount(numbers, minlength=len(self.lengths))
        firsts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        return Blocks(self.places[kept], firsts, self.lengths)

    def only(self, kept: Flags) -> "Blocks":
        """Return some of the blocks."""
        counts = self.counts
        firsts = np.concatenate(([0], np.cumsum(counts[kept]))).astype(np.int32)
        return Blocks(self.places[np.repeat(kept, counts)], firsts, self.lengths[kept])


def shared_blocks(grams: Grams, corpus: Corpus) -> Blocks:
    """Return the blocks of grams that follow each other wherever they stand.

    They are the unitigs of the compacted de Bruijn graph of the grams (Chikhi et al. 2016).
    """
    if not len(grams.places):
        return Blocks(grams.places, grams.firsts, grams.places)
    counts = grams.counts
    gram_at = np.full(len(corpus.words) + 1, -1, dtype=np.int32)
    gram_at[grams.places] = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    goes_on = _goes_on(grams, gram_at)
    before = gram_at[np.maximum(grams.places - 1, 0)]
    before[grams.places == 0] = -1
    begins = (before < 0) | ~goes_on[before]
    heads = np.flatnonzero(begins[grams.firsts[:-1]])
    firsts = grams.firsts[heads]
    sizes = counts[heads]
    ordered = np.sort(grams.places)
    starts = np.flatnonzero(np.isin(ordered, grams.places[begins], kind="table"))
    lengths = np.diff(np.append(starts, len(ordered))).astype(np.int32)
    length_at = lengths[np.searchsorted(ordered[starts], grams.places[firsts])]
    kept = np.zeros(len(counts), dtype=bool)
    kept[heads] = True
    places = grams.places[np.repeat(kept, counts)]
    ends = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    return Blocks(places, ends, length_at + GRAM - 1)


def _goes_on(grams: Grams, gram_at: Numbers) -> Flags:
    """Tell of each gram whether it is always followed by the same gram, which follows no other."""
    counts = grams.counts
    following = gram_at[grams.places + 1]
    firsts = grams.firsts[:-1]
    one, other = np.minimum.reduceat(following, firsts), np.maximum.reduceat(following, firsts)
    found: Flags = (one == other) & (one >= 0) & (counts[one] == counts)
    return found

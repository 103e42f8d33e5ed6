"""Find the words in a row that stand in more than one article: a join of rows by their hash."""

from functools import partial
from typing import NamedTuple

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.threads import in_threads
from tui.overlap.index.word_hashes import PART_BITS, Hashes, among, dealt, gram_hashes
from tui.overlap.words.bags import Flags, firsts_of

GRAM = 6
"""Words in a row by which articles are joined."""


_NEVER = np.uint64(0)
"""Put in place of the hashes of grams that do not count."""


class Grams(NamedTuple):
    """Where shared grams stand: places in the corpus, those of one gram next to each other.

    `firsts` has the number of the first row of each gram, and the count of rows last.
    """

    places: Numbers
    firsts: Numbers

    @property
    def counts(self) -> Numbers:
        """Return how many rows each gram has."""
        return np.diff(self.firsts)


def shared_grams(corpus: Corpus, threads: int = 1) -> Grams:
    """Return the grams of GRAM words that stand in two articles or more."""
    hashes = gram_hashes(corpus.words, GRAM)
    parts = dealt(hashes, _crossing(corpus, len(hashes)))
    found = in_threads(threads, partial(_repeated, hashes, corpus=corpus), parts)
    counts = np.concatenate([sizes for _, sizes in found])
    firsts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    return Grams(np.concatenate([places for places, _ in found]), firsts)


def grams_from(corpus: Corpus, first: int) -> Grams:
    """Return the shared grams of which one stands at place `first` of the corpus or after it."""
    hashes = gram_hashes(corpus.words, GRAM)
    hashes[_crossing(corpus, len(hashes))] = _NEVER
    wanted = np.unique(hashes[first:])
    rows = among(hashes, wanted[wanted != _NEVER])
    places, counts = _repeated(hashes, rows, corpus)
    return Grams(places, np.concatenate(([0], np.cumsum(counts))).astype(np.int32))


def _crossing(corpus: Corpus, count: int) -> Flags:
    """Tell which grams begin in one article and end in another."""
    crossing = np.zeros(count, dtype=bool)
    for back in range(1, GRAM):
        at = corpus.ends - back
        crossing[at[(at >= 0) & (at < count)]] = True
    return crossing


def _repeated(hashes: Hashes, rows: Numbers, corpus: Corpus) -> tuple[Numbers, Numbers]:
    """Return the rows of grams that more than one article has, by hash, and how many each has."""
    rows = _sorted_by_hash(hashes, rows)
    ordered = hashes[rows]
    same = ordered[1:] == ordered[:-1]
    repeated = np.append(same, False)[: len(rows)]
    repeated[1:] |= same
    rows, ordered = rows[repeated], ordered[repeated]
    if not len(rows):
        return rows, rows
    firsts = firsts_of(ordered)
    counts = np.diff(np.append(firsts, len(rows))).astype(np.int32)
    article = corpus.article_of(rows)
    several = article[firsts] != article[firsts + counts - 1]
    return rows[np.repeat(several, counts)], counts[several]


def _sorted_by_hash(hashes: Hashes, rows: Numbers) -> Numbers:
    """Return rows by hash, then place.

    The hash less its last bits, and the place in their stead, are one number to be sorted: that is
    ten times faster than an order of rows. Hashes that differ in their last bits alone may be
    mixed: so rare that it costs no passage.
    """
    place_bits = np.uint64(len(hashes).bit_length())
    keys = (hashes[rows] << np.uint64(PART_BITS)) >> place_bits << place_bits
    keys |= rows.astype(np.uint64)
    keys.sort()
    return (keys & ((np.uint64(1) << place_bits) - np.uint64(1))).astype(np.int32)

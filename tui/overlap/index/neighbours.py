"""Find each article's nearest: those that share telling words in a row, in whatever order."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.stretches import Stretches
from tui.overlap.index.threads import in_threads
from tui.overlap.index.word_hashes import BITS_MASK, Hashes, among, dealt
from tui.overlap.words.bags import Bits, Flags, distinct, firsts_of, packed, unpacked

TOGETHER = 3
"""Telling words in a row that make a feature: of rewordings four in five share one or more."""

TELLING = 5
"""Bits from which a word is a telling one."""

MOST_ARTICLES = 40
"""Articles with a feature from which it tells too little to be looked at."""

WORD_SHARE = 0.001
"""Share of its bits that a word by itself tells: all that two articles share is less than one."""

HUNDREDS = 1000
"""Articles up to which words by themselves are looked at, and one feature is no coincidence."""

COINCIDENCE_BITS = 4.0
"""Bits beyond those of a feature that two articles alone have that are no coincidence."""

_ARTICLES_AT_ONCE = 500


class Near(NamedTuple):
    """Pairs of articles by number, left the lower one, and the bits of the features they share."""

    left: Numbers
    right: Numbers
    bits: Bits

    def only(self, kept: Flags) -> "Near":
        """Return some of the pairs."""
        return Near(self.left[kept], self.right[kept], self.bits[kept])

    def joined(self, other: "Near") -> "Near":
        """Return these pairs and others after them."""
        return Near(
            np.concatenate((self.left, other.left)),
            np.concatenate((self.right, other.right)),
            np.concatenate((self.bits, other.bits)),
        )


def near_pairs(corpus: Corpus, frames: Stretches, threads: int = 1, first: int = 0) -> Near:
    """Return the pairs of articles that share a feature, one of them number `first` or after it.

    A corpus that is a part of a library must have all articles with the features of these. Words
    in `frames` make no features. A feature tells the logarithm of all articles by those that have
    it; in a library of hundreds, words by themselves are features too that tell next to nothing, so
    that what is alike in nothing else has neighbours. In a larger one, two articles that share no
    more than one rare feature are none.
    """
    count = len(corpus.ends)
    shared: list[tuple[NDArray[np.int64], Bits]] = []
    for together, share in _kinds(corpus.library):
        rows = _features(corpus, frames, together)
        rows = _shared_with(rows, first, count) if first else rows
        shared += in_threads(threads, partial(_shared, rows, corpus, share), dealt(rows))
    near = _summed(shared)
    enough = np.log2(max(1, corpus.library)) + COINCIDENCE_BITS
    evident = corpus.library <= HUNDREDS or near.bits >= enough
    return near.only((near.right >= first) & evident)


def _shared_with(rows: Hashes, first: int, count: int) -> Hashes:
    """Return the rows whose feature an article has whose number is `first` or after it."""
    bits = _article_bits(count)
    features = rows >> bits << bits
    of_those = rows ^ features >= np.uint64(first)
    found: Hashes = rows[among(features, np.unique(features[of_those]))]
    return found


def _kinds(count: int) -> list[tuple[int, float]]:
    """Return how many words in a row make a feature, and the share of its bits that it tells."""
    return [(TOGETHER, 1.0), (1, WORD_SHARE)] if count <= HUNDREDS else [(TOGETHER, 1.0)]


def nearest(near: Near, count: int, most: int) -> tuple[Numbers, Numbers]:
    """Return the nearest of each of `count` articles, at most `most`, the nearest first.

    Those of article n are the numbers from the n-th first on up to the next one.
    """
    one = np.concatenate((near.left, near.right))
    other = np.concatenate((near.right, near.left))
    order = np.lexsort((other, -np.tile(near.bits, 2), one))
    one, other = one[order], other[order]
    rank = np.arange(len(one)) - np.searchsorted(one, one, side="left")
    one, other = one[rank < most], other[rank < most]
    return np.searchsorted(one, np.arange(count + 1)).astype(np.int32), other


def tells(words: Hashes, framing: Flags) -> Flags:
    """Tell which words are telling ones, those in frames aside."""
    telling: Flags = ((words & BITS_MASK) >= TELLING) & ~framing
    return telling


def _features(corpus: Corpus, frames: Stretches, together: int) -> Hashes:
    """Return a row for each so many telling words in a row of an article.

    The low bits are the article's number, as many as it takes; the others a hash of the words.
    """
    framing = frames.flags(len(corpus.words))
    count = len(corpus.ends)
    rows = [np.zeros(0, np.uint64)]
    for first in range(0, count, _ARTICLES_AT_ONCE):
        last = min(count, first + _ARTICLES_AT_ONCE)
        start, end = int(corpus.starts[first]), int(corpus.ends[last - 1])
        words = corpus.words[start:end]
        telling = np.flatnonzero(tells(words, framing[start:end]))
        ends = np.searchsorted(telling, corpus.ends[first:last] - start)
        articles = np.repeat(np.arange(first, last, dtype=np.uint64), np.diff(ends, prepend=0))
        rows.append(_rows(words[telling], articles, together, _article_bits(count)))
    return np.concatenate(rows)


def _rows(words: Hashes, articles: Hashes, together: int, article_bits: np.uint64) -> Hashes:
    """Return the rows of telling words, given the article of each."""
    count = max(0, len(words) - together + 1)
    sums = np.zeros(count, dtype=np.uint64)
    for place in range(together):
        sums += words[place : place + count]
    inside: Flags = articles[:count] == articles[len(words) - count :]
    rows: Hashes = ((sums >> article_bits << article_bits) | articles[:count])[inside]
    return rows


def _summed(shared: Sequence[tuple[NDArray[np.int64], Bits]]) -> Near:
    """Return each pair once with all its bits."""
    pairs, places = np.unique(np.concatenate([keys for keys, _ in shared]), return_inverse=True)
    bits = np.concatenate([told for _, told in shared])
    sums = np.bincount(places, bits, len(pairs)).astype(np.float64)
    return Near(*unpacked(pairs), sums)


def _article_bits(count: int) -> np.uint64:
    return np.uint64(count.bit_length())


def _shared(
    rows: Hashes, corpus: Corpus, share: float, places: Numbers
) -> tuple[NDArray[np.int64], Bits]:
    """Return the pairs of articles that share a feature of the rows at some places, and its bits.

    Pairs are packed.
    """
    count = len(corpus.ends)
    article_bits = _article_bits(count)
    rows = distinct(rows[places])
    features = rows >> article_bits
    articles = (rows & ((np.uint64(1) << article_bits) - np.uint64(1))).astype(np.int32)
    firsts = firsts_of(features)
    sizes = np.diff(np.append(firsts, len(rows)))
    keys, bits = [np.zeros(0, np.int64)], [np.zeros(0)]
    for size in range(2, min(count, MOST_ARTICLES) + 1):
        i, j = np.triu_indices(size, 1)
        these = firsts[sizes == size][:, None]
        keys.append(packed(articles[(these + i).ravel()], articles[(these + j).ravel()]))
        bits.append(np.full(len(keys[-1]), share * np.log2(corpus.library / size)))
    return np.concatenate(keys), np.concatenate(bits)

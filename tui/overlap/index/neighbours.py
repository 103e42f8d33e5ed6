"""Find each article's nearest: those that share telling words in a row, in whatever order."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.word_hashes import BITS_MASK, Hashes, dealt, mixed
from tui.overlap.words.bags import Bits, Flags

TOGETHER = 3
"""Telling words in a row that make a feature: of rewordings four in five share one or more."""

TELLING = 5
"""Bits from which a word is a telling one."""

MOST_ARTICLES = 40
"""Articles with a feature from which it tells too little to be looked at."""


class Near(NamedTuple):
    """Pairs of articles by number, left the lower one, and the bits of the features they share."""

    left: Numbers
    right: Numbers
    bits: Bits


def near_pairs(corpus: Corpus, framing: Flags, threads: int = 1) -> Near:
    """Return all pairs of articles that share a feature, by left article, then right.

    `framing` tells of each place whether it is frame; such words make no features. A feature tells
    the logarithm of all articles by those that have it.
    """
    count = len(corpus.ends)
    rows = _features(corpus, framing)
    parts = [rows[places] for places in dealt(rows)]
    with ThreadPoolExecutor(threads) as pool:
        shared = [*pool.map(lambda part: _shared(part, count), parts)]
    pairs, places = np.unique(np.concatenate([keys for keys, _ in shared]), return_inverse=True)
    bits = np.concatenate([told for _, told in shared])
    sums = np.bincount(places, bits, len(pairs)).astype(np.float64)
    left, right = np.divmod(pairs, max(count, 1))
    return Near(left.astype(np.int32), right.astype(np.int32), sums)


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


def _features(corpus: Corpus, framing: Flags) -> Hashes:
    """Return a row for each TOGETHER telling words of an article.

    The low bits are the article's number, as many as it takes; the others a hash of the words.
    """
    telling = np.flatnonzero(((corpus.words & BITS_MASK) >= TELLING) & ~framing)
    words = mixed(corpus.words[telling])
    ends = np.searchsorted(telling, corpus.ends)
    articles = np.repeat(np.arange(len(ends), dtype=np.uint64), np.diff(ends, prepend=0))
    count = max(0, len(words) - TOGETHER + 1)
    sums = np.zeros(count, dtype=np.uint64)
    for place in range(TOGETHER):
        sums += words[place : place + count]
    article_bits = _article_bits(len(ends))
    rows = (mixed(sums) >> article_bits << article_bits) | articles[:count]
    return rows[articles[:count] == articles[len(words) - count :]]


def _article_bits(count: int) -> np.uint64:
    return np.uint64(count.bit_length())


def _shared(rows: Hashes, count: int) -> tuple[NDArray[np.int64], Bits]:
    """Return the pairs of articles that have a feature in common, as one number each, and its bits."""
    article_bits = _article_bits(count)
    rows = np.sort(rows)
    rows = rows[np.append(True, rows[1:] != rows[:-1])[: len(rows)]]
    features = rows >> article_bits
    articles = (rows & ((np.uint64(1) << article_bits) - np.uint64(1))).astype(np.int64)
    firsts = np.flatnonzero(np.append(True, features[1:] != features[:-1])[: len(rows)])
    sizes = np.diff(np.append(firsts, len(rows)))
    keys, bits = [np.zeros(0, np.int64)], [np.zeros(0)]
    for size in range(2, MOST_ARTICLES + 1):
        i, j = np.triu_indices(size, 1)
        these = firsts[sizes == size][:, None]
        left, right = articles[(these + i).ravel()], articles[(these + j).ravel()]
        keys.append(left * count + right)
        bits.append(np.full(len(left), np.log2(count / size)))
    return np.concatenate(keys), np.concatenate(bits)

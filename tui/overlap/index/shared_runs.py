"""Join shared blocks into the runs of words that pairs of articles share."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.rarity import GAP, WHOLE, Counted
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.shared_grams import GRAM
from tui.overlap.words.bags import Flags, firsts_of, packed, unpacked

MOST_JOINED = 500
"""Rows of a block that are joined each with each; of more, each is joined with the first few."""

FIRST = 8
"""Rows that all rows of a block in very many articles are joined with."""

TELLING_BITS = 27
"""Bits that shared words must tell outside of frames, for them to be no common phrase."""


class Runs(NamedTuple):
    """Words in a row that two articles share, one row a run, by pair; left is the lower number.

    Starts and lengths are in words of the articles, `bits` what the words of the run tell.
    """

    left: Numbers
    right: Numbers
    left_start: Numbers
    right_start: Numbers
    length: Numbers
    bits: Numbers

    @property
    def firsts(self) -> NDArray[np.intp]:
        """Return the first row of each pair."""
        return firsts_of(self.left, self.right)

    def only(self, kept: Flags | NDArray[np.intp]) -> "Runs":
        """Return some of the runs."""
        return Runs(*(column[kept] for column in self))

    def joined(self, other: "Runs") -> "Runs":
        """Return these runs and others after them."""
        return Runs(*(np.concatenate(pair) for pair in zip(self, other, strict=True)))


def shared_runs(blocks: Blocks, corpus: Corpus, counted: Counted) -> Runs:
    """Return the telling runs of blocks: those that touch or overlap on both sides are one run."""
    pair, line, block = _rows_by_pair(blocks, corpus)
    apart, places = unpacked(line)
    others = places + apart
    length = blocks.lengths[block]
    firsts = np.flatnonzero(_begins(pair, line, length))
    lasts = np.append(firsts[1:], len(pair))[: len(firsts)] - 1
    left, right = unpacked(pair[firsts])
    start, end = places[firsts], places[lasts] + length[lasts]
    found = Runs(
        left,
        right,
        start - corpus.starts[left],
        others[firsts] - corpus.starts[right],
        end - start,
        counted.bits_of(start, end),
    )
    return found.only(_telling(found, counted.worth_of(start, end)))


def _rows_by_pair(
    blocks: Blocks, corpus: Corpus
) -> tuple[NDArray[np.int64], NDArray[np.int64], Numbers]:
    """Return the places at which two articles have the same block, by pair and line.

    A pair is the number of the left article and that of the right, a line how far the place in the
    right one lies behind that in the left one, and that place; both packed. The last is the block.
    """
    article = corpus.article_of(blocks.places)
    one, other, block = _joined(blocks)
    apart = article[one] != article[other]
    one, other, block = one[apart], other[apart], block[apart]
    places, others = blocks.places[one], blocks.places[other]
    pair, line = packed(article[one], article[other]), packed(others - places, places)
    order = np.lexsort((line, pair))
    return pair[order], line[order], block[order]


def _telling(runs: Runs, worth: Numbers) -> Flags:
    """Tell which runs are of two articles that share more than a custom: one passage does.

    A passage is of runs that are near each other; customs do not add up to one.
    """
    if not len(worth):
        return np.zeros(0, dtype=bool)
    order = np.lexsort((runs.left_start, runs.right, runs.left))
    left, right, start = runs.left[order], runs.right[order], runs.left_start[order]
    ends = start + runs.length[order]
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    pairs = np.flatnonzero(begins)
    begins[1:] |= start[1:] > ends[:-1] + GAP
    passages = np.flatnonzero(begins)
    bits = np.add.reduceat(runs.bits[order], passages)
    words = np.add.reduceat(worth[order], passages, dtype=np.int64)
    telling = (bits >= TELLING_BITS) & (words >= GRAM * WHOLE)
    of_passage = np.repeat(telling, np.diff(np.append(passages, len(order))))
    of_pair = np.logical_or.reduceat(of_passage, pairs)
    found = np.zeros(len(order), dtype=bool)
    found[order] = np.repeat(of_pair, np.diff(np.append(pairs, len(order))))
    return found


def _begins(pair: NDArray[np.int64], line: NDArray[np.int64], length: Numbers) -> Flags:
    """Tell which rows begin a run: sorted by pair, and by how far apart their places are."""
    begins = np.ones(len(pair), dtype=bool)
    # On the same line the difference is that of the places; on others it is far more.
    begins[1:] = (pair[1:] != pair[:-1]) | (np.diff(line) > length[:-1])
    return begins


def _joined(blocks: Blocks) -> tuple[Numbers, Numbers, Numbers]:
    """Return the pairs of rows that have the same block, the earlier first, and its number."""
    counts = blocks.counts
    nothing = np.zeros(0, dtype=np.int32)
    ones, others, numbers = [nothing], [nothing], [nothing]
    for count in np.unique(counts).tolist():
        which = np.flatnonzero(counts == count).astype(np.int32)
        i, j = (side.astype(np.int32) for side in np.triu_indices(count, 1))
        if count > MOST_JOINED:
            i, j = i[i < FIRST], j[i < FIRST]
        first = blocks.firsts[which][:, None]
        ones.append((first + i).ravel())
        others.append((first + j).ravel())
        numbers.append(np.repeat(which, len(i)))
    return np.concatenate(ones), np.concatenate(others), np.concatenate(numbers)

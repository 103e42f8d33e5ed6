"""Join shared blocks into the runs of words that pairs of articles share."""

from typing import NamedTuple

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.word_hashes import BITS_MASK
from tui.overlap.words.bags import Flags

MOST_JOINED = 500
"""Rows of a block that are joined each with each; of more, each is joined with the first few."""

FIRST = 8
"""Rows that all rows of a block in very many articles are joined with."""


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


def shared_runs(blocks: Blocks, corpus: Corpus, framing: Flags) -> Runs:
    """Return the runs that blocks make: those that touch or overlap on both sides are one run.

    `framing` tells of each place of the corpus whether it is frame; such words tell nothing.
    """
    one, other, block = _joined(blocks)
    places, others = blocks.places[one], blocks.places[other]
    left, right = corpus.article_of(places), corpus.article_of(others)
    apart = left != right
    places, others, block, left, right = (
        column[apart] for column in (places, others, block, left, right)
    )
    order = np.lexsort((places, others - places, right, left))
    places, others, left, right, length = (
        column[order] for column in (places, others, left, right, blocks.lengths[block])
    )
    begins = _begins(places, others, left, right, length)
    firsts = np.flatnonzero(begins)
    lasts = np.append(firsts[1:], len(begins))[: len(firsts)] - 1
    start = places[firsts]
    end = places[lasts] + length[lasts]
    bits = np.where(framing, 0, corpus.words & BITS_MASK)
    told = np.concatenate(([0], np.cumsum(bits, dtype=np.int64)))
    return Runs(
        left[firsts],
        right[firsts],
        start - corpus.starts[left[firsts]],
        others[firsts] - corpus.starts[right[firsts]],
        end - start,
        (told[end] - told[start]).astype(np.int32),
    )


def _begins(
    places: Numbers, others: Numbers, left: Numbers, right: Numbers, length: Numbers
) -> Flags:
    """Tell which rows, sorted by pair and by how far apart their places are, begin a run."""
    begins = np.ones(len(places), dtype=bool)
    begins[1:] = (
        (np.diff(left) != 0)
        | (np.diff(right) != 0)
        | (np.diff(others - places) != 0)
        | (places[1:] > places[:-1] + length[:-1])
    )
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

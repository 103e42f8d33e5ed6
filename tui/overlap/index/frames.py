"""Tell the blocks that are the frame of articles, a header or footer, and not what they tell."""

from math import log2

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.word_hashes import BITS_MASK, Hashes
from tui.overlap.words.bags import Flags

FEWEST = 3
"""Articles that a frame stands in: two may have it from one another."""

EDGE = 40
"""Words of its own between a block and the end of an article up to which it may be its frame."""

MOSTLY = 0.8
"""Share of a block's rows that must stand at the same edge."""

SHORT = 15
"""Words up to which what begins an article is a header, whatever it tells: leads are longer."""

FOREIGN = 0.8
"""Times the usual that the telling words of a longer header may stand elsewhere in its articles.

Usual is the share of an article's telling words that it has twice. The words of real leads, which
outlets copy, stand elsewhere twice as often as that; ends are seldom copied by themselves.
"""

DOUBLING = 0.25, 0.5
"""Times the usual, and telling words, that more may stand elsewhere where twice as many have it."""

OWN = 0.5
"""Share of an article that must not be shared as widely as the block: else it is a copy."""

TELLING = 8
"""Bits from which a word tells something."""

SAMPLE = 12
"""Rows of a block that are looked at."""

_ROUNDS = 3


def find_frames(blocks: Blocks, corpus: Corpus) -> Flags:
    """Tell of each block whether it is the frame of its articles.

    That is what stands at the same edge of three articles or more and is no part of a longer copy;
    what begins them must tell of other things than they do, for outlets copy leads. What only
    frames part from the edge is at the edge too.
    """
    frame = np.zeros(len(blocks.lengths), dtype=bool)
    spread = _spread(blocks, corpus)
    for _ in range(_ROUNDS):
        wanted = ~frame & (blocks.counts >= FEWEST)
        at_start, at_end = _at_edges(blocks, wanted, corpus, frame)
        candidates = np.flatnonzero(wanted)[at_start | at_end]
        certain = at_end | (blocks.lengths[wanted] <= SHORT)
        found = [
            block
            for block, sure in zip(
                candidates.tolist(), certain[at_start | at_end].tolist(), strict=True
            )
            if _stands_in_own(blocks, block, corpus, spread)
            and (sure or _is_foreign(blocks, block, corpus))
        ]
        if not found:
            break
        frame[found] = True
    return frame


def frame_words(blocks: Blocks, frames: Flags, corpus: Corpus) -> Flags:
    """Tell of each place of the corpus whether it lies in a frame."""
    framing = blocks.only(frames)
    change = np.zeros(len(corpus.words) + 1, dtype=np.int32)
    np.add.at(change, framing.places, 1)
    np.add.at(change, framing.places + np.repeat(framing.lengths, framing.counts), -1)
    inside: Flags = np.cumsum(change[:-1]) > 0
    return inside


def _at_edges(blocks: Blocks, wanted: Flags, corpus: Corpus, frame: Flags) -> tuple[Flags, Flags]:
    """Tell which of the wanted blocks mostly stand at the start of their articles, and the end."""
    own = np.concatenate(([0], np.cumsum(~frame_words(blocks, frame, corpus))))
    some = blocks.only(wanted)
    if not len(some.places):
        return np.zeros(0, dtype=bool), np.zeros(0, dtype=bool)
    article, firsts = corpus.article_of(some.places), some.firsts[:-1]
    ends = some.places + np.repeat(some.lengths, some.counts)
    near_start = own[some.places] - own[corpus.starts[article]] <= EDGE
    near_end = own[corpus.ends[article]] - own[ends] <= EDGE
    at_start = np.add.reduceat(near_start.astype(np.int32), firsts) >= MOSTLY * some.counts
    at_end = np.add.reduceat(near_end.astype(np.int32), firsts) >= MOSTLY * some.counts
    return at_start, at_end


def _spread(blocks: Blocks, corpus: Corpus) -> Numbers:
    """Return for each place how many rows the most widely spread block has that lies over it."""
    counts = np.repeat(blocks.counts, blocks.counts)
    order = np.argsort(counts, kind="stable")
    lengths = np.repeat(blocks.lengths, blocks.counts)[order]
    places = np.repeat(blocks.places[order], lengths)
    places += np.arange(len(places)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    spread = np.zeros(len(corpus.words), dtype=np.int32)
    spread[places] = np.repeat(counts[order], lengths)
    return spread


def _sample(blocks: Blocks, block: int, corpus: Corpus) -> list[tuple[int, int]]:
    """Return the ranges of places of some of the articles that have a block."""
    rows = blocks.places[blocks.firsts[block] : blocks.firsts[block + 1]]
    articles = corpus.article_of(rows[:: max(1, len(rows) // SAMPLE)])
    return [*zip(corpus.starts[articles].tolist(), corpus.ends[articles].tolist(), strict=True)]


def _stands_in_own(blocks: Blocks, block: int, corpus: Corpus, spread: Numbers) -> bool:
    """Tell whether the articles of a block are mostly their own, not copies of each other."""
    count = int(blocks.counts[block])
    sample = _sample(blocks, block, corpus)
    own = sum(float((2 * spread[start:end] < count).mean()) for start, end in sample)
    return own >= OWN * len(sample)


def _is_foreign(blocks: Blocks, block: int, corpus: Corpus) -> bool:
    """Tell whether the telling words of a block are not what its articles are about."""
    first = int(blocks.places[blocks.firsts[block]])
    told, times = _telling(corpus.words[first : first + int(blocks.lengths[block])])
    sample = _sample(blocks, block, corpus)
    met, usual = 0, 0.0
    for start, end in sample:
        words, counts = _telling(corpus.words[start:end])
        met += np.count_nonzero(counts[np.searchsorted(words, told)] > times)
        usual += np.count_nonzero(counts > 1) / max(1, len(words))
    doublings = log2(int(blocks.counts[block]) / FEWEST)
    most = (FOREIGN + DOUBLING[0] * doublings) * usual * len(told)
    return met <= most + DOUBLING[1] * doublings * len(sample)


def _telling(words: Hashes) -> tuple[Hashes, Numbers]:
    """Return the telling words, each once, and how often each stands there."""
    found, counts = np.unique(words[(words & BITS_MASK) >= TELLING], return_counts=True)
    return found, counts.astype(np.int32)

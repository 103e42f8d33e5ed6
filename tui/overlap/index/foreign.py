"""Tell whether a block is about what the articles that have it are about."""

from math import log2

import numpy as np

from tui.overlap.index.corpus import Corpus
from tui.overlap.index.shared_blocks import Blocks

Sample = list[tuple[int, int]]
"""The ranges of places of some articles, ends exclusive."""

FOREIGN = 0.4
"""Times the usual that the telling words of what is no part of its articles may stand elsewhere.

The words of real leads, which outlets copy, stand elsewhere twice as often as is usual.
"""

ABOUT = 0.9
"""Times the usual from which they stand elsewhere in what articles tell: halfway to real leads."""

EVIDENCE = 2.0
"""Words that would usually stand elsewhere, for it to be telling how many do."""

CHANCE = 2.0
"""Words more than expected that may stand elsewhere by chance."""

DOUBLING = 0.25, 0.5
"""Times the usual, and telling words, that more may stand elsewhere where twice as many have it."""

MANY = 8
"""Articles from which it counts how many have a block; fewer may have taken it over."""

SAMPLE = 8
"""Articles of a block that are looked at."""


def is_foreign(blocks: Blocks, block: int, corpus: Corpus, sample: Sample) -> bool:
    """Tell whether the telling words of a block surely stand little elsewhere in some articles.

    That is less than FOREIGN times the usual share, which is that of the telling words an article
    has twice; the more articles have a block, the less it takes.
    """
    met, usual, most = _met_elsewhere(blocks, block, corpus, sample, FOREIGN)
    return usual >= EVIDENCE and met <= most


def is_about(
    blocks: Blocks, block: int, corpus: Corpus, sample: Sample, times: float = ABOUT
) -> bool:
    """Tell whether the telling words of a block surely stand elsewhere in some of its articles.

    That is more than so many times the usual share, by more than chance.
    """
    met, usual, most = _met_elsewhere(blocks, block, corpus, sample, times)
    return usual >= EVIDENCE and met > most + CHANCE


def _met_elsewhere(
    blocks: Blocks, block: int, corpus: Corpus, sample: Sample, times: float
) -> tuple[int, float, float]:
    """Return how many telling words of a block stand elsewhere in a sample of its articles.

    And how many usually would, and so many times as many, more where many articles have the block.
    """
    first = int(blocks.places[blocks.firsts[block]])
    told, often = corpus.telling(first, first + int(blocks.lengths[block]))
    met, usual = 0, 0.0
    for start, end in sample:
        words, counts = corpus.telling(start, end)
        met += int(np.count_nonzero(counts[np.searchsorted(words, told)] > often))
        usual += np.count_nonzero(counts > 1) / max(1, len(words))
    doublings = log2(max(1.0, int(blocks.counts[block]) / MANY))
    most = (times + DOUBLING[0] * doublings) * usual * len(told)
    return met, usual * len(told), most + DOUBLING[1] * doublings * len(sample)


def sample_of(blocks: Blocks, block: int, corpus: Corpus) -> Sample:
    """Return some of the articles that have a block."""
    rows = blocks.places[blocks.firsts[block] : blocks.firsts[block + 1]]
    articles = corpus.article_of(rows[:: max(1, len(rows) // SAMPLE)])
    return [*zip(corpus.starts[articles].tolist(), corpus.ends[articles].tolist(), strict=True)]

"""Tell the blocks that an outlet puts into its articles: calls to subscribe, and the like."""

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.frames import FEWEST
from tui.overlap.index.outlets import UNKNOWN, outlets_of
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.spread import LEAST_OWN, OWN
from tui.overlap.index.surroundings import Surroundings
from tui.overlap.words.bags import Flags, packed, unpacked

LONGEST = 100
"""Words of a box at most."""

ABOUT = 1.5
"""Times the usual that telling words of a box may stand elsewhere, where all articles are alike."""

MOSTLY = 0.8
"""Share of a box's articles that must be of one outlet."""

CHANCE = 0.005
"""How likely articles may at most be of one outlet by chance, where they all have a box of it."""

LEAST_SHARE = 0.05
"""Share of what is copied that outlets, however small, are taken to copy from themselves."""

COVERED, MANY_COVERED, MANY = 0.5, 0.1, 9
"""Shares of the articles of an outlet that have its box where it is no chance, few or so many."""


def find_boxes(around: Surroundings, frames: Flags) -> Flags:
    """Tell of each block whether it is a box of an outlet.

    That is one in articles that have nothing to do with each other but that nearly all are of one
    outlet. Where others of that outlet are as alike, it must be foreign to what the articles tell.
    """
    blocks, corpus, boxes = around.blocks, around.corpus, around.none
    outlets = outlets_of(blocks, frames, corpus)
    numbers, outlet_of = _of_one_outlet(blocks, outlets, corpus)
    short = (~frames & (blocks.lengths <= LONGEST))[numbers]
    for block, outlet in zip(numbers[short].tolist(), outlet_of[short].tolist(), strict=True):
        own = around.own_share(block)
        boxes[block] = own >= LEAST_OWN and around.are_unrelated(block)
        if not boxes[block] and own >= OWN and around.articles[block] >= FEWEST:
            having = around.having(block)
            others = np.setdiff1d(np.flatnonzero(outlets == outlet), having)
            unlike = around.likeness.are_unlike(having, others)
            boxes[block] = unlike and not around.is_about(block, ABOUT)
    return boxes


def _of_one_outlet(blocks: Blocks, outlets: Numbers, corpus: Corpus) -> tuple[Numbers, Numbers]:
    """Return the numbers of the blocks that are of one outlet, and that outlet of each.

    Nearly all articles must be of it, and half of its own, or too many for this to be chance.
    Those of which no outlet is known are taken for one: what no other has is of one of theirs.
    """
    outlet = outlets[corpus.article_of(blocks.places)]
    numbers = np.repeat(np.arange(len(blocks.lengths)), blocks.counts)
    pairs, counts = np.unique(packed(numbers, outlet - UNKNOWN), return_counts=True)
    block, of = unpacked(pairs)
    sizes = np.bincount(outlets - UNKNOWN)[of]
    share = np.maximum(sizes / corpus.library, LEAST_SHARE)
    covered = np.where(counts >= MANY, MANY_COVERED, COVERED)
    clear = share ** (counts - 1) <= CHANCE
    clear |= (of > 0) & (counts >= covered * sizes)
    clear &= counts >= MOSTLY * blocks.counts[block]
    return block[clear], of[clear] + UNKNOWN

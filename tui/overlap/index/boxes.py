"""Tell the blocks that an outlet puts into its articles: calls to subscribe, and the like."""

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.foreign import sample_of
from tui.overlap.index.frames import FEWEST
from tui.overlap.index.likeness import Likeness
from tui.overlap.index.outlets import UNKNOWN, outlets_of
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.spread import OWN, own_share
from tui.overlap.words.bags import Flags, packed, unpacked

LONGEST = 100
"""Words of a box at most."""

MOSTLY = 0.8
"""Share of a box's articles that must be of one outlet."""

CHANCE = 0.005
"""How likely articles may at most be of one outlet by chance, where they all have a box of it."""

LEAST_SHARE, MOST_SHARE = 0.05, 0.5
"""Shares of what is copied that outlets are taken to copy from themselves, at least and at most."""


def find_boxes(
    blocks: Blocks,
    frames: Flags,
    articles: Numbers,
    spread: Numbers,
    corpus: Corpus,
    likeness: Likeness,
) -> Flags:
    """Tell of each block, given in how many articles it stands, whether it is a box of an outlet.

    That is one in three articles or more that have nothing to do with each other but that nearly
    all are of one outlet: they are no copies, and no more alike than others of that outlet are.
    """
    boxes = np.zeros(len(blocks.lengths), dtype=bool)
    outlets = outlets_of(blocks, frames, corpus)
    outlet_of = _outlet_of_each(blocks, outlets, corpus)
    short = ~frames & (articles >= FEWEST) & (blocks.lengths <= LONGEST)
    for block in np.flatnonzero(short & (outlet_of != UNKNOWN)).tolist():
        count = int(articles[block])
        if own_share(sample_of(blocks, block, corpus), count, spread) >= OWN:
            having = blocks.having(block, corpus)
            others = np.setdiff1d(np.flatnonzero(outlets == outlet_of[block]), having)
            boxes[block] = likeness.are_unlike(having, others)
    return boxes


def _outlet_of_each(blocks: Blocks, outlets: Numbers, corpus: Corpus) -> Numbers:
    """Return the outlet of each block, given those of articles: UNKNOWN of what may have none.

    Nearly all of its articles must be of it, and too many for this to be chance.
    """
    outlet = outlets[corpus.article_of(blocks.places)]
    numbers = np.repeat(np.arange(len(blocks.lengths)), blocks.counts)
    known = outlet != UNKNOWN
    pairs, counts = np.unique(packed(numbers[known], outlet[known]), return_counts=True)
    block, of = unpacked(pairs)
    chance = _shares(outlets)[of] ** (counts - 1)
    clear = (counts >= MOSTLY * blocks.counts[block]) & (chance <= CHANCE)
    found = np.full(len(blocks.lengths), UNKNOWN, dtype=np.int32)
    found[block[clear]] = of[clear]
    return found


def _shares(outlets: Numbers) -> NDArray[np.float64]:
    """Return the share of what is copied that each outlet is taken to copy from itself."""
    sizes = np.bincount(outlets[outlets != UNKNOWN])
    return np.clip(sizes / max(1, len(outlets)), LEAST_SHARE, MOST_SHARE)

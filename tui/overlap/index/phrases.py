"""Tell the phrases that all sorts of articles use, where a library is too small to count them."""

import numpy as np

from tui.overlap.index.corpus import Numbers
from tui.overlap.index.frames import FEWEST
from tui.overlap.index.rarity import GAP
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.spread import OWN
from tui.overlap.index.surroundings import Surroundings
from tui.overlap.words.bags import Flags

LONGEST = 10
"""Words of a phrase at most."""

LARGE = 3_000
"""Articles of a library in which so many have a phrase that its rarity tells it."""

TOUCHING = 2
"""Words beside a phrase that may be the same in some of its articles by chance."""

ALONE = 0.5
"""Share of its places where nothing else that is shared stands near a phrase."""


def find_phrases(around: Surroundings, frames: Flags) -> Flags:
    """Tell of each block whether it is a phrase.

    That is a few words that stand alone in three articles or more that have nothing to do with
    each other. In a large library their number tells, see rarity.
    """
    blocks, phrases = around.blocks, around.none
    if around.corpus.library >= LARGE:
        return phrases
    short = ~frames & (around.articles >= FEWEST) & (blocks.lengths <= LONGEST)
    short &= _stand_alone(blocks, around.spread)
    for block in np.flatnonzero(short).tolist():
        phrases[block] = around.own_share(block) >= OWN and around.are_unrelated(block)
    return phrases


def _stand_alone(blocks: Blocks, spread: Numbers) -> Flags:
    """Tell which blocks mostly have nothing near them that is shared."""
    shared = np.concatenate(([0], np.cumsum(spread > 0, dtype=np.int64)))
    starts = blocks.places - TOUCHING
    ends = blocks.places + np.repeat(blocks.lengths, blocks.counts) + TOUCHING
    last = len(spread)
    before = shared[np.maximum(starts, 0)] - shared[np.maximum(starts - GAP, 0)]
    after = shared[np.minimum(ends + GAP, last)] - shared[np.minimum(ends, last)]
    alone = (before + after == 0).astype(np.int32)
    if not len(alone):
        return np.zeros(0, dtype=bool)
    found: Flags = np.add.reduceat(alone, blocks.firsts[:-1]) >= ALONE * blocks.counts
    return found

"""Tell the blocks that an outlet puts into its articles: calls to subscribe, and the like."""

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.foreign import is_foreign, sample_of
from tui.overlap.index.frames import FEWEST
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.spread import OWN, own_share
from tui.overlap.words.bags import Flags, packed, unpacked

LONGEST = 40
"""Words of a box at most."""

FOREIGN = 1.5
"""Times the usual that the telling words of a box may stand elsewhere in its articles."""

MOSTLY = 0.8
"""Share of a box's articles that must have the same frame: they are of one outlet."""


def find_boxes(
    blocks: Blocks, frames: Flags, articles: Numbers, spread: Numbers, corpus: Corpus
) -> Flags:
    """Tell of each block, given in how many articles it stands, whether it is a box of an outlet.

    That is a short block in three articles or more, nearly all with the same header or footer and
    otherwise their own, that does not tell what they tell.
    """
    boxes = np.zeros(len(blocks.lengths), dtype=bool)
    short = ~frames & (articles >= FEWEST) & (blocks.lengths <= LONGEST)
    for block in np.flatnonzero(short & _of_one_outlet(blocks, frames, corpus)).tolist():
        sample = sample_of(blocks, block, corpus)
        own = own_share(sample, int(articles[block]), spread) >= OWN
        boxes[block] = own and is_foreign(blocks, block, corpus, sample, FOREIGN)
    return boxes


def _of_one_outlet(blocks: Blocks, frames: Flags, corpus: Corpus) -> Flags:
    """Tell which blocks stand mostly in articles with the same frame."""
    outlet = _outlets(blocks, frames, corpus)[corpus.article_of(blocks.places)]
    numbers = np.repeat(np.arange(len(blocks.lengths)), blocks.counts)
    known = outlet >= 0
    pairs, counts = np.unique(packed(numbers[known], outlet[known]), return_counts=True)
    most = np.zeros(len(blocks.lengths), dtype=np.int64)
    np.maximum.at(most, unpacked(pairs)[0], counts)
    found: Flags = most >= MOSTLY * blocks.counts
    return found


def _outlets(blocks: Blocks, frames: Flags, corpus: Corpus) -> Numbers:
    """Return for each article the number of its frame that most articles have, -1 without any."""
    numbers = np.flatnonzero(frames).astype(np.int32)
    framing = blocks.only(frames)
    order = np.argsort(np.repeat(framing.counts, framing.counts), kind="stable")
    outlets = np.full(len(corpus.ends), -1, dtype=np.int32)
    outlets[corpus.article_of(framing.places[order])] = np.repeat(numbers, framing.counts)[order]
    return outlets

"""Tell which articles are of one outlet: those with the same header or footer."""

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.words.bags import Flags

UNKNOWN = -1
"""The outlet of an article without a frame."""


def outlets_of(blocks: Blocks, frames: Flags, corpus: Corpus) -> Numbers:
    """Return for each article the number of its frame that most articles have, or UNKNOWN."""
    numbers = np.flatnonzero(frames).astype(np.int32)
    framing = blocks.only(frames)
    order = np.argsort(np.repeat(framing.counts, framing.counts), kind="stable")
    outlets = np.full(len(corpus.ends), UNKNOWN, dtype=np.int32)
    outlets[corpus.article_of(framing.places[order])] = np.repeat(numbers, framing.counts)[order]
    return outlets

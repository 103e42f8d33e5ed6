"""Tell what is an article's own beside what many articles have."""

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.shared_blocks import Blocks

OWN, LEAST_OWN = 0.5, 0.15
"""Share of an article from which it is its own, not a copy; from the least on it may be either."""


def spread_of(blocks: Blocks, articles: Numbers, corpus: Corpus) -> Numbers:
    """Return for each place in how many articles the most widely spread block over it stands."""
    counts = np.repeat(articles, blocks.counts)
    order = np.argsort(counts, kind="stable")
    lengths = np.repeat(blocks.lengths, blocks.counts)[order]
    places = np.repeat(blocks.places[order], lengths)
    places += np.arange(len(places)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    spread = np.zeros(len(corpus.words), dtype=np.int32)
    spread[places] = np.repeat(counts[order], lengths)
    return spread


def own_share(sample: list[tuple[int, int]], count: int, spread: Numbers) -> float:
    """Return the share of articles, given by their places, that is not as widely spread."""
    pieces = ((spread[start:end], end - start) for start, end in sample)
    # Half the time of a mean of these flags, which are looked at for thousands of blocks.
    own = sum(np.count_nonzero(piece < count / 2) / words for piece, words in pieces)
    return own / len(sample)

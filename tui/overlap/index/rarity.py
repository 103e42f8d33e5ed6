"""Tell what is shared from what is said by custom: the more articles have it, the longer it is."""

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.shared_grams import GRAM
from tui.overlap.words.bags import Bits, Flags

USUAL_LIBRARY = 10_000
"""Articles that a library is taken to have at least where it is told how rare a block is."""

GAP = 20
"""Words between two blocks up to which they may be of one passage, with edits between them."""


def rarity_of(blocks: Blocks, corpus: Corpus) -> Bits:
    """Return how much a word of each block counts: 1 where two articles have it, less where more.

    It is the square of what it tells that an article has the block, by what it would tell if one
    other had it. What two articles share counts where its words come to those of a gram.
    """
    library = max(len(corpus.ends), USUAL_LIBRARY)
    told = np.log2(library / np.maximum(blocks.articles(corpus), 2))
    rarity: Bits = (told / np.log2(library / 2)) ** 2
    return rarity


def rare_rows(blocks: Blocks, corpus: Corpus, rarity: Bits) -> Flags:
    """Tell which rows may be part of something that counts, by the rows that are near them."""
    order, firsts = _gathered(blocks, corpus)
    worth = np.repeat(blocks.lengths * rarity, blocks.counts)[order]
    sums = np.add.reduceat(worth, firsts) if len(firsts) else worth
    kept = np.zeros(len(order), dtype=bool)
    kept[order] = np.repeat(sums >= GRAM, np.diff(np.append(firsts, len(order))))
    return kept


def _gathered(blocks: Blocks, corpus: Corpus) -> tuple[Numbers, Numbers]:
    """Return the rows by place, and which of these begin anew: none before is as near as GAP."""
    order = np.argsort(blocks.places, kind="stable")
    places = blocks.places[order]
    ends = places + np.repeat(blocks.lengths, blocks.counts)[order]
    article = corpus.article_of(places)
    begins = np.ones(len(places), dtype=bool)
    begins[1:] = (article[1:] != article[:-1]) | (places[1:] > ends[:-1] + GAP)
    return order.astype(np.int32), np.flatnonzero(begins).astype(np.int32)

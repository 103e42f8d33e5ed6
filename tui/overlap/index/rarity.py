"""Tell what is shared from what is said by custom: the more articles have it, the longer it is."""

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.shared_grams import GRAM
from tui.overlap.index.word_hashes import BITS_MASK
from tui.overlap.words.bags import Flags

Sums = NDArray[np.uint32]
"""A sum over all words before each place of a corpus, and over all words last, modulo 2**32."""

WHOLE = 64
"""What a word counts that two articles share: sums are of whole numbers."""

USUAL_LIBRARY = 10_000
"""Articles that a library is taken to have at least where it is told how rare a block is."""

GAP = 20
"""Words between two blocks up to which they may be of one passage, with edits between them."""


def worth_before(spread: Numbers, frames: Flags, corpus: Corpus) -> Sums:
    """Return what all words before each place count, given in how many articles each stands.

    A word counts WHOLE where two articles share it, less where more do: by the square of what it
    tells that an article has it. What is shared by none, or is frame, counts nothing.
    """
    library = max(corpus.library, USUAL_LIBRARY)
    told = np.log2(library / np.arange(2, max(3, int(spread.max(initial=0)) + 1)))
    rarity = np.round(WHOLE * (told / np.log2(library / 2)) ** 2)
    words = np.concatenate(([0, 0], rarity)).astype(np.uint8)[spread]
    words[frames] = 0
    return _summed(words)


def told_before(frames: Flags, corpus: Corpus) -> Sums:
    """Return the bits that all words before each place tell; those in frames tell none."""
    bits = (corpus.words & BITS_MASK).astype(np.uint8)
    bits[frames] = 0
    return _summed(bits)


def _summed(values: NDArray[np.uint8]) -> Sums:
    sums = np.zeros(len(values) + 1, dtype=np.uint32)
    np.cumsum(values, dtype=np.uint32, out=sums[1:])
    return sums


def rare_rows(blocks: Blocks, corpus: Corpus, worth: Sums) -> Flags:
    """Tell which rows may be part of something that counts, by the words that are near them."""
    order = np.argsort(blocks.places, kind="stable")
    places = blocks.places[order]
    ends = places + np.repeat(blocks.lengths, blocks.counts)[order]
    article = corpus.article_of(places)
    begins = np.ones(len(places), dtype=bool)
    begins[1:] = (article[1:] != article[:-1]) | (places[1:] > ends[:-1] + GAP)
    firsts = np.flatnonzero(begins)
    sizes = np.diff(np.append(firsts, len(order)))
    counted = worth[ends[firsts + sizes - 1]] - worth[places[firsts]]
    kept = np.zeros(len(order), dtype=bool)
    kept[order] = np.repeat(counted >= GRAM * WHOLE, sizes)
    return kept

"""Tell what is shared from what is said by custom: the more articles have it, the longer it is."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.shared_grams import GRAM
from tui.overlap.index.word_hashes import BITS_MASK
from tui.overlap.words.bags import Flags

Small = NDArray[np.uint8]
"""A small number a word."""

WHOLE = 64
"""What a word counts that two articles share: sums are of whole numbers."""

USUAL_LIBRARY = 10_000
"""Articles that a library is taken to have at least where it is told how rare a block is."""

_AT_ONCE = 1 << 20

GAP = 20
"""Words between two blocks up to which they may be of one passage, with edits between them."""


class Counted(NamedTuple):
    """What each word of a corpus counts as a part of a passage, and the bits that it tells.

    A word counts WHOLE where two articles share it, less where more do: by the square of what it
    tells that an article has it. What is shared by none, or is frame, counts and tells nothing.
    """

    worth: Small
    bits: Small

    def worth_of(self, starts: Numbers, ends: Numbers) -> Numbers:
        """Return what the words of ranges of places count together."""
        return _summed(self.worth, starts, ends)

    def bits_of(self, starts: Numbers, ends: Numbers) -> Numbers:
        """Return the bits that the words of ranges of places tell together."""
        return _summed(self.bits, starts, ends)


def count_words(spread: Numbers, frames: Flags, corpus: Corpus) -> Counted:
    """Return what words count, given in how many articles what lies over each place stands."""
    library = max(corpus.library, USUAL_LIBRARY)
    told = np.log2(library / np.arange(2, max(3, int(spread.max(initial=0)) + 1)))
    rarity = np.round(WHOLE * (told / np.log2(library / 2)) ** 2)
    worth = np.concatenate(([0, 0], rarity)).astype(np.uint8)[spread]
    bits = (corpus.words & BITS_MASK).astype(np.uint8)
    worth[frames] = bits[frames] = 0
    return Counted(worth, bits)


def _summed(values: Small, starts: Numbers, ends: Numbers) -> Numbers:
    before = _before(values, np.concatenate((starts, ends)))
    return (before[len(starts) :] - before[: len(starts)]).astype(np.int32)


def _before(values: Small, places: Numbers) -> NDArray[np.int64]:
    """Return the sum of all values before each place, piece by piece, so that less is held."""
    order = np.argsort(places, kind="stable")
    ordered = places[order]
    sums = np.zeros(len(places), dtype=np.int64)
    total = 0
    for start in range(0, len(values), _AT_ONCE):
        piece = np.cumsum(values[start : start + _AT_ONCE], dtype=np.int64)
        first, last = np.searchsorted(ordered, (start, start + len(piece)), side="right")
        sums[order[first:last]] = total + piece[ordered[first:last] - start - 1]
        total += int(piece[-1])
    return sums


def rare_rows(blocks: Blocks, corpus: Corpus, counted: Counted) -> Flags:
    """Tell which rows may be part of something that counts, by the words that are near them."""
    order = np.argsort(blocks.places, kind="stable")
    places = blocks.places[order]
    ends = places + np.repeat(blocks.lengths, blocks.counts)[order]
    article = corpus.article_of(places)
    begins = np.ones(len(places), dtype=bool)
    begins[1:] = (article[1:] != article[:-1]) | (places[1:] > ends[:-1] + GAP)
    firsts = np.flatnonzero(begins)
    sizes = np.diff(np.append(firsts, len(order)))
    worth = counted.worth_of(places[firsts], ends[firsts + sizes - 1])
    kept = np.zeros(len(order), dtype=bool)
    kept[order] = np.repeat(worth >= GRAM * WHOLE, sizes)
    return kept

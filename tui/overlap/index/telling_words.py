"""The words of an article by which it can be told what it is about."""

import numpy as np

from tui.overlap.index.word_hashes import BITS_MASK, CHARACTER_BITS, Hashes
from tui.overlap.words.bags import Flags

TELLING = 8
"""Bits from which a word tells something."""

MOSTLY = 0.5
"""Share of words that tell as much as characters do from which they are characters."""

_SECOND = np.uint64(0x9E3779B97F4A7C15)


def telling_words(words: Hashes) -> Hashes:
    """Return the words that tell something; of scripts without spaces, two characters in a row."""
    telling: Hashes = words[(words & BITS_MASK) >= TELLING]
    characters = _characters(words)
    if not characters.any():
        return telling
    both = characters[:-1] & characters[1:]
    return np.concatenate((telling, words[:-1][both] + words[1:][both] * _SECOND))


def common_words(words: Hashes) -> Flags:
    """Tell which words tell next to nothing: those that are common in a language that is known."""
    common: Flags = ((words & BITS_MASK) < TELLING) & ~_characters(words)
    return common


def _characters(words: Hashes) -> Flags:
    """Tell which words are characters of a script without spaces, where most are."""
    characters: Flags = (words & BITS_MASK) == CHARACTER_BITS
    if np.count_nonzero(characters) < MOSTLY * len(words):
        characters = np.zeros(len(words), dtype=bool)
    return characters

"""Find the few articles of a library that have words in a row with some new ones."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.corpus import Corpus, Numbers, Places
from tui.overlap.index.kept_words import KeptWords
from tui.overlap.index.neighbours import TOGETHER, tells
from tui.overlap.index.shared_grams import GRAM
from tui.overlap.index.threads import in_threads
from tui.overlap.index.word_hashes import (
    SIEVE_SHIFT,
    Hashes,
    are_among,
    gram_hashes,
    gram_hashes_at,
    sieve_of,
)
from tui.overlap.words.bags import Flags

_AT_ONCE = 1 << 16

Look = Callable[[int, int], Places]
"""Finds places between two places of the words that are kept."""


def with_grams(kept: KeptWords, new: Corpus, threads: int = 1) -> Numbers:
    """Return the numbers of the articles that have a gram that new ones have, too; in order."""
    sieve, grams = sieve_of(new.words), np.unique(gram_hashes(new.words, GRAM))
    return _articles(kept, partial(_grams_between, kept, sieve, grams), threads)


def with_features(
    kept: KeptWords, framing: Flags, new: Corpus, new_framing: Flags, threads: int = 1
) -> Numbers:
    """Return the numbers of the articles with so many telling words in a row as new ones have.

    `framing` and `new_framing` tell which words are in frames, and are passed over.
    """
    telling = new.words[tells(new.words, new_framing)]
    everywhere = np.arange(max(0, len(telling) - TOGETHER + 1))
    sieve, sums = sieve_of(telling), np.unique(_sums(telling, everywhere))
    return _articles(kept, partial(_features_between, kept, framing, sieve, sums), threads)


def _articles(kept: KeptWords, look: Look, threads: int) -> Numbers:
    found = in_threads(threads, lambda part: look(*part), kept.parts(_AT_ONCE))
    numbers = np.unique(kept.article_of(np.concatenate([np.zeros(0, np.int64), *found])))
    return numbers[numbers >= 0]


def _grams_between(kept: KeptWords, sieve: Flags, grams: Hashes, start: int, end: int) -> Places:
    words = kept.between(start, end)
    at = _in_a_row(sieve[words >> SIEVE_SHIFT], GRAM)
    return start + at[are_among(gram_hashes_at(words, at, GRAM), grams)]


def _features_between(
    kept: KeptWords, framing: Flags, sieve: Flags, sums: Hashes, start: int, end: int
) -> Places:
    words = kept.between(start, end)
    telling = np.flatnonzero(tells(words, framing[start:end]))
    words = words[telling]
    at = _in_a_row(sieve[words >> SIEVE_SHIFT], TOGETHER)
    return start + telling[at[are_among(_sums(words, at), sums)]]


def _sums(words: Hashes, places: NDArray[np.intp]) -> Hashes:
    """Return the sums of the words of the features that begin at some places."""
    sums = np.zeros(len(places), dtype=np.uint64)
    for place in range(TOGETHER):
        sums += words[places + place]
    return sums


def _in_a_row(flags: Flags, count: int) -> NDArray[np.intp]:
    """Return the places of the first of so many true flags in a row."""
    last = max(0, len(flags) - count + 1)
    found = flags[:last].copy()
    for place in range(1, count):
        found &= flags[place : place + last]
    return np.flatnonzero(found)

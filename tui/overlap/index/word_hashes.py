"""Numbers for words that are the same in every process and on every machine."""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

import numpy as np
import Stemmer
from numpy.typing import NDArray

from tui.articles.scripts import UNSPACED
from tui.articles.segmentation import split_words
from tui.overlap.index.token_numbers import TokenNumbers
from tui.overlap.words.bags import Flags
from tui.overlap.words.common_words import BITS, RAREST
from tui.overlap.words.folding import bare
from tui.overlap.words.languages import COMMON_WORDS, ENGLISH
from tui.overlap.words.lexicon import COMMON_BITS, LONGEST_STEMMED

Hashes = NDArray[np.uint64]
"""A hash a word, or one for so many words in a row."""

PART_BITS = 4
"""First bits of hashes by which they are dealt into PARTS parts."""

PARTS = 1 << PART_BITS

BITS_MASK = np.uint64(15)
"""The low bits of a word's hash: how much the word tells, in bits."""

CHARACTER_BITS = 5
"""Bits that a character of a script without spaces tells: some make a word."""

MOST_REMEMBERED = 4_000_000
"""Code points of tokens that are remembered, about 100 MB in all, before they are forgotten."""

_NUMBER = 0x6E756D6265720000
"""The hash of every number: footers differ in them, and they tell nothing by themselves."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_SIEVE_BITS = 18
SIEVE_SHIFT = np.uint64(64 - _SIEVE_BITS)
"""Bits by which a hash is shifted to look it up in a sieve."""

_AT_ONCE = 1 << 15
_MARKS = '.,;:!?()"'
_BYTES = 8
_MULTIPLIER = 0x9E3779B97F4A7C15


class WordHashes:
    """The hashes of words, each form hashed once.

    Words are folded and stemmed as English, whatever their language: equal words stay equal.
    Numbers are all the same.
    """

    def __init__(self) -> None:
        self._stem = Stemmer.Stemmer(ENGLISH).stemWord
        foreign = (word for words in COMMON_WORDS.values() for word in words)
        self._bits = dict.fromkeys(map(self._stem, foreign), int(COMMON_BITS))
        for word, bits in BITS.items():
            stem = self._stem(word)
            self._bits[stem] = min(int(bits), self._bits.get(stem, int(RAREST)))
        self._forget()

    def of(self, text: str) -> Hashes:
        """Return the hashes of the words of a text, in order."""
        return self.of_each([text])[0]

    def of_each(self, texts: Sequence[str]) -> list[Hashes]:
        """Return the hashes of the words of each text: of many at once is faster."""
        if self._tokens.size > MOST_REMEMBERED:
            self._forget()
        numbers, counts = self._numbers.of_each(texts)
        hashes, ends = self._tokens.hashes(numbers)
        lasts = np.cumsum(counts, dtype=np.intp)
        return np.split(hashes, np.append(0, ends)[lasts[:-1]]) if counts else []

    def _forget(self) -> None:
        self._known: dict[str, int] = {}
        self._tokens = _Tokens(self._hash)
        self._numbers = TokenNumbers(self._tokens.__getitem__)

    def _hash(self, written: str) -> int:
        """Return a BLAKE2b of the folded stem with what it tells in its low bits."""
        folded = bare(written)
        if folded[:1].isdigit():
            return _NUMBER
        known = self._known.get(folded)
        if known is None:
            known = self._known[folded] = self._digest(folded, written)
        return known

    def _digest(self, folded: str, written: str) -> int:
        stem = self._stem(folded) if len(folded) <= LONGEST_STEMMED else folded
        digest = blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
        bits = CHARACTER_BITS if _UNSPACED.match(written) else self._bits.get(stem, int(RAREST))
        return int.from_bytes(digest, "little") & ~int(BITS_MASK) | bits


class _Tokens(dict[str, int]):
    """Numbers of what stands between white space, and the hashes of the words in each.

    Splitting at white space is five times as fast as finding words, and no word goes beyond it.
    """

    def __init__(self, hash_word: Callable[[str], int]) -> None:
        super().__init__()
        self.size = 0
        """Code points of all tokens."""
        self._hash = hash_word
        self._first = array("i")
        self._count = array("i")
        self._hashes = array("Q")

    def __missing__(self, token: str) -> int:
        """Return the number of a token that is met for the first time."""
        core = token.strip(_MARKS)
        words = [core] if core.isascii() and core.isalpha() else split_words(token)
        self._first.append(len(self._hashes))
        self._count.append(len(words))
        self._hashes.extend([self._hash(word) for word in words])
        self.size += len(token)
        number = self[token] = len(self)
        return number

    def hashes(self, numbers: NDArray[np.int32]) -> tuple[Hashes, NDArray[np.int32]]:
        """Return the hashes of the words of tokens, given by number, and where each one's end."""
        counts = np.frombuffer(self._count, np.int32)[numbers]
        starts = np.frombuffer(self._first, np.int32)[numbers]
        ends = np.cumsum(counts, dtype=np.int32)
        places = np.repeat(starts - ends + counts, counts)
        places += np.arange(len(places))
        return np.frombuffer(self._hashes, np.uint64)[places], ends


def gram_hashes(words: Hashes, length: int) -> Hashes:
    """Return a hash of each `length` words in a row: a polynomial of theirs (Karp and Rabin)."""
    count = max(0, len(words) - length + 1)
    found = np.zeros(count, dtype=np.uint64)
    # Some at a time, so that the processor's cache holds them.
    for start in range(0, count, _AT_ONCE):
        some = found[start : start + _AT_ONCE]
        for place in range(length):
            first = start + place
            some += words[first : first + len(some)] * _multiplier(place)
    return found


def gram_hashes_at(words: Hashes, places: NDArray[np.intp], length: int) -> Hashes:
    """Return the same hash of the words in a row that begin at some places."""
    found = np.zeros(len(places), dtype=np.uint64)
    for place in range(length):
        found += words[places + place] * _multiplier(place)
    return found


def _multiplier(place: int) -> np.uint64:
    return np.uint64(pow(_MULTIPLIER, place + 1, 2**64))


def among(hashes: Hashes, wanted: Hashes) -> NDArray[np.int32]:
    """Return the places of hashes that are among a few wanted ones, which are sorted."""
    places = np.flatnonzero(sieve_of(wanted)[hashes >> SIEVE_SHIFT]).astype(np.int32)
    found: NDArray[np.int32] = places[are_among(hashes[places], wanted)]
    return found


def are_among(hashes: Hashes, wanted: Hashes) -> Flags:
    """Tell which of a few hashes are among wanted ones, which are sorted."""
    if not len(wanted):
        return np.zeros(len(hashes), dtype=bool)
    at = np.minimum(np.searchsorted(wanted, hashes), len(wanted) - 1)
    found: Flags = wanted[at] == hashes
    return found


def sieve_of(hashes: Hashes) -> Flags:
    """Tell which values hashes may have, shifted by SIEVE_SHIFT, to be among these."""
    sieve = np.zeros(1 << _SIEVE_BITS, dtype=bool)
    sieve[hashes >> SIEVE_SHIFT] = True
    return sieve


def dealt(hashes: Hashes, left_out: Flags | None = None) -> Iterator[NDArray[np.int32]]:
    """Yield the places of hashes in PARTS parts by their first PART_BITS bits: so less is held.

    Equal hashes are in one part. Those `left_out` are in none.
    """
    part = (hashes >> np.uint64(64 - PART_BITS)).astype(np.uint8)
    if left_out is not None:
        part[left_out] = PARTS
    for number in range(PARTS):
        yield np.flatnonzero(part == number).astype(np.int32)

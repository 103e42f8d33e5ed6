"""Number what stands between white space in texts: by numpy, not one after the other."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 1 << 20
"""Code points that are looked at together, about: each takes 40 bytes meanwhile."""

_SLOT_BITS = 19
_SHIFT = np.uint64(64 - _SLOT_BITS)
_BASE, _SPREAD = 0x9E3779B97F4A7C15, np.uint64(0xD6E8FEB86659FD93)
_LAST_SPACE = 0x3000
_IS_SPACE = np.array([chr(code).isspace() for code in range(_LAST_SPACE + 2)])

_Hashes = NDArray[np.uint64]
_Numbers = NDArray[np.int32]


class TokenNumbers:
    """Gives tokens the numbers that `number_of` gives to each, and asks it for few of them.

    Each is found by a hash: a polynomial of its code points (Karp and Rabin), in a table of which
    a place holds the token that was there last.
    """

    def __init__(self, number_of: Callable[[str], int]) -> None:
        self._number_of = number_of
        self._hashes: _Hashes = np.zeros(1 << _SLOT_BITS, dtype=np.uint64)
        self._numbers: _Numbers = np.full(1 << _SLOT_BITS, -1, dtype=np.int32)
        self._powers = _powers(_BASE, 0)
        self._inverses = self._powers

    def of_each(self, texts: Sequence[str]) -> tuple[_Numbers, list[int]]:
        """Return the numbers of the tokens of all texts, in order, and how many each text has."""
        found, counts = [np.zeros(0, dtype=np.int32)], [0] * len(texts)
        for some, owners in _pieces(texts):
            starts, numbers = self._of("\n".join(some))
            lengths = np.array([len(piece) + 1 for piece in some])
            within = np.searchsorted(starts, np.cumsum(lengths))
            for owner, count in zip(owners, np.diff(within, prepend=0).tolist(), strict=True):
                counts[owner] += count
            found.append(numbers)
        return np.concatenate(found), counts

    def _of(self, text: str) -> tuple[NDArray[np.intp], _Numbers]:
        """Return where the tokens of a text start, and their numbers."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        spaces = np.ones(len(codes) + 2, dtype=bool)
        spaces[1:-1] = _IS_SPACE[np.minimum(codes, _LAST_SPACE + 1)]
        edges = np.flatnonzero(spaces[1:] != spaces[:-1])
        starts, ends = edges[::2], edges[1::2]
        hashes = self._hash(codes, starts, ends)
        slots = hashes >> _SHIFT
        numbers = self._numbers[slots]
        missed = np.flatnonzero((self._hashes[slots] != hashes) | (numbers < 0))
        if len(missed):
            new, firsts, places = np.unique(hashes[missed], return_index=True, return_inverse=True)
            spans = zip(starts[missed[firsts]].tolist(), ends[missed[firsts]].tolist(), strict=True)
            told = np.array([self._number_of(text[a:b]) for a, b in spans], dtype=np.int32)
            self._hashes[new >> _SHIFT], self._numbers[new >> _SHIFT] = new, told
            numbers[missed] = told[places]
        return starts, numbers

    def _hash(
        self, codes: NDArray[np.uint32], starts: NDArray[np.intp], ends: NDArray[np.intp]
    ) -> _Hashes:
        if len(self._powers) < len(codes):
            self._powers = _powers(_BASE, len(codes))
            self._inverses = _powers(pow(_BASE, -1, 1 << 64), len(codes))
        sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        # No code may count nothing: then tokens would be the same with it and without.
        counted = codes.astype(np.uint64) + np.uint64(1)
        np.cumsum(counted * self._powers[: len(codes)], out=sums[1:])
        hashes = (sums[ends] - sums[starts]) * self._inverses[starts]
        hashes ^= hashes >> np.uint64(32)
        mixed: _Hashes = hashes * _SPREAD
        return mixed


def _powers(base: int, count: int) -> _Hashes:
    """Return the powers of an odd number from the 0th on, modulo 2**64."""
    powers = np.full(count, base, dtype=np.uint64)
    powers[:1] = 1
    return np.multiply.accumulate(powers)


def _pieces(texts: Sequence[str]) -> Iterator[tuple[list[str], list[int]]]:
    """Yield texts, long ones in pieces, some at a time, with the number of the text of each."""
    some: list[str] = []
    owners: list[int] = []
    size = 0
    for owner, text in enumerate(texts):
        for piece in _cut(text):
            some.append(piece)
            owners.append(owner)
            size += len(piece)
            if size >= AT_ONCE:
                yield some, owners
                some, owners, size = [], [], 0
    if some:
        yield some, owners


def _cut(text: str) -> Iterator[str]:
    """Yield a text in pieces that end at white space."""
    start = 0
    while len(text) - start > AT_ONCE:
        end = start + AT_ONCE
        while end < len(text) and not text[end].isspace():
            end += 1
        yield text[start:end]
        start = end
    yield text[start:]

"""Find the longest runs of words that two articles share, inflections aside."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.overlap.words.bags import Ids
from tui.overlap.words.terms import Terms

RUN_WORDS = 6
"""Fewest words in a row that count as shared."""

PLACES = 8
"""Places of a repeated run that are tried for the longest match."""

_MULTIPLIER = 0x9E3779B97F4A7C15
_BLOCK = 64


class Run(NamedTuple):
    """Words from `left` and from `right` on that are the same for `length` words."""

    left: int
    right: int
    length: int


def find_runs(left: Terms, right: Terms) -> list[Run]:
    """Return maximal shared runs by their place in `left`, each word of it in one run at most.

    Of runs that are mostly the same words of `right` the longest is kept.
    """
    keys, other_keys = run_keys(left.stems), run_keys(right.stems)
    order = np.argsort(other_keys, kind="stable")
    sorted_keys = other_keys[order]
    low = np.searchsorted(sorted_keys, keys, side="left")
    high = np.searchsorted(sorted_keys, keys, side="right")
    places = np.flatnonzero(high > low)
    taken = np.zeros(len(right.stems), dtype=bool)
    kept = []
    found = _greedy(left.stems, right.stems, places, low, high, order)
    for run in sorted(found, key=lambda run: (-run.length, run)):
        target = taken[run.right : run.right + run.length]
        few = left.length((run.left, run.left + run.length)) < RUN_WORDS
        if few or 2 * int(target.sum()) > run.length:
            continue
        target[:] = True
        kept.append(run)
    return sorted(kept)


def _greedy(
    left: Ids,
    right: Ids,
    places: NDArray[np.intp],
    low: NDArray[np.intp],
    high: NDArray[np.intp],
    order: NDArray[np.intp],
) -> Iterator[Run]:
    reached = 0
    for place in places.tolist():
        if place < reached:
            continue
        candidates = order[low[place] : min(high[place], low[place] + PLACES)].tolist()
        length, start = max(
            (common_length(left[place:], right[other:]), -other) for other in candidates
        )
        if length >= RUN_WORDS:
            reached = place + length
            yield Run(place, -start, length)


def common_length(left: Ids, right: Ids) -> int:
    """Return how many words are the same from the start on."""
    size, start, block = min(len(left), len(right)), 0, _BLOCK
    while start < size:
        stop = min(size, start + block)
        unequal = left[start:stop] != right[start:stop]
        if unequal.any():
            return start + int(unequal.argmax())
        start, block = stop, block * 2
    return size


def run_keys(words: Ids, length: int = RUN_WORDS) -> NDArray[np.uint64]:
    """Return a hash of each `length` words in a row; equal words have equal hashes."""
    if len(words) < length:
        return np.zeros(0, dtype=np.uint64)
    mixed = (words.astype(np.uint64) + np.uint64(1)) * np.uint64(0xD6E8FEB86659FD93)
    mixed ^= mixed >> np.uint64(32)
    keys = np.zeros(len(words) - length + 1, dtype=np.uint64)
    for place in range(length):
        multiplier = np.uint64((place + 1) * _MULTIPLIER % 2**64 | 1)
        keys += mixed[place : place + len(keys)] * multiplier
    return keys

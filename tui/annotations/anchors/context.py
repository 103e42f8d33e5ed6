"""Weigh a place of a quote by the words around it."""

from collections.abc import Iterator

import numpy as np

from tui.annotations.anchors.folding import Ids, Words
from tui.annotations.anchors.pairing import NONE, Pairing

WINDOW = 500
"""Words on either side that are compared."""

_NEAR = 10
_DRIFT = 6
_MOST_OCCURRENCES = 60


def context_share(pairing: Pairing, words: tuple[int, int], place: tuple[int, int]) -> float:
    """Return the share of the ten words on either side of a quote that are around its place too.

    The end of a text counts as words that agree if the place is at an end as well.
    """
    before = _around(pairing, words[0] - 1, place[0] - 1, -1)
    after = _around(pairing, words[1], place[1], 1)
    return (before + after) / (2 * _NEAR)


def _around(pairing: Pairing, old: int, new: int, direction: int) -> int:
    count = 0
    for step in range(_NEAR):
        at = old + direction * step
        if not 0 <= at < len(pairing.old):
            other = new + direction * step
            return count + (_NEAR - step) * (not 0 <= other < len(pairing.new))
        expected = new + direction * step
        counterpart = int(pairing.to_new[at])
        count += counterpart != NONE and abs(counterpart - expected) <= _DRIFT
    return count


def occurrences(words: Words, quote: Ids, code: str) -> Iterator[int]:
    """Yield the places of a run of words, overlapping ones too, at most 60 of them."""
    at = words.code.find(code)
    for _ in range(_MOST_OCCURRENCES):
        if at < 0:
            return
        if np.array_equal(words.ids[at : at + len(quote)], quote):
            yield at
        at = words.code.find(code, at + 1)


def agreement(
    old: Words, words: tuple[int, int], new: Words, place: tuple[int, int]
) -> tuple[int, int]:
    """Return how many words in a row agree before and after a quote and its place."""
    before = _same_from(old, words[0] - 1, new, place[0] - 1, -1)
    return before, _same_from(old, words[1], new, place[1], 1)


def _same_from(old: Words, at: int, new: Words, other: int, direction: int) -> int:
    """Return how many words are the same, WINDOW where both texts end before they differ."""
    ours, theirs = _from(old.ids, at, direction), _from(new.ids, other, direction)
    most = min(len(ours), len(theirs))
    differ = np.flatnonzero(ours[:most] != theirs[:most])
    if len(differ):
        return int(differ[0])
    return WINDOW if len(ours) == len(theirs) else most


def _from(ids: Ids, at: int, direction: int) -> Ids:
    if direction < 0:
        return ids[max(0, at + 1 - WINDOW) : at + 1][::-1]
    return ids[at : at + WINDOW]

"""Weigh a place of a quote by the words around it."""

from collections.abc import Iterator
from itertools import takewhile

import numpy as np

from tui.annotations.anchors.folding import Ids, Words
from tui.annotations.anchors.pairing import NONE, Pairing

WINDOW = 128
"""Words on either side that are compared."""

_NEAR = 10
_DRIFT = 6
_MOST_OCCURRENCES = 60
_CLEARLY = 2


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
    if direction < 0:
        ours = old.code[max(0, at + 1 - WINDOW) : at + 1][::-1]
        theirs = new.code[max(0, other + 1 - WINDOW) : other + 1][::-1]
    else:
        ours, theirs = old.code[at : at + WINDOW], new.code[other : other + WINDOW]
    if ours == theirs:
        return WINDOW
    same = (one == other for one, other in zip(ours, theirs, strict=False))
    return sum(takewhile(bool, same))


def is_rivalled(pairing: Pairing, words: tuple[int, int], place: tuple[int, int]) -> bool:
    """Tell whether the place may as well be that of an equal passage that is lost."""
    if pairing.doubtful[slice(*words)].all():
        return True
    old, new = pairing.old, pairing.new
    own = agreement(old, words, new, place)
    return any(
        _rivals(agreement(old, other, new, place), own)
        for other in _lost_equals(old, words, pairing.to_new)
    )


def has_double(pairing: Pairing, words: tuple[int, int], place: tuple[int, int]) -> bool:
    """Tell whether another place of the same words fits the quote's context as well.

    Where the quote stood more than once, words that its equals do not share must tell which it is.
    """
    old, new = pairing.old, pairing.new
    own = agreement(old, words, new, place)
    if any(_shared(own, agreement(old, words, old, other)) for other in _equals(old, words)):
        return True
    return any(
        sum(agreement(old, words, new, other)) + _CLEARLY >= sum(own)
        for other in _equals(new, place)
    )


def _lost_equals(
    words: Words, passage: tuple[int, int], counterparts: Ids
) -> Iterator[tuple[int, int]]:
    for other in _equals(words, passage):
        gone = np.count_nonzero(counterparts[slice(*other)] == NONE)
        if 2 * gone >= passage[1] - passage[0]:
            yield other


def _equals(words: Words, passage: tuple[int, int]) -> Iterator[tuple[int, int]]:
    start, end = passage
    for at in occurrences(words, words.ids[start:end], words.code[start:end]):
        if at != start:
            yield at, at + end - start


def _shared(own: tuple[int, int], others: tuple[int, int]) -> bool:
    """Tell whether all that agrees around a place is what two equal passages share."""
    sides = zip(own, others, strict=True)
    return min(own) < WINDOW and all(mine <= theirs + _CLEARLY for mine, theirs in sides)


def _rivals(other: tuple[int, int], own: tuple[int, int]) -> bool:
    return other[0] > own[0] + _CLEARLY or other[1] > own[1] + _CLEARLY or other == own

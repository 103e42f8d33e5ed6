"""Tell whether a place of a quote may be that of an equal passage."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tui.annotations.anchors.context import WINDOW, agreement, occurrences
from tui.annotations.anchors.folding import Ids, Words
from tui.annotations.anchors.pairing import NONE, Pairing
from tui.annotations.anchors.survivors import shared_in_order

_CLEARLY = 2
_REPEATED = 8
_ALIKE = 0.5
_AROUND = 200
_MOST_COMPARED = 25_000_000

Range = tuple[int, int]


def is_rivalled(pairing: Pairing, words: Range, place: Range) -> bool:
    """Tell whether the place may as well be that of an equal passage that is lost.

    It is the quote's if the words in order that both texts share would be fewer without the quote.
    """
    if pairing.doubtful[slice(*words)].all():
        return True
    lost = list(_lost_equals(pairing.old, words, pairing.to_new))
    if not lost:
        return False
    if not pairing.chains[slice(*words)].any():
        missed = _missed(pairing, words, lost)
        if missed is not None:
            return 2 * missed <= words[1] - words[0]
    old, new = pairing.old, pairing.new
    own = agreement(old, words, new, place)
    return any(_rivals(agreement(old, other, new, place), own) for other in lost)


def has_double(pairing: Pairing, words: Range, place: Range) -> bool:
    """Tell whether another place of the same words may be the quote's as well.

    Where equal words stand elsewhere now, those on both sides must speak for the place. Where the
    quote stood more than once, words that its equals do not share must tell which it is: on either
    side of it if it is part of a longer passage that stood more than once.
    """
    old, new = pairing.old, pairing.new
    own = agreement(old, words, new, place)
    length = words[1] - words[0]
    shared = (agreement(old, words, old, other) for other in _equals(old, words))
    if any(_is_shared(own, each, length) for each in shared):
        return True
    others = list(_equals(new, place))
    return bool(others) and (
        min(own) < _CLEARLY
        or any(sum(agreement(old, words, new, other)) + _CLEARLY >= sum(own) for other in others)
    )


def has_near_double(
    pairing: Pairing, words: Range, place: Range, weights: NDArray[np.float64]
) -> bool:
    """Tell whether words much like the quote's stand between the words that were around it.

    Then the quote may have been edited where it stood, and the place be that of a copy.
    """
    before = int(pairing.to_new[words[0] - 1]) if words[0] else -1
    after = int(pairing.to_new[words[1]]) if words[1] < len(pairing.old) else len(pairing.new)
    if (words[0] and before == NONE) or after <= before:
        return False
    others = [(before + 1, after)]
    if before < place[0] and place[1] <= after:
        others = [(before + 1, place[0]), (place[1], after)]
    return any(
        min(shared_in_order(pairing, words, other, weights)) >= _ALIKE
        for other in others
        if 2 * (other[1] - other[0]) >= words[1] - words[0]
    )


def stands_for_another(pairing: Pairing, place: Range) -> bool:
    """Tell whether old words about as many as those of a place are gone from where it stands."""
    before, after = place[0] - 1, place[1]
    old_before = int(pairing.to_old[before]) if before >= 0 else -1
    old_after = int(pairing.to_old[after]) if after < len(pairing.new) else len(pairing.old)
    if (before >= 0 and old_before == NONE) or old_after == NONE:
        return True
    gone = pairing.to_new[old_before + 1 : old_after] == NONE
    return 2 * int(np.count_nonzero(gone)) >= place[1] - place[0]


def _missed(pairing: Pairing, words: Range, lost: list[Range]) -> int | None:
    """Return how many words fewer in order both texts share if the quote is taken out of the old.

    Compared is what lies between the quote and its lost equals, and some words around them; None
    is returned where that is too much.
    """
    from rapidfuzz.distance import LCSseq

    start = min(words[0], *(each[0] for each in lost))
    end = max(words[1], *(each[1] for each in lost))
    start, new_start = _stayed(pairing, max(0, start - _AROUND), -1)
    end, new_end = _stayed(pairing, min(len(pairing.old), end + _AROUND) - 1, 1)
    if (end - start) * max(0, new_end - new_start) > _MOST_COMPARED:
        return None
    old, new = pairing.old.code, pairing.new.code[new_start : new_end + 1]
    with_quote = old[start : end + 1]
    without = old[start : words[0]] + old[words[1] : end + 1]
    return int(LCSseq.similarity(with_quote, new) - LCSseq.similarity(without, new))


def _stayed(pairing: Pairing, at: int, direction: int) -> tuple[int, int]:
    """Return the first old word from `at` on that stayed, and its counterpart, or the ends."""
    if direction < 0:
        kept = np.flatnonzero((pairing.to_new[: at + 1] != NONE) & (pairing.chains[: at + 1] == 0))
        place = int(kept[-1]) if len(kept) else -1
        return (place, int(pairing.to_new[place])) if place >= 0 else (0, 0)
    kept = np.flatnonzero((pairing.to_new[at:] != NONE) & (pairing.chains[at:] == 0))
    if not len(kept):
        return len(pairing.old) - 1, len(pairing.new) - 1
    place = at + int(kept[0])
    return place, int(pairing.to_new[place])


def _lost_equals(words: Words, passage: Range, counterparts: Ids) -> Iterator[Range]:
    for other in _equals(words, passage):
        gone = np.count_nonzero(counterparts[slice(*other)] == NONE)
        if 2 * gone >= passage[1] - passage[0]:
            yield other


def _equals(words: Words, passage: Range) -> Iterator[Range]:
    start, end = passage
    for at in occurrences(words, words.ids[start:end], words.code[start:end]):
        if at != start:
            yield at, at + end - start


def _is_shared(own: tuple[int, int], others: tuple[int, int], length: int) -> bool:
    """Tell whether what agrees around a place is no more than what two equal passages share."""
    if min(own) >= WINDOW:
        return False
    no_more = [mine <= theirs + _CLEARLY for mine, theirs in zip(own, others, strict=True)]
    is_repeated = length + sum(others) >= _REPEATED
    return any(no_more) if is_repeated else all(no_more)


def _rivals(other: tuple[int, int], own: tuple[int, int]) -> bool:
    return other[0] > own[0] + _CLEARLY or other[1] > own[1] + _CLEARLY or other == own

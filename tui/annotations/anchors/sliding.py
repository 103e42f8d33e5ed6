"""Put what was taken out or put in where a writer would: at the border of a paragraph or sentence.

Of `A B. A C.` shortened to `A C.` as well `A B. ` as `B. A ` may be what was taken out.
"""

import re

import numpy as np

from tui.annotations.anchors.folding import Ids, Words
from tui.annotations.anchors.pairing import NONE, Pairing

_FARTHEST = 2000
_PARAGRAPH = 2
_SENTENCE = re.compile(r"[.!?…:;。！？।][\"'”’»)\]*_]*\s*$|[。！？]")


def slide(pairing: Pairing) -> None:
    """Move each block of words without counterparts to the likeliest of its possible places.

    Words that may as well have been taken out, by what is known, become doubtful.
    """
    for start, end in _blocks(pairing.to_new, len(pairing.new)):
        _slide_block(pairing, start, end, pairing.old, pairing.to_new, pairing.to_old)
    for start, end in _blocks(pairing.to_old, len(pairing.old)):
        _slide_block(pairing, start, end, pairing.new, pairing.to_old, pairing.to_new)


def _blocks(counterparts: Ids, count: int) -> list[tuple[int, int]]:
    """Return the ranges without counterparts that counterparts next to each other enclose.

    `count` is the number of words of the other text; its ends enclose too.
    """
    bare = np.concatenate(([False], counterparts == NONE, [False]))
    edges = np.flatnonzero(bare[1:] != bare[:-1])
    starts, ends = edges[::2], edges[1::2]
    enclosed = np.concatenate(([-1], counterparts, [count]))
    joined = enclosed[starts] + 1 == enclosed[ends + 1]
    return list(zip(starts[joined].tolist(), ends[joined].tolist(), strict=True))


def _slide_block(
    pairing: Pairing, start: int, end: int, words: Words, there: Ids, back: Ids
) -> None:
    left = _steps(words.ids, there, start - 1, end - 1, -1)
    right = _steps(words.ids, there, end, start, 1)
    if not left and not right:
        return
    near = range(-min(left, _FARTHEST), min(right, _FARTHEST) + 1)
    ranks = {step: min(rank(words, start + step), rank(words, end + step)) for step in near}
    best = max(near, key=lambda step: (ranks[step], -abs(step)))
    if words is pairing.old:
        for step in near:
            if ranks[step] == ranks[best] or ranks[best] < _PARAGRAPH:
                pairing.doubtful[start + step : end + step] = True
        pairing.doubtful[start - left : start - min(left, _FARTHEST)] = True
        pairing.doubtful[end + min(right, _FARTHEST) : end + right] = True
    if ranks[best] > ranks[0]:
        _shift(pairing, (start, end, best), words, there, back)


def _shift(
    pairing: Pairing, block: tuple[int, int, int], words: Words, there: Ids, back: Ids
) -> None:
    """Move a block, given by its start and end, by so many words."""
    start, end, steps = block
    moved = range(start - 1, start + steps - 1, -1) if steps < 0 else range(end, end + steps)
    shift = end - start if steps < 0 else start - end
    for place in moved:
        counterpart = there[place]
        there[place], there[place + shift] = NONE, counterpart
        back[counterpart] = place + shift
        if words is pairing.old:
            pairing.chains[place + shift] = pairing.chains[place]


def _steps(ids: Ids, there: Ids, place: int, other: int, direction: int) -> int:
    """Return how many words the block can slide over, `place` being the first of them."""
    most = min(place, other) + 1 if direction < 0 else len(ids) - max(place, other)
    steps = length = 0
    while steps == length < most:
        length = min(most, 8 * length + 8)
        these = slice(place, place + length) if direction > 0 else _back(place, length)
        others = slice(other, other + length) if direction > 0 else _back(other, length)
        counterparts = there[these]
        expected = counterparts[0] + direction * np.arange(length)
        goes_on = (ids[these] == ids[others]) & (counterparts == expected) & (counterparts != NONE)
        steps = length if goes_on.all() else int(np.argmin(goes_on))
    return steps


def _back(place: int, length: int) -> slice:
    """Return a slice of `length` words from `place` towards the start."""
    stop = place - length
    return slice(place, stop if stop >= 0 else None, -1)


def rank(words: Words, place: int) -> int:
    """Return 2 where a paragraph or line begins at a word, 1 where a sentence does, else 0."""
    gap = words.gap(place)
    if not place or place == len(words) or "\n\n" in gap:
        return _PARAGRAPH
    return 1 if _SENTENCE.search(gap) else 0

"""Follow a place in a text that was edited."""

from collections.abc import Iterator

REACHES = ((80, 80), (20, 20), (0, 40), (40, 0), (0, 12), (12, 0))
"""Code points before and after a place by which it is known again, the surest first."""


def moved_offset(before: str, after: str, offset: int) -> int:
    """Return where the words at an offset of one text are in a later version of it.

    What comes before the first edit stays, and what comes after the last one moves with it. Between
    them the place is where the same words are nearest; where they are gone, about as far on.
    """
    if before == after:
        return offset
    start = _common(before, after)
    rest = _common(before[start:][::-1], after[start:][::-1])
    if offset < start:
        return offset
    if offset >= len(before) - rest:
        return offset + len(after) - len(before)
    share = (offset - start) / (len(before) - rest - start)
    about = start + round(share * (len(after) - rest - start))
    for back, ahead in REACHES:
        first = max(0, offset - back)
        found = [place + offset - first for place in _find(after, before[first : offset + ahead])]
        if found:
            return min(found, key=lambda place: abs(place - about))
    return min(about, max(0, len(after) - 1))


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _find(text: str, words: str) -> Iterator[int]:
    place = text.find(words) if words.strip() else -1
    while place >= 0:
        yield place
        place = text.find(words, place + 1)

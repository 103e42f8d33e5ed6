"""In which order an article is compared with others, while more of them are found."""

from collections import deque
from collections.abc import Sequence


def with_found(others: Sequence[str], place: int, ranked: Sequence[str]) -> list[str]:
    """Return the ids `others` with those of `ranked` that are not among them.

    Each comes before the first that ranks lower, but up to `place`, where the reader is, all stays.
    """
    rank = {one: number for number, one in enumerate(ranked)}
    known = set(others)
    found = deque(one for one in ranked if one not in known)
    order = list(others[: place + 1])
    for one in others[place + 1 :]:
        while found and rank[found[0]] < rank.get(one, 0):
            order.append(found.popleft())
        order.append(one)
    return [*order, *found]

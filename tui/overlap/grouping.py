"""Group what is linked, so that a chain of links makes no group of things that have none."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

MOSTLY = 0.5
"""Two groups become one where more than this share of the pairs across them is linked."""


class Link(NamedTuple):
    """Two things by number, and how strong the link between them is."""

    one: int
    other: int
    strength: float


def group(count: int, links: Iterable[Link]) -> list[tuple[int, ...]]:
    """Return the groups of things numbered from 0, those of one thing among them, by first number.

    The strongest links join first; average linkage on whether there is a link, as in Sokal and
    Michener (1958). The same two things may be linked twice; it counts once, by the stronger.
    """
    strongest: dict[tuple[int, int], float] = {}
    for one, other, strength in links:
        key = (one, other) if one < other else (other, one)
        if one != other and strength > strongest.get(key, float("-inf")):
            strongest[key] = strength
    ordered = sorted(strongest, key=lambda pair: (-strongest[pair], pair))
    groups = _Groups(count, ordered)
    # Every pair is tried in each round, not only those up to the first that joins.
    while sum(groups.join_if_mostly_linked(*pair) for pair in ordered):
        pass
    return groups.all()


class _Groups:
    """A partition with the count of links between any two of its groups."""

    def __init__(self, count: int, links: Iterable[tuple[int, int]]) -> None:
        self._group = list(range(count))
        self._members: dict[int, list[int]] = {number: [number] for number in range(count)}
        self._links: dict[int, dict[int, int]] = defaultdict(dict)
        for one, other in links:
            self._links[one][other] = self._links[other][one] = 1

    def join_if_mostly_linked(self, one: int, other: int) -> bool:
        """Make one group of those of two things where enough links them; tell whether it is new."""
        one, other = self._group[one], self._group[other]
        if one == other:
            return False
        across = len(self._members[one]) * len(self._members[other])
        if self._links[one][other] <= MOSTLY * across:
            return False
        self._join(one, other)
        return True

    def all(self) -> list[tuple[int, ...]]:
        """Return the groups, each and all by their first member."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _join(self, one: int, other: int) -> None:
        kept, gone = (one, other) if self._size(one) >= self._size(other) else (other, one)
        for member in self._members[gone]:
            self._group[member] = kept
        self._members[kept] += self._members.pop(gone)
        for third, count in self._links.pop(gone).items():
            del self._links[third][gone]
            if third != kept:
                links = self._links[kept].get(third, 0) + count
                self._links[kept][third] = self._links[third][kept] = links

    def _size(self, number: int) -> int:
        return len(self._members[number])

"""Tell which of many pairs of spans stand in the same order on both sides."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from tui.articles.model import Span
from tui.overlap.model import Row


def in_order(pairs: Sequence[tuple[Span, Span]]) -> frozenset[int]:
    """Return the numbers of the pairs in the same order on both sides: the most text of the left.

    A longest increasing subsequence, weighed by the code points of the left sides.
    """
    by_place = sorted(range(len(pairs)), key=lambda number: pairs[number])
    best: list[tuple[int, int]] = []
    chains = _Chains()
    waiting: list[tuple[int, int]] = []
    for place, number in enumerate(by_place):
        left, right = pairs[number]
        while waiting and waiting[0][0] <= left.start:
            _, last = heappop(waiting)
            chains.add(pairs[by_place[last]][1].end, best[last][0], last)
        length, before = chains.longest(right.start)
        best.append((length + left.end - left.start, before))
        heappush(waiting, (left.end, place))
    chain = []
    place = max(range(len(best)), key=lambda number: best[number][0], default=-1)
    while place >= 0:
        chain.append(by_place[place])
        place = best[place][1]
    return frozenset(chain)


def moved_rows(rows: Sequence[Row]) -> frozenset[int]:
    """Return the numbers of the rows in another order on the right than on the left."""
    both = [(n, row.left, row.right) for n, row in enumerate(rows) if row.left and row.right]
    if all(one[2].start <= other[2].start for one, other in pairwise(both)):
        return frozenset()
    kept = in_order([(left, right) for _, left, right in both])
    return frozenset(number for place, (number, *_) in enumerate(both) if place not in kept)


class _Chains:
    """Chains of pairs by where they end on the right, but those that a longer one replaces."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._chains: list[tuple[int, int]] = []

    def longest(self, end: int) -> tuple[int, int]:
        """Return length and last pair of the longest chain up to `end`; 0 and -1 for none."""
        place = bisect_right(self._ends, end)
        return self._chains[place - 1] if place else (0, -1)

    def add(self, end: int, length: int, last: int) -> None:
        """Take a chain unless one as long ends no later; drop those that end later for less."""
        chain = length, last
        if self.longest(end) >= chain:
            return
        first = bisect_left(self._ends, end)
        beyond = bisect_right(self._chains, chain, lo=first)
        self._ends[first:beyond] = [end]
        self._chains[first:beyond] = [chain]

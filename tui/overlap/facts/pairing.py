"""Pair what two statements mention: what says the same, and what stands in place of what."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, Protocol, TypeVar

from tui.overlap.facts.slots import Slots
from tui.overlap.facts.tokens import Places

NEAR = 8
"""Words off its slot up to which a mention is surely the counterpart of one that says the same."""

IN_SLOT = 2
"""Words off its slot up to which a mention stands in place of another: words may be swapped."""

ALIKE_IN_SLOT = 5
"""Words off its slot for mentions that measure the same."""

WIDEST_SLOT = 8
"""Words a changed part may have on either side for what stands in it to be in one slot."""

MOST_NEAR = 32
"""Counterparts looked at for one mention near its slot: more stand only in wide changed parts."""

MOST_PAIRS = 10_000
"""Pairs of mentions looked at wherever they stand; where there are more, the spans are tables."""


class Mention(Protocol):
    """Something that stands at words of a statement."""

    @property
    def places(self) -> Places:
        """Return the range of words it stands at."""


M = TypeVar("M", bound=Mention)
N = TypeVar("N", bound=Mention)


class Pairing(Generic[M, N]):
    """Pairs mentions of two statements, each at most once and the nearest to its slot first."""

    def __init__(self, left: Sequence[M], right: Sequence[N], slots: Slots) -> None:
        self._left, self._right, self._slots = left, right, slots
        self._ours, self._theirs = set(range(len(left))), set(range(len(right)))
        self._near = sorted(self._find_near()) if left and right and slots.followed else []

    @property
    def left(self) -> list[M]:
        """Return the mentions of the left side that have no counterpart yet."""
        return [self._left[i] for i in sorted(self._ours)]

    @property
    def right(self) -> list[N]:
        """Return the mentions of the right side that have no counterpart yet."""
        return [self._right[j] for j in sorted(self._theirs)]

    def take_near(self, same: Callable[[M, N], bool], reach: int = NEAR) -> list[tuple[M, N]]:
        """Take out and return pairs at most `reach` words off their slots that say the same."""
        return self._take(
            (off, i, j)
            for off, i, j in self._near
            if off <= reach and same(self._left[i], self._right[j])
        )

    def take_exchanged(self, same: Callable[[M, N], bool]) -> list[tuple[M, N]]:
        """Take out and return pairs that differ while the words before and after are equal."""
        return self._take(
            (off, i, j)
            for off, i, j in self._near
            if off == 0
            and self._exchanged(self._left[i], self._right[j])
            and not same(self._left[i], self._right[j])
        )

    def take_anywhere(self, same: Callable[[M, N], bool]) -> list[tuple[M, N]]:
        """Take out and return pairs that say the same, none if too many are left."""
        if len(self._ours) * len(self._theirs) > MOST_PAIRS:
            return []
        return self._take(
            sorted(
                (self._slots.distance(self._left[i].places, self._right[j].places), i, j)
                for i, j in product(self._ours, self._theirs)
                if same(self._left[i], self._right[j])
            )
        )

    def take_in_slots(
        self, alike: Callable[[M, N], bool], *, only_alike: bool = False
    ) -> list[tuple[M, N]]:
        """Take out and return pairs of which one stands where the other did, alike ones first."""
        ranked = []
        for off, i, j in self._near:
            a, b = self._left[i], self._right[j]
            if not self._free(i, j) or self._slots.widest(a.places, b.places) > WIDEST_SLOT:
                continue
            worse = not alike(a, b)
            if off <= (IN_SLOT if worse else ALIKE_IN_SLOT) and not (worse and only_alike):
                ranked.append((worse, off, i, j))
        return self._take((off, i, j) for _, off, i, j in sorted(ranked))

    def _find_near(self) -> Iterator[tuple[int, int, int]]:
        """Yield pairs up to NEAR words off their slots; mentions are in order of their places."""
        starts = [mention.places[0] for mention in self._right]
        ends = [mention.places[1] for mention in self._right]
        for i, mention in enumerate(self._left):
            start = self._slots.across(0, mention.places[0])[0] - NEAR
            last = self._slots.across(0, mention.places[1] - 1)[1] + NEAR
            near = range(bisect_left(ends, start), bisect_right(starts, last))
            if len(near) > MOST_NEAR:
                middle = bisect_left(starts, self._slots.likeliest(mention.places[0]))
                first = max(near[0], min(middle, near[-1] + 1) - MOST_NEAR // 2)
                near = range(first, min(first + MOST_NEAR, near.stop))
            for j in near:
                yield self._slots.distance(mention.places, self._right[j].places), i, j

    def _take(self, pairs: Iterable[tuple[int, int, int]]) -> list[tuple[M, N]]:
        taken = []
        for _, i, j in pairs:
            if self._free(i, j):
                self._ours.remove(i)
                self._theirs.remove(j)
                taken.append((self._left[i], self._right[j]))
        return taken

    def _free(self, i: int, j: int) -> bool:
        return i in self._ours and j in self._theirs

    def _exchanged(self, left: Mention, right: Mention) -> bool:
        number = self._slots.number(0, left.places[0])
        block = self._slots.blocks[number]
        inner = 0 < number < len(self._slots.blocks) - 1
        return inner and block.left == left.places and block.right == right.places

"""Find the marks on a stretch of text among many, nested and overlapping ones included."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from tui.articles.model import Span

T = TypeVar("T")


class Marks(Generic[T]):
    """Values on spans of a text, asked by stretch of text in logarithmic time.

    It is an interval tree in an array: over the marks, ordered by start, stands a binary tree of
    the farthest end of each half, so that halves which end before the stretch are left out.
    """

    def __init__(self, marks: Iterable[tuple[Span, T]] = ()) -> None:
        self._marks = sorted(marks, key=lambda mark: mark[0])
        self._starts = [span.start for span, _ in self._marks]
        self._farthest = _tree([span.end for span, _ in self._marks])

    def __len__(self) -> int:
        return len(self._marks)

    def within(self, start: int, end: int) -> list[tuple[Span, T]]:
        """Return the marks that share a code point with `start` to `end`, by their start."""
        beyond = bisect_left(self._starts, end)
        if not beyond:
            return []
        leaves = len(self._farthest) // 2
        found, nodes = [], [(1, 0, leaves)]
        while nodes:
            node, first, count = nodes.pop()
            if first >= beyond or self._farthest[node] <= start:
                continue
            if count == 1:
                found.append(self._marks[first])
            else:
                half = count // 2
                nodes += ((2 * node + 1, first + half, half), (2 * node, first, half))
        return found

    def starts(self) -> Sequence[int]:
        """Return where marks start, each offset once, ascending."""
        return self._places

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(sorted(set(self._starts)))


def overlaps(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the stretches that lie in more than one of some spans."""
    reached = -1
    for span in sorted(spans):
        if span.start < reached:
            yield Span(span.start, min(span.end, reached))
        reached = max(reached, span.end)


def _tree(ends: Sequence[int]) -> list[int]:
    """Return the nodes of a binary tree over ends, its root at 1: the greater of two children."""
    leaves = 1
    while leaves < len(ends):
        leaves *= 2
    tree = [-1] * leaves + [*ends] + [-1] * (leaves - len(ends))
    for node in range(leaves - 1, 0, -1):
        tree[node] = max(tree[2 * node], tree[2 * node + 1])
    return tree

"""Find the marks on a stretch of text among many, nested and overlapping ones included."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from tui.articles.model import Span

T = TypeVar("T")


class Marks(Generic[T]):
    """Values on spans of a text, asked by stretch of text in logarithmic time."""

    def __init__(self, marks: Iterable[tuple[Span, T]] = ()) -> None:
        self._marks = sorted(marks, key=lambda mark: mark[0])
        self._starts = [span.start for span, _ in self._marks]
        self._farthest = list(accumulate((span.end for span, _ in self._marks), max))

    def __len__(self) -> int:
        return len(self._marks)

    def within(self, start: int, end: int) -> list[tuple[Span, T]]:
        """Return the marks that share a code point with `start` to `end`, by their start."""
        first = bisect_right(self._farthest, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark[0].end > start]

    def starts(self) -> list[int]:
        """Return where marks start, each offset once, ascending."""
        return sorted(set(self._starts))

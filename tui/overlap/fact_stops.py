"""Where in a comparison facts differ, in its order, and the way from one to the next."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.match_rows import MatchRows
from tui.overlap.model import Difference, Row
from tui.overlap.sections import Passage, Section, Suggestion

Place = tuple[int, int, int]
"""A section, a row of it, and code points from the start of the row's side."""


class FactStop(NamedTuple):
    """A fact that differs and its place: that of the left words, where it has any."""

    place: Place
    difference: Difference

    def on(self, side: int) -> tuple[int, int]:
        """Return the side (0 left, 1 right) and offset of its words: of `side`, if it has any."""
        for there in (side, 1 - side):
            span = _words(self.difference, there)
            if span:
                return there, span.start
        return side, 0

    def starts_at(self, side: int, offset: int) -> bool:
        """Tell whether its words on one side start at an offset."""
        span = _words(self.difference, side)
        return span is not None and span.start == offset


class FactStops:
    """All facts that differ in the sections of a comparison, each once, in order.

    Of the candidates of a suggestion only the first is asked.
    """

    def __init__(self, sections: Sequence[Section], rows_of: Callable[[int], MatchRows]) -> None:
        self._rows_of = rows_of
        self.all = sorted(_stops(sections, rows_of), key=lambda stop: stop.place)
        self._places = [stop.place for stop in self.all]

    def step(self, section: int, side: int, offset: int, count: int) -> FactStop | None:
        """Return the fact `count` on from a place (back when negative), the last there is."""
        first, end = self._here(section, side, offset)
        goal = end + count - 1 if count > 0 else first + count
        beyond = end < len(self.all) if count > 0 else first > 0
        return self.all[min(max(goal, 0), len(self.all) - 1)] if beyond else None

    def _here(self, section: int, side: int, offset: int) -> tuple[int, int]:
        """Return the range of the facts whose words start at a place, or where they would be."""
        rows = self._rows_of(section)
        if not rows.told:
            first = bisect_left(self._places, (section, 0, 0))
            return first, first
        number = rows.before(side, offset)
        row, _ = rows.told[number]
        span = (row.left, row.right)[side]
        lead = offset - span.start if span else 0
        low, high = bisect_left(self._places, (section, number, -1)), len(self._places)
        high = bisect_left(self._places, (section, number + 1, -1), lo=low)
        at = [n for n in range(low, high) if self.all[n].starts_at(side, offset)]
        if at:
            return at[0], at[-1] + 1
        place = bisect_right(self._places, (section, number, lead), lo=low, hi=high)
        return place, place


def _stops(sections: Sequence[Section], rows_of: Callable[[int], MatchRows]) -> Iterator[FactStop]:
    for key, section in enumerate(sections):
        if isinstance(section, Passage) and not section.overlap.differences:
            continue
        rows = rows_of(key).told
        seen: set[Difference] = set()
        for number, (row, differences) in enumerate(rows):
            if isinstance(section, Suggestion) and number:
                break
            for one in differences:
                if one not in seen:
                    seen.add(one)
                    yield FactStop((key, number, _lead(row, one)), one)


def _lead(row: Row, difference: Difference) -> int:
    """Return how far into a row a fact is told, by the left words if there are any."""
    span, side = (difference.left, row.left) if difference.left else (difference.right, row.right)
    return max(0, span.start - side.start) if span and side else 0


def _words(difference: Difference, side: int) -> Span | None:
    return difference.right if side else difference.left

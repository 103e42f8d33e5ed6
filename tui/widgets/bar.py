"""One line of the program's own words: a header, a status line or a legend."""

from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment

from tui.widgets.painted_rows import PaintedRows
from tui.widgets.painting import cells, cut, wrapped

BETWEEN = " · "
"""What stands between two hints, and before the first."""


class Status(NamedTuple):
    """What a status line says: what is so here, where that is, and keys as mere hints."""

    told: str = ""
    place: str = ""
    hints: str = ""


def with_hints(words: str, hints: str, room: int) -> str:
    """Return words with the hints after them that fit into `room` cells, the last one foremost."""
    *others, last = hints.split(BETWEEN)
    for count in range(len(others), -1, -1):
        line = BETWEEN.join(part for part in (words, *others[:count], last) if part)
        if cell_len(line) <= room:
            return line
    return words


class Bar(PaintedRows):
    """A row with words at its left and right end.

    Where both do not fit the left ones are cut, or in a bar that `wraps` they take more rows. After
    the left ones stand hints, of which there are as many as there is room for.
    """

    DEFAULT_CSS = """
    Bar { height: auto; max-height: 4; width: 100%; }
    Bar { background: $panel; color: $text; }
    """

    def __init__(self, *, wraps: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wraps = wraps
        self._left = self._right = self._hints = ""

    def show(self, left: str, right: str = "", hints: str = "") -> None:
        """Show other words."""
        if (left, right, hints) != (self._left, self._right, self._hints):
            self._left, self._right, self._hints = left, right, hints
            self.paint_anew()

    def paint_rows(self, width: int) -> list[list[Segment]]:
        """Return the one row, or those that the words take where they wrap."""
        right = cut(self._right, width)
        room = max(0, width - cell_len(right) - 1)
        if self._wraps and cells(self._left) > room:
            return [[Segment(line)] for line in wrapped(self._left, width)]
        left = cut(with_hints(self._left, self._hints, room), room)
        gap = max(0, width - cell_len(left) - cell_len(right))
        return [[Segment(left + " " * gap + right)]]

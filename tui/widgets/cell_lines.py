"""Lines on a cell of the matrix, with strips as wide as there is room."""

from collections.abc import Callable, Sequence

from rich.segment import Segment

from tui.widgets.lines import Lines

DrawnAt = Callable[[int], Sequence[str]]
"""From a width in cells to lines of at most that width."""


class CellLines(Lines):
    """Has its lines made as it is drawn: its width is not known before it is laid out."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn_at: DrawnAt | None = None

    def show_at_width(self, drawn_at: DrawnAt) -> None:
        """Show what `drawn_at` makes of the width that there is."""
        self._drawn_at = drawn_at
        self.paint_anew()

    def paint_rows(self, width: int) -> list[list[Segment]]:
        """Return the lines, each on one row."""
        return [[Segment(line)] for line in self._drawn_at(width)] if self._drawn_at else []

"""The heading over the columns of the list."""

from typing import ClassVar

from rich.segment import Segment

from tui.reading.list_rows import Layout
from tui.widgets.list_row import draw_heading
from tui.widgets.painted_rows import PaintedRows

SCROLLBAR = 1
"""Cells beside the rows of a list, whether or not there is a scrollbar."""


class ColumnHeading(PaintedRows):
    """Names the columns over a list of its own width."""

    MARGIN: ClassVar[int] = 0
    DEFAULT_CSS = "ColumnHeading { height: 1; width: 100%; }"

    def __init__(self, layout: Layout, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = layout

    def show(self, layout: Layout) -> None:
        """Name other columns."""
        if layout != self._columns:
            self._columns = layout
            self.paint_anew()

    def paint_rows(self, width: int) -> list[list[Segment]]:
        """Return the one row."""
        return [[Segment(draw_heading(self._columns, width - SCROLLBAR))]]

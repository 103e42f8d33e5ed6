"""A matrix of which one cell is chosen; only the cells in sight are drawn."""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.overlap.matrix import Position
from tui.widgets.line_pane import LinePane
from tui.widgets.matrix_row import (
    LEVELS,
    Layout,
    Piece,
    Sheet,
    draw_matrix_heading,
    draw_matrix_row,
    lay_out_row,
)
from tui.widgets.painting import fit

COLUMN_MARGIN = 1
"""Columns kept in sight to the left and right of the cursor."""


class MatrixPane(LinePane):
    """Draws a sheet and moves a cursor about in it; headings of rows and columns stay in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix--heading",
        "matrix--cursor-heading",
        "matrix--cross",
        "matrix--cursor",
        "matrix--faint",
        *(f"matrix--{part}-{n + 1}" for part in ("level", "sign") for n in range(len(LEVELS))),
    }
    HEADINGS: ClassVar[int] = 1

    class Opened(Message):
        """A cell was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sheet: Sheet | None = None
        self._layout = Layout(0, 1, 0)
        self._cursor = Position(0, 0)
        self._first = 0

    @property
    def cursor(self) -> Position:
        """Return the cell under the cursor."""
        return self._cursor

    @property
    def chosen_row(self) -> int:
        """Return the row of the cursor."""
        return self._cursor.row

    @property
    def first_column(self) -> int:
        """Return the number of the leftmost column in sight."""
        return self._first

    @property
    def page_height(self) -> int:
        """Return how many rows of the matrix are in sight."""
        return max(1, super().page_height - self.HEADINGS)

    def show(self, sheet: Sheet, cursor: Position) -> None:
        """Show another sheet with the cursor on a cell, or the nearest there is."""
        self._sheet = sheet
        self._fit()
        self.choose(cursor)

    def choose(self, at: Position) -> None:
        """Put the cursor on a cell, or the nearest there is."""
        last = max(0, self.row_count - 1)
        self._cursor = Position(min(max(at.row, 0), last), min(max(at.column, 0), last))
        self.reveal(self._cursor.row)
        self._reveal_column(self._cursor.column)
        self.refresh()
        self.moved()

    def on_resize(self) -> None:
        """Lay out anew for the width."""
        self._fit()
        self.reveal(self._cursor.row)
        self._reveal_column(self._cursor.column)

    def _fit(self) -> None:
        if self._sheet:
            self._layout = lay_out_row(self._sheet, self.width)
            self.set_row_count(len(self._sheet.matrix.lines))

    def _reveal_column(self, column: int) -> None:
        in_sight = self._layout.in_sight
        margin = min(COLUMN_MARGIN, (in_sight - 1) // 2)
        least, most = column + margin - in_sight + 1, column - margin
        self._scroll_to_column(min(max(self._first, least), most))

    def _scroll_to_column(self, first: int) -> None:
        self._first = min(max(0, first), max(0, self.row_count - self._layout.in_sight))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the headings of the columns, or the row that is in sight `y` lines down."""
        if y >= self.HEADINGS:
            return super().render_line(y - self.HEADINGS)
        sheet, base = self._sheet, self.base_style
        pieces = sheet and draw_matrix_heading(sheet, self._layout, self._first, self._cursor)
        return Strip(fit(self._segments(pieces or []), self.area.width, base), self.area.width)

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of a row."""
        if self._sheet is None:
            return []
        pieces = draw_matrix_row(self._sheet, self._layout, self._first, index, self._cursor)
        return self._segments(pieces)

    def _segments(self, pieces: list[Piece]) -> list[Segment]:
        segments = []
        for words, names in pieces:
            style = self.base_style
            for name in names:
                style += self.style(name)
            segments.append(Segment(words, style))
        return segments

    def on_click(self, event: events.Click) -> None:
        """Choose the cell, or by a heading the row or column, under the mouse; two clicks open."""
        row = event.y - self.HEADINGS + round(self.scroll_offset.y)
        column = self._layout.column_at(event.x, self._first)
        if event.y < self.HEADINGS:
            row = self._cursor.row
        if column is None:
            column = self._cursor.column
        if 0 <= row < self.row_count:
            self.choose(Position(row, column))
            if event.chain == 2 and event.y >= self.HEADINGS:
                self.post_message(self.Opened())

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Bring the next column in sight."""
        self._turn(event, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Bring the column before in sight."""
        self._turn(event, -1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Bring the next column in sight where the wheel is turned with shift held."""
        if event.shift:
            self._turn(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Bring the column before in sight where the wheel is turned with shift held."""
        if event.shift:
            self._turn(event, -1)

    def _turn(self, event: events.MouseEvent, columns: int) -> None:
        event.stop()
        event.prevent_default()
        self._scroll_to_column(self._first + columns)

"""Move about in a matrix."""

from tui.overlap.matrix import Position
from tui.screens.notebook_screen import NotebookScreen
from tui.widgets.matrix_pane import MatrixPane


class MatrixMotions(NotebookScreen):
    """Moves the cursor of the one matrix of a screen; each command takes a count."""

    @property
    def pane(self) -> MatrixPane:
        """Return the matrix."""
        return self.query_one("#matrix", MatrixPane)

    def _move(self, rows: int, columns: int = 0) -> None:
        row, column = self.pane.cursor
        self.pane.choose(Position(row + rows, column + columns))

    def do_down(self, count: int | None) -> None:
        """Move down a row."""
        self._move(count or 1)

    def do_up(self, count: int | None) -> None:
        """Move up a row."""
        self._move(-(count or 1))

    def do_next_column(self, count: int | None) -> None:
        """Move right a column."""
        self._move(0, count or 1)

    def do_previous_column(self, count: int | None) -> None:
        """Move left a column."""
        self._move(0, -(count or 1))

    def do_half_page_down(self, count: int | None) -> None:
        """Move down half a page."""
        self._move((count or 1) * max(1, self.pane.page_height // 2))

    def do_half_page_up(self, count: int | None) -> None:
        """Move up half a page."""
        self._move(-(count or 1) * max(1, self.pane.page_height // 2))

    def do_page_down(self, count: int | None) -> None:
        """Move down a page."""
        self._move((count or 1) * self.pane.page_height)

    def do_page_up(self, count: int | None) -> None:
        """Move up a page."""
        self._move(-(count or 1) * self.pane.page_height)

    def do_top(self, count: int | None) -> None:
        """Go to the first row, or to row `count`."""
        self.pane.choose(Position((count or 1) - 1, self.pane.cursor.column))

    def do_bottom(self, count: int | None) -> None:
        """Go to the last row, or to row `count`."""
        self.pane.choose(Position((count or self.pane.row_count) - 1, self.pane.cursor.column))

    def do_first_column(self, _count: int | None) -> None:
        """Go to the first column."""
        self.pane.choose(Position(self.pane.cursor.row, 0))

    def do_last_column(self, _count: int | None) -> None:
        """Go to the last column."""
        self.pane.choose(Position(self.pane.cursor.row, self.pane.row_count - 1))

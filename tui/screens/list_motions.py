"""Move about in a list."""

from typing import Any

from textual.screen import Screen

from tui.widgets.list_pane import ListPane


class ListMotions(Screen[None]):
    """Moves the cursor of the one list of a screen; each command takes a count."""

    @property
    def list(self) -> ListPane[Any]:
        """Return the list."""
        return self.query_one("#list", ListPane)

    def _move(self, rows: int) -> None:
        self.list.choose(self.list.chosen_row + rows)

    def do_down(self, count: int | None) -> None:
        """Move down a row."""
        self._move(count or 1)

    def do_up(self, count: int | None) -> None:
        """Move up a row."""
        self._move(-(count or 1))

    def do_half_page_down(self, count: int | None) -> None:
        """Move down half a page."""
        self._move((count or 1) * max(1, self.list.page_height // 2))

    def do_half_page_up(self, count: int | None) -> None:
        """Move up half a page."""
        self._move(-(count or 1) * max(1, self.list.page_height // 2))

    def do_page_down(self, count: int | None) -> None:
        """Move down a page."""
        self._move((count or 1) * self.list.page_height)

    def do_page_up(self, count: int | None) -> None:
        """Move up a page."""
        self._move(-(count or 1) * self.list.page_height)

    def do_top(self, count: int | None) -> None:
        """Go to the first row, or to row `count`."""
        self.list.choose((count or 1) - 1)

    def do_bottom(self, count: int | None) -> None:
        """Go to the last row, or to row `count`."""
        self.list.choose((count or self.list.row_count) - 1)

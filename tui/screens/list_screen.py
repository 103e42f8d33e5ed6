"""A screen with one list to move about in."""

from typing import Any, ClassVar

from tui.commands import Place
from tui.screens.notebook_screen import NotebookScreen
from tui.widgets.list_pane import ListPane


class ListScreen(NotebookScreen):
    """Moves the cursor of a list; each command takes a count."""

    PLACE: ClassVar[Place]

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

    def on_list_pane_opened(self) -> None:
        """Read what was clicked twice."""
        self.run_command("open")

    def on_list_pane_chosen(self) -> None:
        """Say what is chosen now."""
        self.show_status()

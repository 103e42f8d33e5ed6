"""How the list of articles is laid out, before the library is read and after."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen

from tui.reading.list_rows import Layout
from tui.widgets.bar import Bar
from tui.widgets.column_heading import ColumnHeading
from tui.widgets.lines import Lines
from tui.widgets.list_pane import Cell, ListPane
from tui.widgets.seen_strip import SeenStrip


class ListLayout(Screen[None]):
    """A header, the list, what is known of the chosen article and the status line."""

    # Styles know a screen by the first of its bases alone, which this is not for each.
    DEFAULT_CLASSES = "list-layout"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-middle"), (32, "-high")]  # noqa: RUF012

    @property
    def list(self) -> ListPane[Any]:
        """Return the list."""
        return self.query_one("#list", ListPane)

    @property
    def columns(self) -> Layout:
        """Return which columns the list has."""
        raise NotImplementedError

    def cells(self, item: Any, width: int) -> Sequence[Cell]:
        """Return the cells of an item's row."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Bar(id="header")
        yield ColumnHeading(self.columns, id="columns")
        yield ListPane(self.cells, id="list")
        yield SeenStrip(id="seen")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def show_heading(self) -> None:
        """Write the headings over the columns."""
        self.query_one("#columns", ColumnHeading).show(self.columns)

"""What is seen while the library is read: the list as it was last, or the names of its files.

All that is imported here delays the first paint.
"""

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.screen import Screen

from tui.articles.characters import one_line
from tui.reading.first_rows import FirstRows
from tui.reading.list_rows import Layout, ListRow
from tui.screens.list_layout import ListLayout
from tui.widgets.bar import Bar
from tui.widgets.list_pane import Cell
from tui.widgets.list_row import draw_row

READING = "reading…"


class OpeningList(ListLayout):
    """Shows the first rows of a library; what is typed goes to the list that follows."""

    def __init__(self, library: Path, first: FirstRows) -> None:
        super().__init__()
        self._library, self._first = library, first

    @property
    def columns(self) -> Layout:
        """Return which columns the list has."""
        return self._first.layout

    def cells(self, item: ListRow | str, width: int) -> Sequence[Cell]:
        """Return the cells of a row, or of the name of a file of which no more is known."""
        row = item if isinstance(item, ListRow) else ListRow(item, one_line(item))
        return draw_row(self.columns, row, width)

    def on_mount(self) -> None:
        """Show the rows."""
        self.list.show(self._first.rows)
        name = one_line(self._library.resolve().name)
        self.query_one("#header", Bar).show(f"retold · {name}", READING)


class OpeningFiles(Screen[None]):
    """Says which article is being read."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def compose(self) -> ComposeResult:
        """Lay out a line."""
        yield Bar(id="opening")

    def on_mount(self) -> None:
        """Name the file."""
        self.query_one("#opening", Bar).show(f"retold · reading {one_line(str(self._file))}")

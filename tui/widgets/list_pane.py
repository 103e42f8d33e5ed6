"""A list of which one row is chosen; only the rows in sight are drawn."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message

from tui.annotations.colors import COLORS
from tui.overlap.kinds import Kind
from tui.widgets.line_pane import LinePane
from tui.widgets.painting import fit, shorten
from tui.widgets.signs import style_name, swatch_name

T = TypeVar("T")

SWATCHES = frozenset(map(swatch_name, COLORS))
"""Names of the styles that show a colour, also under the cursor."""

Cell = tuple[str, str]
"""Words of a list row and the name of their component style, or no name."""


class ListPane(LinePane, Generic[T]):
    """Shows items as rows of cells, which `draw` makes of an item and the width in cells."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--faint",
        "list--strong",
        *SWATCHES,
        *(style_name(kind) for kind in (*Kind, None)),
    }

    class Opened(Message):
        """A row was clicked twice."""

    def __init__(
        self,
        draw: Callable[[T, int], Sequence[Cell]],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._items: Sequence[T] = ()
        self._chosen = 0

    @property
    def items(self) -> Sequence[T]:
        """Return the items shown."""
        return self._items

    @property
    def chosen(self) -> T | None:
        """Return the item under the cursor; None in an empty list."""
        return self._items[self._chosen] if self._items else None

    @property
    def chosen_row(self) -> int:
        """Return the row of the cursor."""
        return self._chosen

    def show(self, items: Sequence[T], chosen: int = 0) -> None:
        """Show other items with the cursor on row `chosen`."""
        self._items = items
        self._chosen = min(max(chosen, 0), max(0, len(items) - 1))
        self._draw_anew()
        self.moved()

    def choose(self, row: int) -> None:
        """Put the cursor on a row, or the nearest there is."""
        old, self._chosen = self._chosen, min(max(row, 0), max(0, len(self._items) - 1))
        self.refresh_rows(self.rows_of(old), self.rows_of(self._chosen))
        self.reveal_chosen()
        self.moved()

    def on_resize(self) -> None:
        """Draw anew at the new width."""
        self._draw_anew()

    def _draw_anew(self) -> None:
        self.set_row_count(self.count_rows())
        self.reveal_chosen()

    def count_rows(self) -> int:
        """Return how many rows the items take, one each."""
        return len(self._items)

    def rows_of(self, item: int) -> tuple[int, int]:
        """Return the first row of an item, by its number, and the last."""
        return item, item

    def item_at(self, row: int) -> int | None:
        """Return the number of the item on a row; None on a row of none."""
        return row if 0 <= row < len(self._items) else None

    def reveal_chosen(self) -> None:
        """Scroll as little as needed to see the item under the cursor."""
        self.reveal(self._chosen)

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of an item's row."""
        cells = self._draw(self._items[index], self.width)
        return self.paint_cells(cells, is_chosen=index == self._chosen)

    def paint_cells(self, cells: Sequence[Cell], *, is_chosen: bool) -> list[Segment]:
        """Return the segments of the cells of a row."""
        row = [
            Segment(words, self._style_of(name, is_chosen=is_chosen))
            for words, name in cells
            if words
        ]
        shown = shorten(row, self.width)
        return fit(shown, self.width, self._style_of("", is_chosen=True)) if is_chosen else shown

    def _style_of(self, name: str, *, is_chosen: bool) -> Style:
        """Return the style of a cell; what shows a colour shows it under the cursor, too."""
        base, cursor = self.base_style, self.style("list--cursor")
        if not name:
            return base + cursor if is_chosen else base
        style = self.style(name)
        if not is_chosen:
            return base + style
        return base + cursor + style if name in SWATCHES else base + style + cursor

    def rolled(self) -> None:
        """Put the cursor on the nearest item that needs no scrolling to be seen."""
        top, height = self.top, self.page_height
        margin = min(self.MARGIN, (height - 1) // 2)
        first = self._item_near(top + margin if top else 0)
        at_end = top + height >= self.row_count
        last = len(self._items) - 1 if at_end else self._item_near(top + height - 1 - margin)
        item = min(max(self._chosen, first), last)
        if item != self._chosen:
            self.choose(item)

    def _item_near(self, row: int) -> int:
        """Return the number of the item on a row, or of the one before it."""
        while row > 0 and self.item_at(row) is None:
            row -= 1
        return self.item_at(row) or 0

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse; a second click opens it."""
        item = self.item_at(event.y + round(self.scroll_offset.y))
        if item is not None:
            self.choose(item)
            if event.chain == 2:
                self.post_message(self.Opened())

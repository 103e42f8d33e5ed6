"""A list whose items take several rows each; the cursor is on an item."""

from bisect import bisect_right
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style

from tui.widgets.list_pane import SWATCHES, ListPane
from tui.widgets.painting import Layer, fit, paint, shorten
from tui.widgets.version_items import VersionItem
from tui.widgets.version_rows import VersionPage, VersionRow

BAR = "┃"
"""Stands before the rows of the item under the cursor."""

OWN_COLORS = SWATCHES | {"text--differs"}
"""Names of the styles that show their colour, also under the cursor."""


PROGRAM_WORDS = Style(meta={"article": False})
"""Marks what the program says in a text of an article; it is not drawn."""


class VersionsPane(ListPane[VersionItem]):
    """Shows a page of versions; only the rows in sight are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--heading",
        "text--suggestion",
        "text--fold",
        "text--edit",
        "text--same",
        "text--differs",
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(lambda _item, _width: (), id=id)
        self._page = VersionPage()

    def show_page(self, page: VersionPage, chosen: int) -> None:
        """Show other versions with the cursor on an item."""
        self._page = page
        self.show(page.items, chosen)

    def count_rows(self) -> int:
        """Return how many rows there are, those of no item among them."""
        return len(self._page.rows)

    def rows_of(self, item: int) -> tuple[int, int]:
        """Return the first row of an item, by its number, and the last."""
        rows, firsts = self._page.rows, self._page.firsts
        first = last = firsts[item] if firsts else 0
        while last + 1 < len(rows) and rows[last + 1].item == item:
            last += 1
        return first, last

    def item_at(self, row: int) -> int | None:
        """Return the number of the item on a row; None on a row of none."""
        item = self._page.rows[row].item if 0 <= row < len(self._page.rows) else -1
        return item if item >= 0 else None

    def reveal_chosen(self) -> None:
        """Scroll as little as needed to see the item, and what of no item stands around it."""
        first, last = self.rows_of(self._chosen)
        height = self.page_height
        above, below = self._alone_from(first - 1, -1), self._alone_from(last + 1, 1)
        if last - above < height:
            first = above
        if below - first < height:
            last = below
        top = self.top
        wanted = min(max(top, last - height + 1), first)
        if wanted != top:
            self.scroll_to(y=max(0, wanted), animate=False, force=True)

    def turn_rows(self, count: int) -> None:
        """Move the cursor to the item `count` rows on (back when negative).

        An item that is taller than the page is scrolled through.
        """
        if not self._items:
            return
        first, last = self.rows_of(self._chosen)
        item = max(0, bisect_right(self._page.firsts, first + count) - 1)
        if item != self._chosen:
            self.choose(item)
            return
        top = self.top
        hidden = last >= top + self.page_height if count > 0 else first < top
        if hidden:
            self.scroll_to(y=max(0, top + count), animate=False, force=True)
        else:
            self.choose(item + (1 if count > 0 else -1))

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of a row, a bar before those of the item under the cursor."""
        row = self._page.rows[index]
        here = row.item == self._chosen
        cursor = self.style("list--cursor") if here and row.opens else Style()
        base = self.base_style + cursor
        drawn = [
            Segment(BAR if here else " ", base + self.style("list--strong")),
            Segment(row.lead, base),
            *paint(row.text.text, row.span, base, self._layers(row, cursor)),
        ]
        return fit(shorten(drawn, self.width), self.width, base)

    def _layers(self, row: VersionRow, cursor: Style) -> list[Layer]:
        own = [(span, PROGRAM_WORDS) for span in row.text.own_within(row.span)]
        return own + [
            (ink.span, style if ink.style in OWN_COLORS else style + cursor)
            for ink in row.text.inks
            if ink.span.overlaps(row.span)
            for style in (self.style(ink.style),)
        ]

    def _alone_from(self, row: int, step: int) -> int:
        """Return the last row of no item in a direction, from the one next to an item."""
        while 0 <= row < self.row_count and self._page.rows[row].item < 0:
            row += step
        return row - step

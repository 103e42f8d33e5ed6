"""A pane that draws its rows one by one, however many there are."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.painting import fit


class LinePane(ScrollView, can_focus=False):
    """Base of the panes: scrolling, revealing and refreshing of single rows.

    Subclasses draw a row in `draw_row` and tell how many there are with `set_row_count`.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LinePane {
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        overflow-y: auto;
    }
    """

    MARGIN = 2
    """Rows kept in sight above and below the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._row_count = 0

    @property
    def row_count(self) -> int:
        """Return how many rows there are."""
        return self._row_count

    @property
    def width(self) -> int:
        """Return the width of a row in cells."""
        return self.scrollable_content_region.width

    @property
    def page_height(self) -> int:
        """Return how many rows are in sight."""
        return max(1, self.scrollable_content_region.height)

    def set_row_count(self, count: int) -> None:
        """Take the number of rows and draw anew."""
        self._row_count = count
        self.virtual_size = Size(self.width, count)
        self.refresh()

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of a row; its width may differ from the pane's."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw the line `y` rows below the top of the pane."""
        index = y + self.scroll_offset.y
        base = self.base_style
        drawn = self.draw_row(index) if index < self._row_count else []
        return Strip(fit(drawn, self.size.width, base), self.size.width)

    @property
    def base_style(self) -> Style:
        """Return the style of plain text in this pane."""
        return self.rich_style

    def style(self, name: str) -> Style:
        """Return what a component style adds to the text under it."""
        return self.get_component_rich_style(name, partial=True)

    def reveal(self, row: int, *, middle: bool = False) -> None:
        """Scroll as little as needed to have a row in sight, or to have it in the middle."""
        height = self.page_height
        top = round(self.scroll_offset.y)
        margin = min(self.MARGIN, (height - 1) // 2)
        wanted = min(max(top, row + margin - height + 1), row - margin)
        if middle and not top <= row < top + height:
            wanted = row - height // 2
        if wanted != top:
            self.scroll_to(y=max(0, wanted), animate=False, force=True)

    def refresh_rows(self, first: int, last: int) -> None:
        """Draw anew the rows from `first` to `last`, both included."""
        top = self.scroll_offset.y
        self.refresh(Region(0, first - top, self.size.width, last - first + 1))

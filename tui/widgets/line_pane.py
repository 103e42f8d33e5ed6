"""A pane that draws its rows one by one, however many there are."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Self

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollDown, ScrollTo, ScrollUp
from textual.strip import Strip

from tui.widgets.drawn_lines import DrawnLines
from tui.widgets.kept_lines import KeptScrollBar
from tui.widgets.painting import fit


class LinePane(DrawnLines, ScrollView, can_focus=False):
    """Base of the panes: scrolling, revealing and refreshing of single rows.

    Subclasses draw a row in `draw_row` and tell how many there are with `set_row_count`. A row is
    drawn once: after a change `refresh_rows` draws some anew, `refresh` all.

    After the cursor or what is selected changed `moved` is called, which is for the screen to set:
    a message would cost a key as much again as the rows it draws.
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

    MARGIN: ClassVar[int] = 2
    """Rows kept in sight above and below the cursor."""

    HEADINGS: ClassVar[int] = 0
    """Rows above the others that do not scroll."""

    WHEEL_ROWS: ClassVar[int] = 3
    """Rows that one step of the wheel scrolls."""

    MOST_KEPT: ClassVar[int] = 2_000
    """Drawn rows that are kept for when they come in sight again."""

    def __init__(self, *, id: str | None = None) -> None:
        self._row_count = 0
        self._strips: dict[int, Strip] = {}
        self._is_scrolling = self._is_pointing = False
        self.moved: Callable[[], object] = lambda: None
        super().__init__(id=id)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """Return the scrollbar beside the rows, which is made where there is none yet."""
        if self._vertical_scrollbar is None:
            bar = KeptScrollBar(name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self._vertical_scrollbar = bar
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    @property
    def row_count(self) -> int:
        """Return how many rows there are."""
        return self._row_count

    @property
    def width(self) -> int:
        """Return the width of a row in cells."""
        return max(0, self.area.width - self.scrollbar_size_vertical)

    @property
    def page_height(self) -> int:
        """Return how many rows are in sight."""
        # There is no scrollbar below the rows.
        return max(1, self.area.height)

    @property
    def top(self) -> int:
        """Return the index of the first row in sight."""
        return round(self.scroll_y)

    def set_row_count(self, count: int) -> None:
        """Take the number of rows and draw anew."""
        self._row_count = count
        # Of what is just as large as the pane the framework leaves a scrollbar that was there, so
        # it is no cell wide.
        self.virtual_size = Size(0, count + self.HEADINGS)
        self.refresh()

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of a row; its width may differ from the pane's."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw the line `y` rows below the top of the pane."""
        index, width = y + self.top, self.area.width
        strip = self._strips.get(index)
        if strip is None or strip.cell_length != width:
            drawn = self.draw_row(index) if index < self._row_count else []
            strip = Strip(fit(drawn, width, self.base_style), width)
            if len(self._strips) >= self.MOST_KEPT:
                self._strips.clear()
            self._strips[index] = strip
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in the styles of before."""
        super().notify_style_update()
        self.forget_drawn()

    def forget_drawn(self) -> None:
        """Forget all that was drawn, as none of it is to be shown again."""
        self._strips.clear()

    def reveal(self, row: int, *, middle: bool = False) -> None:
        """Scroll as little as needed to have a row in sight, or to have it in the middle."""
        height, top = self.page_height, self.top
        margin = 0 if self._is_pointing else min(self.MARGIN, (height - 1) // 2)
        wanted = min(max(top, row + margin - height + 1), row - margin)
        if middle and not top <= row < top + height:
            wanted = row - height // 2
        if wanted != top:
            self.scroll_to(y=max(0, wanted), animate=False, force=True)

    def roll(self, rows: int) -> None:
        """Scroll down by rows (up when negative) at the reader's hand."""
        self._roll_to(self.top + rows)

    def _roll_to(self, top: int) -> None:
        before = self.top
        goal = min(max(0, top), max(0, self._row_count - self.page_height))
        self.scroll_to(y=goal, animate=False, force=True)
        if self.top != before:
            self.rolled()

    def rolled(self) -> None:
        """Take notice that the reader scrolled by wheel or scrollbar."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down at once."""
        event.stop()
        event.prevent_default()
        self.roll(self.WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up at once."""
        event.stop()
        event.prevent_default()
        self.roll(-self.WHEEL_ROWS)

    def on_scroll_to(self, message: ScrollTo) -> None:
        """Follow the scrollbar at once."""
        message.stop()
        message.prevent_default()
        if message.y is not None:
            self._roll_to(round(message.y))

    def on_scroll_down(self, message: ScrollDown) -> None:
        """Turn a page at a click below the scrollbar's thumb."""
        message.stop()
        message.prevent_default()
        self.roll(self.page_height - 1)

    def on_scroll_up(self, message: ScrollUp) -> None:
        """Turn a page back at a click above the scrollbar's thumb."""
        message.stop()
        message.prevent_default()
        self.roll(1 - self.page_height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show other rows; those that were drawn before are not drawn anew."""
        self._is_scrolling = True
        super().watch_scroll_y(old_value, new_value)
        self._is_scrolling = False

    def watch_show_vertical_scrollbar(self, is_shown: bool) -> None:
        """Have the scrollbar tell how far the pane is scrolled from when it is first seen."""
        if is_shown:
            self.vertical_scrollbar.position = self.scroll_y

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw anew the rows in some regions, or all without any."""
        if not regions:
            self.forget_drawn()
        elif not self._is_scrolling:
            for region in regions:
                self._forget(region.y + self.top, region.bottom + self.top - 1)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def refresh_rows(self, *ranges: tuple[int, int]) -> None:
        """Draw anew the rows in some ranges, each given by its first and its last row."""
        top, height, regions = self.top, self.page_height, []
        for first, last in _joined(ranges):
            self._forget(first, last)
            begin, end = max(first - top, 0), min(last - top, height - 1)
            if begin <= end:
                regions.append(Region(0, begin, self.area.width, end - begin + 1))
        if regions:
            super().refresh(*regions)

    def _forget(self, first: int, last: int) -> None:
        if last - first <= 1:
            self._strips.pop(first, None)
            self._strips.pop(last, None)
            return
        for index in [index for index in self._strips if first <= index <= last]:
            del self._strips[index]


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges of rows in order, those as one that overlap or follow each other."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined

"""The least that an app can do: what the app is measured against.

    python -m tests.benchmarks.floors

runs the smallest of them.
"""

from collections.abc import Sequence
from random import Random
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from tests.benchmarks.generated import generate_paragraphs

READY = "ready"
CURSOR = Style(reverse=True)


class MinimalApp(App[None]):
    """Shows a word."""

    def compose(self) -> ComposeResult:
        """Lay out the word."""
        yield Static(READY)


class LineView(ScrollView, can_focus=True):
    """Draws rows by the line API, one of them as the cursor; styles are looked up once."""

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self._rows, self._cursor = rows, 0
        self._plain: Style | None = None

    def notify_style_update(self) -> None:
        """Look styles up anew."""
        super().notify_style_update()
        self._plain = None

    def on_mount(self) -> None:
        """Tell how many rows there are."""
        self.virtual_size = Size(80, len(self._rows))
        self.focus()

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        if self._plain is None:
            self._plain = self.rich_style
        index, width = y + self.scroll_offset.y, self.size.width
        words = self._rows[index] if index < len(self._rows) else ""
        style = self._plain + CURSOR if index == self._cursor else self._plain
        return Strip([Segment(words[:width].ljust(width), style)], width)

    def on_key(self, event: events.Key) -> None:
        """Move the cursor, or turn a page; what the framework would do by the key is not done."""
        page, last = self.size.height, len(self._rows) - 1
        if event.key in ("j", "k"):
            self._move(self._cursor + (1 if event.key == "j" else -1))
        elif event.key in ("space", "pageup"):
            self._turn(page if event.key == "space" else -page)
        elif event.key == "G":
            self._turn(last)
        else:
            return
        event.stop()
        event.prevent_default()

    def _move(self, row: int) -> None:
        """Put the cursor on a row in sight."""
        top = self.scroll_offset.y
        for one in (self._cursor, row):
            self.refresh(Region(0, one - top, self.size.width, 1))
        self._cursor = row

    def _turn(self, rows: int) -> None:
        """Scroll by rows, and the cursor with them."""
        self._cursor = min(max(self._cursor + rows, 0), len(self._rows) - 1)
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True)


class LineApp(App[None]):
    """Shows rows on a screen that `o` opens and `q` leaves."""

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self._rows = rows

    def on_key(self, event: events.Key) -> None:
        """Open or leave the screen."""
        if event.key == "o":
            self.push_screen(LineScreen(self._rows))
        elif event.key == "q":
            self.pop_screen()


class LineScreen(Screen[Any]):
    """Has the rows and nothing else."""

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self._line_rows = rows

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield LineView(self._line_rows)


def line_app(rows: int) -> LineApp:
    """Return an app on so many rows of text."""
    paragraph = " ".join(generate_paragraphs(1_200, Random(1)))
    return LineApp([f"{number} {paragraph[number % 600 :][:80]}" for number in range(rows)])


if __name__ == "__main__":
    MinimalApp().run()

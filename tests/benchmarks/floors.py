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
    """Draws rows by the line API, one of them as the cursor."""

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self._rows, self._cursor = rows, 0

    def on_mount(self) -> None:
        """Tell how many rows there are."""
        self.virtual_size = Size(80, len(self._rows))
        self.focus()

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        index = y + self.scroll_offset.y
        words = self._rows[index] if index < len(self._rows) else ""
        style = self.rich_style + CURSOR if index == self._cursor else self.rich_style
        width = self.size.width
        return Strip([Segment(words[:width].ljust(width), style)], width)

    def on_key(self, event: events.Key) -> None:
        """Move the cursor."""
        page = self.size.height
        steps = {"j": 1, "k": -1, "space": page, "pageup": -page, "G": len(self._rows)}
        if event.key in steps:
            self._move(steps[event.key])

    def _move(self, step: int) -> None:
        before = self._cursor
        self._cursor = min(max(before + step, 0), len(self._rows) - 1)
        top = self.scroll_offset.y
        for row in (before, self._cursor):
            self.refresh(Region(0, row - top, self.size.width, 1))
        if not top <= self._cursor < top + self.size.height:
            self.scroll_to(y=top + step, animate=False, force=True)


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

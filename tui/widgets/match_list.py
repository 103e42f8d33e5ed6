"""The matches of a comparison in a list beside it, for wide screens."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message

from tui.articles.model import Article, Span
from tui.overlap.model import Kind
from tui.overlap.sections import Passage
from tui.quotes.citation import paragraph_label
from tui.widgets.line_pane import LinePane
from tui.widgets.painting import fit
from tui.widgets.signs import DIFFERS, MOVED, SIGNS, style_name
from tui.widgets.spread import Spread, differences_of, sides

CURRENT = ">"
"""What stands before the match under the cursor."""


def match_words(spread: Spread, key: int, number: int) -> tuple[str, str]:
    """Return a match in a few words, parted where its sign, one cell, stands between.

    They are its number, how many words it has on the left, whether facts differ, from which
    paragraph of the left to which of the right article, and whether it is moved.
    """
    section = spread.sections[key]
    left, right = (span or Span(0, 0) for span in sides(section))
    words = spread.words(key)
    differs = DIFFERS if differences_of(section) else " "
    moved = MOVED if isinstance(section, Passage) and section.moved else ""
    there = f"¶{_paragraph(spread.articles[0], left)}→¶{_paragraph(spread.articles[1], right)}"
    return f"{number:>3} ", f" {words:>4,}w{differs} {there} {moved}"


def _paragraph(article: Article, span: Span) -> str:
    return paragraph_label(article, Span(span.start, span.start + 1))


class MatchList(LinePane):
    """Lists the matches of a spread; the one under the cursor is marked and kept in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        *(style_name(kind) for kind in (*Kind, None)),
    }
    DEFAULT_CSS = """
    MatchList { width: 28; height: 100%; color: $text-muted; border-right: solid $surface; }
    """

    class Pointed(Message):
        """A match was clicked."""

        def __init__(self, section: int) -> None:
            super().__init__()
            self.section = section

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spread: Spread | None = None
        self._section = -1

    @property
    def _matches(self) -> Sequence[int]:
        return self._spread.matches if self._spread else ()

    @property
    def _row(self) -> int | None:
        """Return the row of the match under the cursor."""
        matches = self._matches
        row = bisect_left(matches, self._section)
        return row if row < len(matches) and matches[row] == self._section else None

    def show(self, spread: Spread) -> None:
        """List the matches of other articles."""
        self._spread = spread
        self.set_row_count(len(spread.matches))
        self._reveal_row()

    def show_section(self, section: int) -> None:
        """Mark the match that is a section, or none."""
        if section == self._section:
            return
        before, self._section = self._row, section
        self.refresh_rows(*((row, row) for row in (before, self._row) if row is not None))
        self._reveal_row()

    def _reveal_row(self) -> None:
        if self._row is not None:
            self.reveal(self._row)

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of a match."""
        if self._spread is None:
            return []
        key = self._matches[index]
        kind = self._spread.kind(key)
        here = key == self._section
        style = self.base_style + self.style("list--cursor") if here else self.base_style
        before, behind = match_words(self._spread, key, index + 1)
        drawn = [
            Segment(CURRENT if here else " ", style),
            Segment(before, style),
            Segment(SIGNS[kind], style if here else style + self.style(style_name(kind))),
            Segment(behind, style),
        ]
        return fit(drawn, self.width, style)

    def on_click(self, event: events.Click) -> None:
        """Say which match was clicked."""
        index = event.y + round(self.scroll_offset.y)
        if 0 <= index < len(self._matches):
            self.post_message(self.Pointed(self._matches[index]))

"""All highlights of the library."""

from typing import ClassVar

from textual.app import ComposeResult

from tui.annotations.model import Anchor
from tui.commands import Place
from tui.quotes.records import Entry
from tui.screens.highlight_commands import Aim, HighlightCommands
from tui.screens.list_screen import ListScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.bar import Bar
from tui.widgets.highlight_words import (
    anchor_words,
    describe_highlight,
    found_words,
    one_row,
    tag_words,
    words_then,
)
from tui.widgets.lines import Lines
from tui.widgets.list_pane import Cell, ListPane

NOTE = "(note) "
"""Stands in the row of a highlight that has one."""

TAGS_WIDTH = 24
"""Cells of the column of tags."""


class HighlightsScreen(ListScreen, HighlightCommands):
    """Lists the highlights in the order of the articles, each with its tags."""

    PLACE: ClassVar[Place] = Place.HIGHLIGHTS

    def compose(self) -> ComposeResult:
        """Lay out a header, the list, the chosen highlight in full and the status line."""
        yield Bar(id="header")
        yield ListPane(self._draw, id="list")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def annotations_changed(self) -> None:
        """Fill the list anew, the cursor on the highlight it was on."""
        entries, before = self.desk.entries(), self.entry
        ids = [entry.placed.highlight.id for entry in entries]
        wanted = before.placed.highlight.id if before else ""
        row = ids.index(wanted) if wanted in ids else self.list.chosen_row
        self.list.show(entries, row)
        lost = sum(entry.placed.anchor is Anchor.ORPHAN for entry in entries)
        count = f"{len(entries)} highlight{'' if len(entries) == 1 else 's'}"
        self.query_one("#header", Bar).show(
            f"retold · {count}",
            f"{lost} lost {'its' if lost == 1 else 'their'} place" if lost else "",
        )

    def _draw(self, entry: Entry, _width: int) -> tuple[Cell, ...]:
        letter = self.desk.letters.get(entry.article.id, "?")
        highlight, anchor = entry.placed.highlight, anchor_words(entry.placed)
        tags = tag_words(highlight)
        tags = tags if len(tags) <= TAGS_WIDTH else tags[: TAGS_WIDTH - 1] + "…"
        return (
            (f"{letter:>2} ", "list--strong"),
            (f"{tags:<{TAGS_WIDTH}} ", "list--strong"),
            (NOTE if highlight.note else "", "list--faint"),
            (f"({anchor}) " if anchor else "", "list--faint"),
            (" ".join(entry.quote.split()), ""),
        )

    @property
    def entry(self) -> Entry | None:
        """Return the highlight under the cursor; None in an empty list."""
        chosen: Entry | None = self.list.chosen
        return chosen

    def aim(self) -> Aim | None:
        """Return the highlight under the cursor."""
        entry = self.entry
        if entry is None:
            self.tell("no highlight under the cursor")
            return None
        return Aim(entry.article, entry.placed.spans, entry.placed)

    def status(self) -> tuple[str, str]:
        """Return what can be done here, and where the cursor is."""
        entry = self.entry
        about = self.query_one("#about", Lines)
        if entry is None:
            about.show(["No highlights yet: t in an article highlights and tags a sentence."])
            return "q back", "0/0"
        about.show(self._explain(entry))
        place = f"{self.list.chosen_row + 1}/{self.list.row_count}"
        guess = bool(entry.placed.guess)
        accept = "g a accept · " if entry.placed.anchor is Anchor.FUZZY or guess else ""
        return f"{accept}enter read · t a g c K · y quote · D delete · q back", place

    def _explain(self, entry: Entry) -> list[str]:
        """Return the lines on a highlight: its article, what was said of it, its words."""
        placed = entry.placed
        then, now = words_then(placed.highlight), found_words(entry.article, placed)
        described = describe_highlight(placed, self.desk.claims_of(placed.highlight.id))
        lines = [entry.article.title, described]
        if now is None:
            return [*lines, f"“{one_row(then)}” is gone from its article"]
        if placed.anchor in (Anchor.FUZZY, Anchor.ORPHAN):
            return [*lines, f"then: “{one_row(then)}”", f"now?: “{one_row(now)}”"]
        return [*lines, f"“{' '.join(now.split())}”"]

    def do_open(self, _count: int | None) -> None:
        """Read the article at the highlight, or at the guess where it belongs."""
        entry = self.entry
        if entry is None:
            return
        spans = entry.placed.spans or entry.placed.guess
        if not spans:
            self.tell("the text of this highlight is gone from its article")
            return
        self.app.push_screen(ReaderScreen(self.desk, entry.article, spans[0].start))

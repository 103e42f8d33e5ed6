"""All highlights of the library."""

from typing import ClassVar

from textual.app import ComposeResult

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import Anchor
from tui.commands import Place
from tui.quotes.citation import markdown_quote
from tui.quotes.plain import plain_text
from tui.quotes.records import Entry
from tui.screens.copying import copy_text
from tui.screens.list_screen import ListScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.bar import Bar
from tui.widgets.lines import Lines
from tui.widgets.list_pane import Cell, ListPane

NOTE = "(note) "
"""Stands in the row of a highlight that has one."""

TAGS_WIDTH = 24
"""Cells of the column of tags."""


class HighlightsScreen(ListScreen):
    """Lists the highlights in the order of the articles, each with its tags."""

    PLACE: ClassVar[Place] = Place.HIGHLIGHTS

    def compose(self) -> ComposeResult:
        """Lay out a header, the list, the chosen highlight in full and the status line."""
        yield Bar(id="header")
        yield ListPane(self._draw, id="list")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def annotations_changed(self) -> None:
        """Fill the list anew."""
        entries = self.desk.entries()
        self.list.show(entries, self.list.chosen_row)
        count = f"{len(entries)} highlight{'' if len(entries) == 1 else 's'}"
        self.query_one("#header", Bar).show(f"retold · {count}")

    def _draw(self, entry: Entry, _width: int) -> tuple[Cell, ...]:
        letter = self.desk.letters.get(entry.article.id, "?")
        highlight = entry.placed.highlight
        tags = " ".join(f"#{tag}" for tag in highlight.tags)
        tags = tags if len(tags) <= TAGS_WIDTH else tags[: TAGS_WIDTH - 1] + "…"
        anchor = "" if entry.placed.anchor is Anchor.OK else f"({entry.placed.anchor}) "
        return (
            (f"{letter:>2} ", "list--strong"),
            (f"{tags:<{TAGS_WIDTH}} ", "list--strong"),
            (NOTE if highlight.note else "", "list--faint"),
            (anchor, "list--faint"),
            (" ".join(entry.quote.split()), ""),
        )

    @property
    def entry(self) -> Entry | None:
        """Return the highlight under the cursor; None in an empty list."""
        chosen: Entry | None = self.list.chosen
        return chosen

    def status(self) -> tuple[str, str]:
        """Return what can be done here, and where the cursor is."""
        entry = self.entry
        about = self.query_one("#about", Lines)
        if entry is None:
            about.show(["No highlights yet: t in an article highlights and tags a sentence."])
            return "q back", "0/0"
        highlight = entry.placed.highlight
        tags = " ".join(f"#{tag}" for tag in highlight.tags)
        quote = f"“{' '.join(entry.quote.split())}”"
        lines = [entry.article.title, tags, highlight.note.replace("\n", " ⏎ "), quote]
        about.show([line for line in lines if line])
        place = f"{self.list.chosen_row + 1}/{self.list.row_count}"
        return "enter read · y quote · D delete · E export · q back", place

    def do_open(self, _count: int | None) -> None:
        """Read the article at the highlight."""
        entry = self.entry
        if entry is None:
            return
        if entry.placed.span is None:
            self.tell("the text of this highlight is gone from its article")
            return
        self.app.push_screen(ReaderScreen(self.desk, entry.article, entry.placed.span.start))

    def do_delete(self, _count: int | None) -> None:
        """Delete the highlight under the cursor."""
        entry = self.entry
        if entry is None:
            return
        try:
            self.desk.notebook.delete(entry.placed.highlight.id)
        except AnnotationsError as error:
            self.tell(f"not deleted: {error}")
            return
        self.annotations_changed()
        self.tell("highlight deleted · u brings it back")

    def do_quote(self, _count: int | None) -> None:
        """Copy the highlight as a Markdown quote with its citation."""
        entry = self.entry
        if entry and entry.placed.span:
            copy_text(self, markdown_quote(entry.article, entry.placed.span))
        elif entry:
            copy_text(self, entry.quote)

    def do_copy_text(self, _count: int | None) -> None:
        """Copy the text of the highlight alone."""
        entry = self.entry
        if entry and entry.placed.span:
            copy_text(self, plain_text(entry.article, entry.placed.span))
        elif entry:
            copy_text(self, entry.quote)

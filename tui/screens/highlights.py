"""All highlights of the library, or those with one tag."""

from typing import ClassVar

from textual.app import ComposeResult

from tui.annotations.model import Anchor
from tui.command import Place
from tui.desk.desk import Desk
from tui.quotes.collection import with_tag
from tui.quotes.records import Entry
from tui.screens.gathered_list import GatheredList
from tui.screens.highlight_commands import Aim, HighlightCommands
from tui.screens.reader import read_highlight
from tui.widgets.bar import Bar, Status
from tui.widgets.highlight_words import (
    anchor_words,
    counted,
    found_words,
    one_row,
    tag_words,
    words_then,
)
from tui.widgets.lines import Lines
from tui.widgets.list_pane import Cell, ListPane

NOTE = "(note) "
"""Stands in the row of a highlight that has one."""

KEYS = (
    "{open} read · {tag} {note} {next-color} {add-evidence} · {copy-quote} quote"
    " · {delete} delete · {back} back"
)
"""The hints of the status line, with the ids of commands."""

NONE_YET = "No highlights yet: {tag} in an article highlights and tags a sentence."
"""Stands where there is no highlight at all, with the id of a command."""

TAGS_WIDTH = 24
"""Cells of the column of tags."""


class HighlightsScreen(GatheredList[list[Entry]], HighlightCommands):
    """Lists the highlights in the order of the articles, each with its tags.

    With a `tag` it lists those that have it or a tag under it.
    """

    PLACE: ClassVar[Place] = Place.HIGHLIGHTS

    def __init__(self, desk: Desk, tag: str = "") -> None:
        super().__init__(desk)
        self._tag = tag

    def compose(self) -> ComposeResult:
        """Lay out a header, the list, the chosen highlight in full and the status line."""
        yield Bar(id="header")
        yield ListPane(self._draw, id="list")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def gather(self) -> list[Entry]:
        """Find where the highlights are."""
        every = self.desk.entries()
        return with_tag(every, self._tag) if self._tag else every

    def fill(self, entries: list[Entry]) -> None:
        """Show the highlights, the cursor on the one it was on."""
        before = self.entry
        ids = [entry.placed.highlight.id for entry in entries]
        wanted = before.placed.highlight.id if before else ""
        row = ids.index(wanted) if wanted in ids else self.list.chosen_row
        self.list.show(entries, row)
        lost = sum(entry.placed.anchor is Anchor.ORPHAN for entry in entries)
        tagged = f" tagged #{self._tag}" if self._tag else ""
        self.query_one("#header", Bar).show(
            f"retold · {counted(len(entries), 'highlight')}{tagged}",
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

    def status(self) -> Status:
        """Return what can be done here, and where the cursor is."""
        entry = self.entry
        about = self.query_one("#about", Lines)
        if entry is None:
            about.show([self._none() if self.is_gathered else "gathering…"])
            return Status(place="0/0", hints=self.keyed("{back} back"))
        about.show(self._explain(entry))
        place = f"{self.list.chosen_row + 1}/{self.list.row_count}"
        guess = bool(entry.placed.guess)
        accept = "{accept-place} accept · " if entry.placed.anchor is Anchor.FUZZY or guess else ""
        return Status(place=place, hints=self.keyed(accept + KEYS))

    def _none(self) -> str:
        if self._tag:
            return f"No highlight of this library is tagged #{self._tag}."
        return self.keyed(NONE_YET) or "No highlights yet."

    def _explain(self, entry: Entry) -> list[str]:
        """Return the lines on a highlight: its article, what was said of it, its words."""
        placed = entry.placed
        then, now = words_then(placed.highlight), found_words(entry.article, placed)
        described = self.describe(placed)
        lines = [entry.article.title, described]
        if now is None:
            return [*lines, f"“{one_row(then)}”: {entry.loss}"]
        if placed.anchor in (Anchor.FUZZY, Anchor.ORPHAN):
            return [*lines, f"then: “{one_row(then)}”", f"now?: “{one_row(now)}”"]
        return [*lines, f"“{' '.join(now.split())}”"]

    def do_open(self, _count: int | None) -> None:
        """Read the article at the highlight; a lost one is taken along to be put somewhere."""
        if self.entry:
            read_highlight(self, self.entry.article, self.entry.placed)

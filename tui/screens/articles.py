"""The list of articles: what each shares, and with whom."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from tui.articles.changes import LibraryChange
from tui.articles.model import Article
from tui.command import Place
from tui.desk.desk import Desk
from tui.desk.following import change_phrase
from tui.overlap.earlier import seen_earlier
from tui.reading.first_rows import MOST_KEPT
from tui.reading.list_rows import Layout, ListRow
from tui.screens.arranged_list import ArrangedList
from tui.screens.article_note_commands import ArticleNoteCommands
from tui.screens.article_rows import ArticleRows
from tui.screens.family_commands import FamilyCommands
from tui.screens.list_layout import ListLayout
from tui.screens.reader import ReaderScreen
from tui.widgets.article_row import ArticleRow, explain
from tui.widgets.bar import Bar, Status
from tui.widgets.family_words import articles_phrase
from tui.widgets.lines import Lines
from tui.widgets.list_pane import Cell
from tui.widgets.seen_strip import SeenStrip

SECONDS_BETWEEN_DRAWINGS = 2.0
"""How often what is found is drawn while more comes, so that it keeps no key waiting."""

BLOCKS = 10
"""Cells of the progress bar in the header."""

MOST_PROBLEMS = 3
"""Files that could not be read and are named; more are counted."""

KEYS = (
    "{open} read · {compare} compare · {filter} filter · {sort} sort"
    " · {highlights} highlights · {help} keys"
)
"""The hints of the status line, with the ids of commands."""


class ArticlesScreen(ArrangedList, ArticleNoteCommands, FamilyCommands, ListLayout):
    """Lists the articles of the library; the first screen."""

    PLACE: ClassVar[Place] = Place.LIST

    def __init__(self, desk: Desk, first: Sequence[str] = ()) -> None:
        super().__init__(desk, first)
        self._rows = ArticleRows(desk)
        self._last_drawing = 0.0

    @property
    def columns(self) -> Layout:
        """Return which columns the list has."""
        return self._rows.layout

    def cells(self, item: Article, width: int) -> Sequence[Cell]:
        """Return the cells of an article's row."""
        return self._rows.cells(item, width)

    def first_rows(self) -> Sequence[ListRow]:
        """Return the rows with which the list would begin now; not for the thread of the keys."""
        by_id = self.desk.library.by_id
        first = self.whole.articles[:MOST_KEPT]
        return [self._rows.opening_row(article) for article in first if article.id in by_id]

    def on_mount(self) -> None:
        """Fill the list."""
        self.begin()
        self._refresh()

    def library_changed(self, change: LibraryChange) -> None:
        """Show the articles there are now, and say what became of them."""
        self._rows.fit_columns()
        self.show_heading()
        super().library_changed(change)
        self.tell(change_phrase(change, self.desk.letters))

    def findings_changed(self) -> None:
        """Draw anew what is known of each article, and how far the comparison has come."""
        if self._rows.make_room_for_families():
            self.show_heading()
        super().findings_changed()
        self._refresh()

    def progress_changed(self) -> None:
        """Show how far the comparison has come, and now and then what it has found."""
        drawn_long_ago = time.monotonic() - self._last_drawing > SECONDS_BETWEEN_DRAWINGS
        if drawn_long_ago or self.desk.progress.is_all:
            self.findings_changed()
        else:
            self._show_header()

    def annotations_changed(self) -> None:
        """Count the highlights and marks anew; what is read says what is new in the others."""
        if self._rows.make_room_for_new():
            self.show_heading()
        super().annotations_changed()
        self._refresh()

    def arranged_anew(self) -> None:
        """Say how many articles are shown, and in which order."""
        self._show_header()
        self.show_status()

    def _refresh(self) -> None:
        self._last_drawing = time.monotonic()
        self.list.refresh()
        self._show_header()
        self.show_status()

    def _show_header(self) -> None:
        desk, wish = self.desk, self.arranged.wish
        shown, total = self.list.row_count, len(desk.library.articles)
        whole = articles_phrase(total, desk.families.sources if desk.progress.is_all else total)
        count = whole if shown == total else f"{shown:,} of {total:,} articles"
        near = f", {self.arranged.near:,} nearly" if self.arranged.near else ""
        name = desk.root.resolve().name
        wanted = f" · filter: {wish.wanted}" if wish.wanted else ""
        order = f"by {wish.order}{', backwards' if wish.backwards else ''}"
        self.query_one("#header", Bar).show(
            f"retold · {name} · {count}{near}{wanted}", self.arranging or progress(desk) or order
        )

    def status(self) -> Status:
        """Return where the cursor is, and what could not be read."""
        article = self.current_article()
        row = self._rows.row(article) if article else None
        self.query_one("#about", Lines).show([*self._problems(), *self._about(row)])
        self._show_seen(article)
        place = f"{self.list.chosen_row + 1:,}/{self.list.row_count:,}" if row else "0/0"
        return Status(place=place, hints=self.keyed(KEYS))

    def _show_seen(self, article: Article | None) -> None:
        strip, desk = self.query_one(SeenStrip), self.desk
        if article is None:
            strip.clear()
            return
        seen = seen_earlier(article, desk.findings, desk.library.by_id)
        waiting = "" if desk.progress.is_all else desk.waiting
        strip.show(desk.letters[article.id], article.word_count, seen, desk.letters, waiting)

    def _about(self, row: ArticleRow | None) -> list[str]:
        desk = self.desk
        if row is None:
            none = self.keyed("nothing fits the filter; {filter} changes it")
            return [none or "nothing fits the filter"]
        counts_with = desk.families.line(row.article.id, desk.letters) if row.family else ""
        return explain(replace(row, counts_with=counts_with), desk.letters)

    def _problems(self) -> Sequence[str]:
        """Return what could not be read."""
        problems = self.desk.library.problems
        lines = [f"  ! {problem.name}: {problem.reason}" for problem in problems[:MOST_PROBLEMS]]
        if len(problems) > MOST_PROBLEMS:
            lines.append(f"  and {len(problems) - MOST_PROBLEMS} more; retold overlaps lists them")
        return lines

    def do_open(self, _count: int | None) -> None:
        """Read the chosen article."""
        article = self.current_article()
        if article:
            self.desk.arrived.discard(article.id)
            self.app.push_screen(ReaderScreen(self.desk, article))

    def do_compare(self, _count: int | None) -> None:
        """Compare the chosen article with the one that shares most."""
        from tui.screens.comparison import compare_with_nearest

        article = self.current_article()
        if article:
            compare_with_nearest(self, article)

    def do_matrix(self, _count: int | None) -> None:
        """Show the matrix from the chosen article on."""
        from tui.screens.matrix import open_matrix

        article = self.current_article()
        if article:
            open_matrix(self, article.id)


def progress(desk: Desk) -> str:
    """Return how far the comparison of the library has come; nothing once it is done."""
    phase, done, total = desk.progress.phase, desk.progress.done, desk.progress.total
    if desk.progress.is_all:
        return ""
    full = BLOCKS * done // max(1, total)
    shown = f"{phase} {'━' * full}{'╌' * (BLOCKS - full)} {done}/{total} {phase.counted}"
    return shown.rstrip()

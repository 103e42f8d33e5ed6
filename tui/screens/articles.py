"""The list of articles: what each shares, and with whom."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult

from tui.articles.model import Article
from tui.command import Place
from tui.desk.desk import Desk, by_date
from tui.screens.article_note_commands import ArticleNoteCommands
from tui.screens.family_commands import FamilyCommands
from tui.screens.list_screen import ListScreen
from tui.screens.prompt import Prompt
from tui.screens.reader import ReaderScreen
from tui.screens.typing_ahead import ASKING
from tui.widgets.article_row import ArticleRow, Layout, draw_article, draw_heading, explain
from tui.widgets.bar import Bar
from tui.widgets.family_words import articles_phrase
from tui.widgets.lines import Lines
from tui.widgets.list_pane import Cell, ListPane

if TYPE_CHECKING:
    from tui.overlap.families import Family

ORDERS: dict[str, Callable[[Desk, Article], tuple[object, ...]]] = {
    "date": lambda _, article: by_date(article),
    "title": lambda _, article: (article.title.casefold(), article.id),
    "source": lambda _, article: ((article.metadata.source or "\uffff").casefold(), article.id),
    "words": lambda _, article: (-len(article.words), article.id),
    "shared": lambda desk, article: (-desk.findings.shared_words(article), article.id),
    "new": lambda desk, article: (
        desk.is_read(article),
        -desk.new_share(article),
        by_date(article),
    ),
}
"""The orders of the list; it begins with the first."""

FOUND = frozenset({"shared", "new"})
"""Orders that change with what is found."""

SECONDS_BETWEEN_DRAWINGS = 2.0
"""How often what is found is drawn while more comes, so that it keeps no key waiting."""

BLOCKS = 10
"""Cells of the progress bar in the header."""


class ArticlesScreen(ListScreen, ArticleNoteCommands, FamilyCommands):
    """Lists the articles of the library; the first screen."""

    PLACE: ClassVar[Place] = Place.LIST

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._order = next(iter(ORDERS))
        self._wanted = ""
        self._last_drawing = 0.0
        known = [article.metadata for article in desk.library.articles]
        letter = max(map(len, desk.letters.values()), default=0)
        self._layout = Layout(
            any(m.date for m in known), any(m.source for m in known), letter=max(2, letter)
        )
        self._families: Mapping[str, Family] = {}

    def compose(self) -> ComposeResult:
        """Lay out a header, the list, what is known of the chosen article and the status line."""
        yield Bar(id="header")
        yield Bar(id="columns")
        yield ListPane(self._draw, id="list")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def on_resize(self) -> None:
        """Set the headings over the columns."""
        self.call_after_refresh(self._show_heading)

    def _show_heading(self) -> None:
        self.query_one("#columns", Bar).show(draw_heading(self._layout, self.list.width))

    def findings_changed(self) -> None:
        """Draw anew what is known of each article, and how far the comparison has come."""
        self._make_room_for_families()
        if self._order in FOUND:
            self._fill()
        else:
            self._refresh()

    def _make_room_for_families(self) -> None:
        """Give the signs of families a column where there are any."""
        desk, families = self.desk, self.desk.families.by_article
        if families is not self._families:
            self._families = families
            signs = (desk.families.sign(article_id, desk.letters) for article_id in families)
            self._layout = replace(self._layout, family=max(map(len, signs), default=0))
            self._show_heading()

    def progress_changed(self) -> None:
        """Show how far the comparison has come, and now and then what it has found."""
        drawn_long_ago = time.monotonic() - self._last_drawing > SECONDS_BETWEEN_DRAWINGS
        if drawn_long_ago or self.desk.progress.is_all:
            self.findings_changed()
        else:
            self._show_header()

    def annotations_changed(self) -> None:
        """Count the highlights and marks anew; what is read says what is new in the others."""
        compares_read = bool(self.desk.read_ids)
        if compares_read != self._layout.compares_read:
            self._layout = replace(self._layout, compares_read=compares_read)
            self._show_heading()
        if self._order == "new":
            self._fill()
        else:
            self._refresh()

    def _fill(self) -> None:
        chosen = self.current_article()
        wanted = self._wanted.casefold().split()
        articles = [
            article
            for article in self.desk.library.articles
            if all(word in searchable(article) for word in wanted)
        ]
        articles.sort(key=partial(ORDERS[self._order], self.desk))
        self.list.show(articles, articles.index(chosen) if chosen in articles else 0)
        self._refresh()

    def _refresh(self) -> None:
        self._last_drawing = time.monotonic()
        self.list.refresh()
        self._show_header()
        self.show_status()

    def _draw(self, article: Article, width: int) -> Sequence[Cell]:
        return draw_article(self._layout, self._row(article), width)

    def _row(self, article: Article) -> ArticleRow:
        desk = self.desk
        return ArticleRow(
            article,
            desk.letters[article.id],
            tuple(desk.findings.partners(article)),
            desk.findings.shared_words(article),
            desk.count(article.id),
            pending=not desk.progress.is_all,
            letters=desk.letters,
            read=desk.is_read(article),
            new_words=self._new_words(article),
            note=desk.article_note(article),
            family=desk.families.sign(article.id, desk.letters) if self._families else "",
        )

    def _new_words(self, article: Article) -> int | None:
        is_new = self._layout.compares_read and not self.desk.is_read(article)
        return self.desk.new_words(article) if is_new else None

    def _show_header(self) -> None:
        desk = self.desk
        shown, total = self.list.row_count, len(desk.library.articles)
        whole = articles_phrase(total, desk.families.sources if desk.progress.is_all else total)
        count = whole if shown == total else f"{shown} of {total} articles"
        name = desk.root.resolve().name
        wanted = f" · filter: {self._wanted}" if self._wanted else ""
        self.query_one("#header", Bar).show(
            f"retold · {name} · {count}{wanted}", progress(desk) or f"by {self._order}"
        )

    def current_article(self) -> Article | None:
        """Return the article under the cursor; None in an empty list."""
        chosen: Article | None = self.list.chosen
        return chosen

    def status(self) -> tuple[str, str]:
        """Return where the cursor is, and what could not be read."""
        article = self.current_article()
        row = self._row(article) if article else None
        self.query_one("#about", Lines).show([*self._problems(), *self._about(row)])
        place = f"{self.list.chosen_row + 1}/{self.list.row_count}" if row else "0/0"
        return (
            "enter read · c compare · f filter · A highlights · C claims · ? keys",
            place,
        )

    def _about(self, row: ArticleRow | None) -> list[str]:
        desk = self.desk
        if row is None:
            return ["nothing fits the filter; f changes it"]
        counts_with = desk.families.line(row.article.id, desk.letters) if row.family else ""
        return explain(replace(row, counts_with=counts_with), desk.letters)

    def _problems(self) -> list[str]:
        """Return what could not be read."""
        problems = self.desk.library.problems
        lines = [f"  ! {problem.name}: {problem.reason}" for problem in problems[:3]]
        if len(problems) > 3:
            lines.append(f"  and {len(problems) - 3} more; retold overlaps lists them")
        return lines

    def do_open(self, _count: int | None) -> None:
        """Read the chosen article."""
        article = self.current_article()
        if article:
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

    def do_sort(self, _count: int | None) -> None:
        """Sort by the next order."""
        names = list(ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self._fill()
        self.tell(f"sorted by {self._order}")

    @work(group=ASKING)
    async def do_filter(self, _count: int | None = None) -> None:
        """Filter as the reader types; escape leaves the filter as it was."""
        before = self._wanted
        wanted = await self.app.push_screen_wait(Prompt("filter", before, self._filter))
        self._filter(before if wanted is None else wanted)

    def _filter(self, wanted: str) -> None:
        self._wanted = wanted
        self._fill()

    def do_cancel(self, count: int | None) -> None:
        """Drop the filter."""
        if self._wanted:
            self._filter("")
        else:
            super().do_cancel(count)


def searchable(article: Article) -> str:
    """Return what a filter looks in, case folded: title, source, author and file name."""
    metadata = article.metadata
    parts = (article.title, metadata.source, metadata.author, article.id)
    return " ".join(part for part in parts if part).casefold()


def progress(desk: Desk) -> str:
    """Return how far the comparison of the library has come; nothing once it is done."""
    phase, done, total = desk.progress.phase, desk.progress.done, desk.progress.total
    if desk.progress.is_all:
        return ""
    full = BLOCKS * done // max(1, total)
    shown = f"{phase} {'━' * full}{'╌' * (BLOCKS - full)} {done}/{total} {phase.counted}"
    return shown.rstrip()

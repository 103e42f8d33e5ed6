"""Where what was searched for stands in all articles of the library."""

from collections.abc import Mapping
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from tui.articles.changes import LibraryChange
from tui.command import Place
from tui.desk.desk import Desk
from tui.desk.following import change_phrase
from tui.quotes.citation import paragraph_label
from tui.reading.finder import Finder
from tui.reading.library_search import Hit, LibrarySearch, Progress, followed_row
from tui.reading.search import Places, Query
from tui.screens.list_screen import ListScreen
from tui.screens.notebook_screen import NotebookScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search_prompt import SearchPrompt
from tui.screens.typing_ahead import ASKING
from tui.widgets.bar import Bar, Status
from tui.widgets.found_rows import (
    FoundList,
    draw_hit,
    found_phrase,
    limits,
    line_around,
    nothing_found,
)
from tui.widgets.lines import Lines
from tui.widgets.list_pane import Cell

ROWS_AROUND = 3
"""Rows of text around the chosen place that are shown below the list."""

KEYS = "{open} read, {next} {previous} go on there · {search-library} search again · {back} back"
"""The hints of the status line, with the ids of commands."""

NONE_KEYS = "{search-library} search again · {back} back"
"""Those where nothing is found."""


class SearchScreen(ListScreen):
    """Lists the places by article, the earliest first, while it searches."""

    PLACE: ClassVar[Place] = Place.SEARCH

    def __init__(self, desk: Desk, query: Query) -> None:
        super().__init__(desk)
        self._query = query
        self._finder = Finder()
        self._hits: list[Hit] = []
        self._coming = self._hits
        self._search: LibrarySearch | None = None
        self._progress = Progress(len(desk.library.articles))

    def compose(self) -> ComposeResult:
        """Lay out a header, the list, the chosen place in its paragraph and the status line."""
        yield Bar(id="header")
        yield FoundList(self._draw, id="list")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def on_mount(self) -> None:
        """Begin to search."""
        self._begin()

    def on_unmount(self) -> None:
        """End the search."""
        self._end()
        self._finder.close()

    def _begin(self) -> None:
        self._search_through()
        self._hits, self._progress = self._coming, Progress(len(self.desk.letters))
        self._show()

    def _search_through(self, known: Mapping[str, Places | None] | None = None) -> None:
        self._end()
        desk = self.desk
        articles = [desk.article(article_id) for article_id in desk.letters]
        self._coming = []
        self._search = LibrarySearch(articles, self._query, self._finder, known=known)
        self._run(self._search)

    def _end(self) -> None:
        if self._search:
            self._search.stop()

    @work(thread=True, group="gathering")
    def _run(self, search: LibrarySearch) -> None:
        for hits, progress in search.batches():
            self.app.call_from_thread(self._take, search, hits, progress)

    def _take(self, search: LibrarySearch, hits: list[Hit], progress: Progress) -> None:
        if search is self._search and self.is_composed:
            self._coming += hits
            # While it is searched anew what was found stays, so that the list does not jump.
            if progress.is_over or len(self._coming) >= len(self._hits):
                self._progress = progress
                self._show()

    def _show(self) -> None:
        row = self.list.chosen_row if self._coming else 0
        if self._coming is not self._hits:
            row = followed_row(self._hits, row, self._coming, self.desk.id_now)
            self._hits = self._coming
        self.list.show(self._hits, row)
        self.query_one("#header", Bar).show(*found_phrase(self._query, self._progress))
        self.show_status()

    def library_changed(self, change: LibraryChange) -> None:
        """Search what is new; what is gone is listed no longer."""
        self._search_through(self._search.found if self._search else None)
        self.tell(change_phrase(change, self.desk.letters))

    def _draw(self, hit: Hit, width: int) -> tuple[Cell, ...]:
        return tuple(draw_hit(hit, self.desk.letters, width))

    @property
    def hit(self) -> Hit | None:
        """Return the place under the cursor; None in an empty list."""
        chosen: Hit | None = self.list.chosen
        return chosen

    def status(self) -> Status:
        """Return what can be done here, and where the cursor is."""
        hit, said = self.hit, limits(self._progress)
        lines = self._about(hit) if hit else self._nothing()
        self.query_one("#about", Lines).show([*said, *lines])
        if not hit:
            return Status(place="0/0", hints=self.keyed(NONE_KEYS))
        place = f"{self.list.chosen_row + 1:,}/{self.list.row_count:,}"
        return Status(place=place, hints=self.keyed(KEYS))

    def _nothing(self) -> list[str]:
        return nothing_found(self._progress, self.keyed("{search-library} searches again"))

    def _about(self, hit: Hit) -> list[str]:
        """Return the lines on a place: its article, and the words around it."""
        article, metadata = hit.article, hit.article.metadata
        where = f"¶{paragraph_label(article, hit.span)}"
        parts = [metadata.source, str(metadata.date) if metadata.date else None, where, article.id]
        around = line_around(article, hit.span, ROWS_AROUND * max(20, self.size.width - 4))
        return [
            f"{self.desk.letters[article.id]} · {article.title}",
            " · ".join(part for part in parts if part),
            "".join(around).strip(),
        ]

    def do_open(self, _count: int | None) -> None:
        """Read the article at the place, with the search to go on with."""
        hit = self.hit
        if hit:
            reader = ReaderScreen(self.desk, hit.article, hit.span.start)
            reader.search(self._query)
            self.app.push_screen(reader)

    @work(group=ASKING)
    async def do_search_library(self, _count: int | None = None) -> None:
        """Search for something else instead."""
        query = await ask_query(self, self._query)
        if query:
            self._query = query
            self._begin()


async def ask_query(screen: NotebookScreen, before: Query | None = None) -> Query | None:
    """Ask what to search the library for; None where the reader backs out."""
    searches = screen.desk.searches
    prompt = SearchPrompt(searches, "library ", before)
    line = await screen.app.push_screen_wait(prompt)
    if line is None or prompt.wanted.is_empty:
        return None
    searches.add(prompt.wanted)
    return prompt.wanted

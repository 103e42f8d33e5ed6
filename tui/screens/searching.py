"""A screen of article text that is searched as the reader types."""

import asyncio
from collections.abc import Sequence
from functools import cached_property

from textual import work
from textual.worker import Worker

from tui.articles.model import Article, Span
from tui.reading.finder import Finder
from tui.reading.jumps import Position
from tui.reading.search import Found, Match, Query, spans_of, wraps_phrase
from tui.screens.jumping import JumpingScreen
from tui.screens.search_prompt import SearchPrompt
from tui.screens.typing_ahead import ASKING


class SearchingScreen(JumpingScreen):
    """Marks what was searched for in its articles and goes from place to place.

    The search is made in a thread; of what is asked for meanwhile only the last is searched.
    """

    _found = Found()
    _searched: Sequence[Article] = ()
    _wanted = Query("")
    _looking: Worker[None] | None = None
    _is_looking = False
    _prompt: SearchPrompt | None = None
    _start: Position | None = None
    _rows_above = 0
    """Rows that were in sight above the cursor where the search was begun."""

    @cached_property
    def _finder(self) -> Finder:
        return Finder()

    @property
    def is_searched(self) -> bool:
        """Tell whether there is a search to step through."""
        return not self._wanted.is_empty

    def show_found(self, spans: Sequence[Sequence[Span]]) -> None:
        """Mark the places that were found in each of the articles shown."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Search for what this screen was opened with."""
        if self.is_searched and not self._searched:
            self.search(self._wanted)

    def on_unmount(self) -> None:
        """End a search that is under way."""
        self._finder.close()

    def search(self, query: Query) -> None:
        """Search for a query, at once or, before the screen is there, once it is."""
        self._wanted = query
        if not self.is_composed:
            return
        self._finder.stop()
        if not self._is_looking:
            self._is_looking = True
            self._looking = self._look()

    def search_again(self) -> None:
        """Search the articles that are shown now, or mark again what is found in them."""
        if self.is_searched and list(self._searched) != list(self.texts):
            self.search(self._wanted)
        elif self.is_searched:
            self._mark()

    @work(group="gathering")
    async def _look(self) -> None:
        query, found, texts = None, Found(), self.texts
        while query != self._wanted or list(texts) != list(self.texts):
            query, texts = self._wanted, self.texts
            found = await asyncio.to_thread(self._finder.find_in, texts, query)
            if not self.is_composed:
                return
        self._is_looking, self._searched = False, texts
        self._show_search(found)

    def _show_search(self, found: Found) -> None:
        self._found, self._wanted = found, found.query
        self._mark()
        if self._prompt and self._start:
            phrase = self._go_to_first(self._start)
            self._prompt.tell(
                "" if found.trouble or found.query.is_empty else phrase, found.trouble
            )
        elif (index := found.index(self._match_at(self.position))) is not None:
            self.tell(found.phrase(index))

    def _mark(self) -> None:
        self.show_found(spans_of(self._found, len(self.texts)))

    @work(group=ASKING)
    async def do_search(self, _count: int | None = None) -> None:
        """Search as the reader types; escape goes back to where the cursor was."""
        start, before = self.position, self._found
        self._rows_above = self.pane.rows_above_cursor
        prompt = SearchPrompt(self.desk.searches, on_query=self.search)
        self._prompt, self._start = prompt, start
        line = await self.app.push_screen_wait(prompt)
        if line is None:
            self._finder.stop()
        if self._looking:
            await self._looking.wait()
        self._prompt = None
        if line is None or prompt.wanted.is_empty:
            self._show_search(before if line is None else Found())
            self._go_back_to(start)
        else:
            self.desk.searches.add(prompt.wanted)
            self.tell(self._go_to_first(start, unfold=True))
        if self.position != start:
            self.desk.jumps.leave(start)
        self.desk.jumps.move(self.position)

    def _go_to_first(self, start: Position, *, unfold: bool = False) -> str:
        """Go to the first place from a position on; return in words which of how many it is."""
        here = self._match_at(start)
        step = self._found.step(here._replace(start=here.start - 1), 1)
        if step is None:
            self._go_back_to(start)
            return self._found.phrase(None)
        return self._go_to(*step, 1, unfold=unfold)

    def _go_back_to(self, start: Position) -> None:
        """Put the cursor where the search was begun, and in sight what was in sight there."""
        self.show_position(start)
        self.pane.show_rows_above_cursor(self._rows_above)

    def _go_to(self, index: int, wrapped: bool, count: int, *, unfold: bool) -> str:
        text, offset = self._found.matches[index]
        article = self.texts[text]
        position = self.position._replace(article=article.id, offset=offset)
        if unfold:
            self.unfold_at(position)
        self.show_position(position)
        phrases = [self._found.phrase(index)]
        if len(self.texts) > 1:
            phrases.append(f"in {self.desk.letters[article.id]}")
        if wrapped:
            phrases.append(wraps_phrase(count))
        return ", ".join(phrases)

    def _match_at(self, position: Position) -> Match:
        ids = [article.id for article in self.texts]
        return Match(ids.index(position.article), position.offset)

    def do_next(self, count: int | None) -> None:
        """Go to the next place found, or without a search to what is next otherwise."""
        if self.is_searched:
            self._step_found(count or 1)
        else:
            super().do_next(count)

    def do_previous(self, count: int | None) -> None:
        """Go to the place found before, or without a search to what is before otherwise."""
        if self.is_searched:
            self._step_found(-(count or 1))
        else:
            super().do_previous(count)

    def _step_found(self, count: int) -> None:
        step = self._found.step(self._match_at(self.position), count)
        if self._is_looking:
            self.tell("searching…")
        elif step:
            self.tell(self._go_to(*step, count, unfold=True))
        else:
            self.tell(self._found.phrase(None))

    def do_cancel(self, count: int | None) -> None:
        """Drop the search, unless something is selected; else go on as other screens do."""
        if self.is_searched and not self.pane.selection:
            self._show_search(Found())
        else:
            super().do_cancel(count)

    def hand_over(self, screen: JumpingScreen) -> None:
        """Have the search go on there."""
        if isinstance(screen, SearchingScreen):
            screen.search(self._wanted)

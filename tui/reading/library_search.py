"""Search all articles of a library, one after the other, with limits in places and in time."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.reading.finder import Finder
from tui.reading.moved_offset import moved_offset
from tui.reading.regex_process import TooSlowError
from tui.reading.search import Places, Query, SearchError

MOST_IN_ARTICLE = 1_000
"""Places that are listed of one article."""

MOST_IN_LIBRARY = 10_000
"""Places after which no further article is searched."""

MOST_GIVEN_UP = 3
"""Articles on which a regular expression may be too slow before the search ends."""

SECONDS_BETWEEN = 0.05
"""How often what was found is handed over while more is searched."""


class Hit(NamedTuple):
    """A place in an article; `opens` tells that it is the first in it."""

    article: Article
    span: Span
    opens: bool


@dataclass(frozen=True)
class Progress:
    """How far a search has come.

    `searched` of `total` articles were looked at, in `having` of them something was found; of
    `cut` articles not all is listed, `given_up` are those that took too long. `trouble` says why
    the search ended before its end.
    """

    total: int
    searched: int = 0
    having: int = 0
    places: int = 0
    cut: int = 0
    given_up: int = 0
    trouble: str = ""
    is_over: bool = False


class LibrarySearch:
    """Searches articles in their order; what was found meanwhile comes in batches.

    `known` is what an earlier search for the same query has `found`: its texts are not searched
    again.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        query: Query,
        finder: Finder,
        seconds: float | None = None,
        known: Mapping[str, Places | None] | None = None,
    ) -> None:
        self._articles, self._query, self._finder = articles, query, finder
        self._seconds = SECONDS_BETWEEN if seconds is None else seconds
        self._is_stopped = False
        self._searched = self._having = self._places = self._cut = self._given_up = 0
        known = known or {}
        self._found = {one.text: known[one.text] for one in articles if one.text in known}

    @property
    def found(self) -> Mapping[str, Places | None]:
        """Return what was found by text so far; None where that took too long."""
        return self._found

    def stop(self) -> None:
        """End the search; to be called from another thread."""
        self._is_stopped = True
        self._finder.stop()

    def batches(self) -> Iterator[tuple[list[Hit], Progress]]:
        """Yield what was found since the last batch and how far the search is, the end last."""
        hits: list[Hit] = []
        handed_over, trouble = time.monotonic(), ""
        for article in self._articles:
            if self._is_stopped:
                return
            try:
                hits += self._search(article)
            except SearchError as error:
                trouble = str(error)
            trouble = trouble or self._limit()
            if trouble:
                break
            # Keys are answered by another thread, which may go on at once.
            time.sleep(0)
            if time.monotonic() - handed_over >= self._seconds:
                yield hits, self._progress()
                hits, handed_over = [], time.monotonic()
        if not self._is_stopped:
            yield hits, self._progress(trouble, is_over=True)

    def _search(self, article: Article) -> list[Hit]:
        if article.text not in self._found:
            self._found[article.text] = self._find(article.text)
        found = self._found[article.text]
        self._given_up += found is None
        found = found or Places()
        self._searched += 1
        self._places += len(found.spans)
        self._having += bool(found.spans)
        self._cut += found.is_cut
        return [Hit(article, span, number == 0) for number, span in enumerate(found.spans)]

    def _find(self, text: str) -> Places | None:
        try:
            return self._finder.find(text, self._query, MOST_IN_ARTICLE)
        except TooSlowError:
            return None

    def _limit(self) -> str:
        if self._given_up >= MOST_GIVEN_UP:
            return f"given up: too slow on {self._given_up} articles"
        if self._places >= MOST_IN_LIBRARY and self._searched < len(self._articles):
            return f"ended after {self._places:,} places; search for more words"
        return ""

    def _progress(self, trouble: str = "", *, is_over: bool = False) -> Progress:
        return Progress(
            len(self._articles),
            self._searched,
            self._having,
            self._places,
            self._cut,
            self._given_up,
            trouble,
            is_over,
        )


def followed_row(
    before: Sequence[Hit], row: int, after: Sequence[Hit], id_now: Callable[[str], str]
) -> int:
    """Return where in `after` the hit is that stood in a row of `before`, or the next there is.

    `id_now` gives the id that an article of `before` has now.
    """
    firsts = {hit.article.id: number for number, hit in enumerate(after) if hit.opens}
    for hit in before[row:]:
        first = firsts.get(id_now(hit.article.id))
        if first is None:
            continue
        article, number = after[first].article, first
        start = moved_offset(hit.article.text, article.text, hit.span.start)
        while number < len(after) and after[number].article is article:
            if after[number].span.start >= start:
                break
            number += 1
        return number
    return len(after)

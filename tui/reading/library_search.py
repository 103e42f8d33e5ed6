"""Search all articles of a library, one after the other, with limits in places and in time."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.reading.finder import Finder
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
    """Searches articles in their order; what was found meanwhile comes in batches."""

    def __init__(
        self,
        articles: Sequence[Article],
        query: Query,
        finder: Finder,
        seconds: float | None = None,
    ) -> None:
        self._articles, self._query, self._finder = articles, query, finder
        self._seconds = SECONDS_BETWEEN if seconds is None else seconds
        self._is_stopped = False
        self._searched = self._having = self._places = self._cut = self._given_up = 0

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
        try:
            found = self._finder.find(article.text, self._query, MOST_IN_ARTICLE)
        except TooSlowError:
            found = Places()
            self._given_up += 1
        self._searched += 1
        self._places += len(found.spans)
        self._having += bool(found.spans)
        self._cut += found.is_cut
        return [Hit(article, span, number == 0) for number, span in enumerate(found.spans)]

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

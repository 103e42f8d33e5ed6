"""Find a query in texts, words or a regular expression; not for the thread that answers keys."""

from collections.abc import Sequence

from tui.articles.model import Article
from tui.reading.regex_process import RegexProcess
from tui.reading.search import MOST_PLACES, Found, Places, Query, SearchError, find_words


class Finder:
    """Finds what is searched for; it may be stopped from another thread."""

    def __init__(self, process: RegexProcess | None = None) -> None:
        self._process = process or RegexProcess()

    def find(self, text: str, query: Query, most: int = MOST_PLACES) -> Places:
        """Return the first `most` places of a query in a text; raise SearchError as it may."""
        if query.is_empty:
            return Places()
        if query.is_regex:
            return self._process.find(text, query, most)
        return find_words(text, query, most)

    def find_in(self, articles: Sequence[Article], query: Query) -> Found:
        """Return where a query stands in articles, or why that is not known."""
        try:
            found = Found(query, tuple(self.find(one.text, query) for one in articles))
        except SearchError as error:
            return Found(query, trouble=str(error))
        # Put together here, in the thread that searches.
        _ = found.matches
        return found

    def stop(self) -> None:
        """End a search that takes long."""
        self._process.stop()

    def close(self) -> None:
        """End what was started to search."""
        self._process.close()

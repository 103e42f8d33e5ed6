"""The searches of a session, to search again."""

from tui.reading.search import Query

MOST_SEARCHES = 100
"""Searches that are remembered."""


class SearchHistory:
    """Remembers what was searched for, each query once, the latest last."""

    def __init__(self) -> None:
        self._queries: list[Query] = []

    def add(self, query: Query) -> None:
        """Remember a query as the latest."""
        others = [one for one in self._queries if one != query]
        self._queries = [*others, query][-MOST_SEARCHES:]

    def walk(self) -> "Walk":
        """Return a walk through the queries, which begins behind the latest."""
        return Walk(tuple(self._queries))


class Walk:
    """Goes back and forth in queries; behind the latest is what is being typed."""

    def __init__(self, queries: tuple[Query, ...]) -> None:
        self._queries = queries
        self._index = len(queries)
        self._typed = Query("")

    def step(self, count: int, typed: Query) -> Query:
        """Return the query `count` on from where the walk is, `typed` being what stands there."""
        if self._index == len(self._queries):
            self._typed = typed
        self._index = min(max(self._index + count, 0), len(self._queries))
        return (*self._queries, self._typed)[self._index]

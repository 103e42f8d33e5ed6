"""The matrix of a library: the share of each row's article that is found in each column's."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from tui.articles.model import Article
from tui.overlap.clusters import Cluster, find_clusters, in_cluster_order
from tui.overlap.sharing import Sharing, WordRange, count_words, merged

MANY = 40
"""Articles up to which each has a row; of more, clusters fold and what shares nothing is left out.
"""

_NO_SOURCE = "\uffff"
"""Comes after the names of all sources."""


class Order(StrEnum):
    """An order of the rows and columns."""

    DATE = "date"
    SOURCE = "source"
    CLUSTER = "cluster"


class Part(NamedTuple):
    """The words of an article that another one has too: how many, and which."""

    words: int
    ranges: tuple[WordRange, ...]


@dataclass(frozen=True)
class Survey:
    """What matrices are made from: who shares what, and the clusters, by id of the articles.

    `parts` has what an article shares by the other one, `totals` how many words an article has in
    all, of those that share any; `clusters` has the cluster of each article that is in one;
    `similar` is how many suggestions are known.
    """

    articles: Sequence[Article]
    sharings: Sequence[Sharing]
    parts: Mapping[str, Mapping[str, Part]]
    totals: Mapping[str, int]
    clusters: Mapping[str, Cluster]
    similar: int = 0

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Return the number of each article, the earliest first."""
        return {article.id: number for number, article in enumerate(self.articles)}

    @cached_property
    def cluster_order(self) -> Mapping[str, int]:
        """Return the number of each article in the order that puts like beside like."""
        ids = list(self.place)
        ordered = in_cluster_order(ids, self.sharings, dict.fromkeys(self.clusters.values()))
        return {article: number for number, article in enumerate(ordered)}

    def total(self, articles: Iterable[str]) -> int:
        """Return how many words articles have in all, those aside that share none."""
        return sum(self.totals.get(one, 0) for one in articles)

    def ranges(self, article: str, other: str) -> Sequence[WordRange]:
        """Return which words of an article another one has too, sorted and apart."""
        part = self.parts.get(article, {}).get(other)
        return part.ranges if part else ()

    def ranges_in_any(self, article: str) -> Sequence[WordRange]:
        """Return which words of an article any other one has too, sorted and apart."""
        known = self.parts.get(article, {})
        return merged(chain.from_iterable(part.ranges for part in known.values()))

    def part(self, article: str, others: Collection[str]) -> int:
        """Return how many words of an article some others have too."""
        known = self.parts.get(article, {})
        return count_words(
            merged(chain.from_iterable(known[one].ranges for one in others if one in known))
        )


def survey(
    articles: Sequence[Article], sharings: Iterable[Sharing], families: Iterable[Collection[str]]
) -> Survey:
    """Return what matrices of a library are made from; its articles the earliest first.

    It takes a second for some 100,000 sharings: not for the thread that answers keys.
    """
    sharings = list(sharings)
    shared = [sharing for sharing in sharings if sharing.left_words and sharing.right_words]
    parts: dict[str, dict[str, Part]] = defaultdict(dict)
    totals: dict[str, int] = {}
    for one in shared:
        parts[one.left][one.right] = Part(one.left_words, one.left_ranges)
        parts[one.right][one.left] = Part(one.right_words, one.right_ranges)
        totals[one.left] = round(one.left_words / one.left_share)
        totals[one.right] = round(one.right_words / one.right_share)
    place = {article.id: number for number, article in enumerate(articles)}
    clusters: dict[str, Cluster] = {}
    for found in find_clusters(shared, families):
        cluster = tuple(sorted((one for one in found if one in place), key=place.__getitem__))
        clusters.update(dict.fromkeys(cluster, cluster))
    return Survey(
        articles, shared, dict(parts), totals, clusters, sum(one.strong for one in sharings)
    )


@dataclass(frozen=True)
class Folding:
    """Which clusters are folded: all or none, but for those of which an article is `excepted`."""

    folds: bool
    excepted: frozenset[str] = frozenset()

    def is_folded(self, cluster: Cluster) -> bool:
        """Tell whether a cluster is one row."""
        return self.folds == self.excepted.isdisjoint(cluster)

    def toggled(self, cluster: Cluster) -> "Folding":
        """Return the same with one cluster folded where it is not, or unfolded where it is."""
        if self.excepted.isdisjoint(cluster):
            return replace(self, excepted=self.excepted.union(cluster))
        return replace(self, excepted=self.excepted.difference(cluster))


@dataclass(frozen=True, slots=True)
class Line:
    """A row, and the column of its number: an article or a folded cluster, the earliest first."""

    articles: tuple[str, ...]

    @property
    def is_folded(self) -> bool:
        """Tell whether it stands for more than one article."""
        return len(self.articles) > 1


class Position(NamedTuple):
    """A cell, by the numbers of its row and column."""

    row: int
    column: int


@dataclass(frozen=True)
class Matrix:
    """Rows and columns, and what each row shares with each column.

    `cells` has of each row by column, in order, the share of its words found there, above 0;
    `anywhere` the share found in any article outside the row, `partners` how many these are;
    `left_out` is how many articles have no row because they share nothing.
    """

    survey: Survey = field(repr=False)
    lines: Sequence[Line]
    line_of: Mapping[str, int]
    cells: Sequence[Mapping[int, float]]
    anywhere: Sequence[float]
    partners: Sequence[int]
    left_out: int

    def share(self, at: Position) -> float:
        """Return the share of the row's words found in the column, from 0 to 1."""
        return self.cells[at.row].get(at.column, 0.0)

    def cluster_at(self, number: int) -> Cluster:
        """Return the cluster that a line is or is in, empty where there is none."""
        return self.survey.clusters.get(self.lines[number].articles[0], ())

    def closest(self, at: Position) -> tuple[str, str] | None:
        """Return the articles of a row and a column that share most words; None if none do."""
        row, column = self.lines[at.row], set(self.lines[at.column].articles)
        known = self.survey.parts
        found = (
            (part.words, one, other)
            for one in row.articles
            for other, part in known.get(one, {}).items()
            if other in column
        )
        most = max(found, default=None)
        return (most[1], most[2]) if most else None

    def step(self, at: Position, count: int) -> Position:
        """Return the `count`th cell that shares something after a place, before it where negative.

        Row by row; where there are not so many it is the last there is, or the place itself.
        """
        beyond = self._after(at) if count > 0 else self._before(at)
        last = deque(islice(beyond, abs(count)), maxlen=1)
        return last[0] if last else at

    def _after(self, at: Position) -> Iterable[Position]:
        yield from (Position(at.row, c) for c in self.cells[at.row] if c > at.column)
        for row in range(at.row + 1, len(self.cells)):
            yield from (Position(row, column) for column in self.cells[row])

    def _before(self, at: Position) -> Iterable[Position]:
        here = reversed([*self.cells[at.row]])
        yield from (Position(at.row, column) for column in here if column < at.column)
        for row in range(at.row - 1, -1, -1):
            yield from (Position(row, column) for column in reversed([*self.cells[row]]))


def lay_out(known: Survey, order: Order, folding: Folding, kept: Collection[str] = ()) -> Matrix:
    """Return the matrix in an order; the `kept` articles have a row whatever they share.

    A folded cluster stands where its first article would. It takes a second for some 100,000
    sharings: not for the thread that answers keys.
    """
    lines = _lines(known, order, folding, kept)
    line_of = {article: number for number, line in enumerate(lines) for article in line.articles}
    rows = [_shares(known, number, line, line_of) for number, line in enumerate(lines)]
    outside = [_outside(known, line) for line in lines]
    anywhere = [
        sum(known.part(*one) for one in others.items()) / max(1, known.total(line.articles))
        for line, others in zip(lines, outside, strict=True)
    ]
    partners = [len(set(chain.from_iterable(others.values()))) for others in outside]
    left_out = len(known.articles) - len(line_of)
    return Matrix(known, lines, line_of, rows, anywhere, partners, left_out)


def _lines(known: Survey, order: Order, folding: Folding, kept: Collection[str]) -> list[Line]:
    is_small = len(known.articles) <= MANY
    wanted = [
        one
        for one in known.place
        if is_small or one in known.parts or one in known.clusters or one in kept
    ]
    lines: dict[Line, None] = {}
    for one in sorted(wanted, key=_sort_key(known, order)):
        cluster = known.clusters.get(one, ())
        lines[Line(cluster if cluster and folding.is_folded(cluster) else (one,))] = None
    return list(lines)


def _sort_key(known: Survey, order: Order) -> Callable[[str], tuple[str, int]]:
    place = known.place
    if order is Order.CLUSTER:
        ranks = known.cluster_order
        return lambda one: ("", ranks[one])
    if order is Order.SOURCE:
        source = {article.id: article.metadata.source or _NO_SOURCE for article in known.articles}
        return lambda one: (source[one].casefold(), place[one])
    return lambda one: ("", place[one])


def _shares(known: Survey, row: int, line: Line, line_of: Mapping[str, int]) -> Mapping[int, float]:
    """Return which share of a line's words each other line has, by number."""
    words: dict[int, int] = defaultdict(int)
    for member in line.articles:
        found: dict[int, list[Part]] = defaultdict(list)
        for other, part in known.parts.get(member, {}).items():
            if line_of.get(other, row) != row:
                found[line_of[other]].append(part)
        for column, parts in found.items():
            words[column] += _words_in(parts)
    total = max(1, known.total(line.articles))
    return {column: words[column] / total for column in sorted(words)}


def _words_in(parts: Sequence[Part]) -> int:
    if len(parts) == 1:
        return parts[0].words
    return count_words(merged(chain.from_iterable(part.ranges for part in parts)))


def _outside(known: Survey, line: Line) -> dict[str, Collection[str]]:
    """Return for each article of a line which articles outside it share words with it."""
    return {one: known.parts.get(one, {}).keys() - set(line.articles) for one in line.articles}

"""What the comparison of articles finds, as plain values."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tui.articles.model import Span
from tui.articles.places import SpanIndex
from tui.overlap.kinds import Kind as Kind


class Fact(StrEnum):
    """What kind of fact differs between two passages that otherwise tell the same."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    POLARITY = "polarity"
    HEDGE = "hedge"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that differs and the words that say it on each side (None where nothing does)."""

    fact: Fact
    left: Span | None
    right: Span | None


def kinds_of(differences: Iterable[Difference]) -> tuple[Fact, ...]:
    """Return the kinds of differing facts, each once, in the order of Fact."""
    found = {difference.fact for difference in differences}
    return tuple(fact for fact in Fact if fact in found)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the finer alignment inside an overlap; one side is None where it has nothing."""

    left: Span | None
    right: Span | None
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two passages that tell the same; `rows` tile both of them, ordered by the left side.

    `kind` is `verbatim` only where all words are the same (case, punctuation and typographic
    marks aside), and `score` runs from 0 to 1.
    """

    left: Span
    right: Span
    kind: Kind
    score: float
    rows: tuple[Row, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def differs(self) -> tuple[Fact, ...]:
        """Return the kinds of facts that differ, each once, in the order of Fact."""
        return kinds_of(self.differences)

    def differences_in(self, row: Row) -> tuple[Difference, ...]:
        """Return the facts that differ inside one row of the overlap."""
        return tuple(
            difference
            for difference in self.differences
            if _share(difference.left, row.left) or _share(difference.right, row.right)
        )

    def rows_with_differences(self) -> Iterator[tuple[Row, tuple[Difference, ...]]]:
        """Yield each row with the facts that differ inside it, in time linear but for sorting."""
        lefts = SpanIndex(row.left for row in self.rows)
        rights = SpanIndex(row.right for row in self.rows)
        found: dict[int, list[Difference]] = {}
        for difference in self.differences:
            places = {*lefts.meeting(difference.left), *rights.meeting(difference.right)}
            for place in places:
                found.setdefault(place, []).append(difference)
        for place, row in enumerate(self.rows):
            yield row, tuple(found.get(place, ()))


class Standing(StrEnum):
    """What is to be thought of a suggestion: screens show the strong ones, others on request."""

    STRONG = "strong"
    """More alike than chance explains."""
    WEAK = "weak"
    """No more alike than sentences that have nothing to do with each other."""
    BOILERPLATE = "boilerplate"
    """One of the two stands in the articles of a library whatever they tell: a footer."""


@dataclass(frozen=True, slots=True)
class Similar:
    """Two whole sentences that may tell the same: a suggestion for the reader to judge."""

    left: Span
    right: Span
    score: float
    standing: Standing = Standing.STRONG
    differences: tuple[Difference, ...] = ()

    @property
    def differs(self) -> tuple[Fact, ...]:
        """Return the kinds of facts that differ, each once, in the order of Fact."""
        return kinds_of(self.differences)


@dataclass(frozen=True, slots=True)
class PairOverlaps:
    """All that two articles share: passages by their place in the left one, similar by score."""

    left: str
    right: str
    passages: tuple[Overlap, ...] = ()
    similar: tuple[Similar, ...] = ()
    left_out: int = 0
    """How many passages are left out as boilerplate of the library."""

    @property
    def hidden(self) -> int:
        """Return how many of the suggestions are boilerplate, and passages that were."""
        boilerplate = sum(similar.standing is Standing.BOILERPLATE for similar in self.similar)
        return boilerplate + self.left_out

    def swapped(self) -> "PairOverlaps":
        """Return the same finding with left and right exchanged."""
        passages = sorted((_swapped_overlap(overlap) for overlap in self.passages), key=_by_place)
        similar = tuple(
            Similar(s.right, s.left, s.score, s.standing, _swapped_differences(s.differences))
            for s in self.similar
        )
        return PairOverlaps(self.right, self.left, tuple(passages), similar, self.left_out)


def _share(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def _by_place(overlap: Overlap) -> tuple[Span, Span]:
    return overlap.left, overlap.right


def _swapped_overlap(overlap: Overlap) -> Overlap:
    rows = [Row(row.right, row.left, row.kind) for row in overlap.rows]
    return Overlap(
        overlap.right,
        overlap.left,
        overlap.kind,
        overlap.score,
        order_rows(rows),
        _swapped_differences(overlap.differences),
    )


def _swapped_differences(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    return tuple(Difference(d.fact, d.right, d.left) for d in differences)


def order_rows(rows: list[Row]) -> tuple[Row, ...]:
    """Return rows by their left side; those without one follow the row before on the right."""
    placed = sorted((row for row in rows if row.left), key=_left_place)
    anchors = sorted((row.right, place) for place, row in enumerate(placed) if row.right)
    followers: dict[int, list[Row]] = {}
    for row in sorted((row for row in rows if not row.left), key=_right_place):
        before = bisect_left(anchors, (_right_place(row), -1))
        followers.setdefault(anchors[before - 1][1] if before else -1, []).append(row)
    ordered = followers.get(-1, [])
    for place, row in enumerate(placed):
        ordered += [row, *followers.get(place, ())]
    return tuple(ordered)


def _left_place(row: Row) -> Span:
    return row.left or Span(-1, -1)


def _right_place(row: Row) -> Span:
    return row.right or Span(-1, -1)

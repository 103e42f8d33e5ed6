"""The facts on which versions of a passage differ, as a table: who says what of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tui.articles.model import Article, Span
from tui.overlap.fact_counterparts import Counterparts
from tui.overlap.model import Difference, Fact
from tui.overlap.version_alignment import AlignedVersion, folded_words, occurrences


@dataclass(frozen=True, slots=True)
class FactValue:
    """What some articles, by id, say of a fact: the words of the first, None where it has none.

    `differs` where it differs from the base; who says the same in other words does not, nor who
    has none as it tells less, or otherwise.
    """

    words: str | None
    articles: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact on which versions differ, and all that they say of it, what the base says first."""

    fact: Fact
    values: tuple[FactValue, ...]


def fact_table(
    aligned: Sequence[AlignedVersion], articles: Mapping[str, Article]
) -> tuple[FactRow, ...]:
    """Return the facts on which any version differs from the base, kind by kind as in Fact.

    Facts of a kind are in the order of the base; what only others say, such as a hedge, is last.
    """
    if not aligned:
        return ()
    base, *others = [one for one in aligned if not one.same_as]
    sides = [_Side(articles, base, one) for one in others]
    having = _by_words(aligned)
    return tuple(FactRow(row.fact, _values(row, sides, having)) for row in _rows(sides))


@dataclass
class _Row:
    """A fact by where the base says it, or where it does not, by the folded words of others."""

    fact: Fact
    place: Span | None
    words: str
    found: dict[str, list[Span | None]] = field(default_factory=dict)
    """Where each article that differs says it."""

    @property
    def order(self) -> tuple[int, bool, Span]:
        """Return a sort key: by kind, then by place, last without any."""
        return list(Fact).index(self.fact), self.place is None, self.place or Span(0, 0)

    def is_of(self, difference: Difference, words: str) -> bool:
        """Tell whether a difference is on this fact."""
        if self.fact is not difference.fact:
            return False
        if self.place is None or difference.left is None:
            return self.place is difference.left and self.words == words
        return self.place.overlaps(difference.left)


@dataclass(frozen=True)
class _Side:
    """A version beside the base."""

    articles: Mapping[str, Article]
    base: AlignedVersion
    other: AlignedVersion

    @property
    def article(self) -> Article:
        return self.articles[self.other.version.article]

    @property
    def whole(self) -> Article:
        return self.articles[self.base.version.article]

    def says_alike(self, row: _Row) -> bool:
        """Tell whether this version, which does not differ on a fact, says what the base says."""
        if row.place is None:
            return not self.counterparts.unpaired(row.fact)
        if self.counterparts.agrees(row.fact, row.place):
            return True
        return occurrences(folded_words(self.whole, row.place), self._words) > 0

    def own_words(self, row: _Row) -> Span | None:
        """Return where this version, which does not differ on a fact, says it in other words."""
        if row.place:
            return self.counterparts.place_of(row.fact, row.place)
        unpaired = self.counterparts.unpaired(row.fact)
        words = (" ".join(folded_words(self.article, span)) for span in unpaired)
        return next((s for s, said in zip(unpaired, words, strict=True) if said == row.words), None)

    @cached_property
    def _words(self) -> list[str]:
        return folded_words(self.article, self.other.version.span)

    @cached_property
    def counterparts(self) -> Counterparts:
        """Return what this version says of facts on which it does not differ."""
        told = [one.right for one in self.other.differences if one.right]
        version = self.article, self.other.version.span
        return Counterparts((self.whole, self.base.version.span), version, told)


def _rows(sides: Iterable[_Side]) -> list[_Row]:
    """Return the facts on which any version differs, each once."""
    rows: list[_Row] = []
    for side in sides:
        for difference in side.other.differences:
            there = difference.right
            said = folded_words(side.article, there) if there and not difference.left else []
            words = " ".join(said)
            row = next((one for one in rows if one.is_of(difference, words)), None)
            if row is None:
                row = _Row(difference.fact, difference.left, words)
                rows.append(row)
            row.found.setdefault(side.other.version.article, []).append(there)
    return sorted(rows, key=lambda row: row.order)


def _values(
    row: _Row, sides: Sequence[_Side], having: Mapping[str, Sequence[str]]
) -> tuple[FactValue, ...]:
    """Return what the versions say of a fact, equal words together, the base's first.

    `having` are the articles in the very words of each. Left out are versions that say something
    of the kind, of which it is not known whether it is this.
    """
    whole = sides[0].whole
    alike, silent = list(having[whole.id]), list[str]()
    said: dict[str, FactValue] = {}
    for side in sides:
        articles, found = having[side.article.id], row.found.get(side.article.id)
        if found is None and side.says_alike(row):
            alike += articles
        elif found is not None or (own := side.own_words(row)):
            spans = [span for span in found or [own] if span]
            words = " / ".join(_one_row(side.article, span) for span in spans) or None
            key = " / ".join(" ".join(folded_words(side.article, span)) for span in spans)
            before = said.get(key, FactValue(words, (), False))
            differs = before.differs or found is not None or row.place is None
            said[key] = FactValue(before.words, (*before.articles, *articles), differs)
        elif not side.counterparts.unpaired(row.fact):
            silent += articles
    base = FactValue(_one_row(whole, row.place) if row.place else None, tuple(alike), False)
    rest = [FactValue(None, tuple(silent), False)] if silent else []
    return base, *said.values(), *rest


def _by_words(aligned: Iterable[AlignedVersion]) -> dict[str, list[str]]:
    """Return the articles that have the very words of each, by the first of them."""
    having: dict[str, list[str]] = {}
    for one in aligned:
        article = one.version.article
        having.setdefault(one.same_as or article, []).append(article)
    return having


def _one_row(article: Article, span: Span) -> str:
    return " ".join(article.slice(span).split())

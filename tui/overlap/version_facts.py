"""The facts on which versions of a passage differ, as a table: who says what of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Fact
from tui.overlap.version_alignment import AlignedVersion, folded_words, occurrences


@dataclass(frozen=True, slots=True)
class FactValue:
    """What some articles, by id, say of a fact: the words of the first, None where it has none.

    `differs` where it differs from the base; who says nothing comparable does not.
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
            return True
        if row.fact in (Fact.NUMBER, Fact.DATE) and any(
            place.overlaps(row.place) for place in self._agreeing
        ):
            return True
        return occurrences(folded_words(self.whole, row.place), self._words) > 0

    @cached_property
    def _words(self) -> list[str]:
        return folded_words(self.article, self.other.version.span)

    @cached_property
    def _agreeing(self) -> list[Span]:
        """Return the places of numbers and dates in the base that this version says alike."""
        # Not at the top: it loads the stemmer and rapidfuzz.
        from tui.overlap.facts.differences import read_facts
        from tui.overlap.facts.numbers_and_dates import match_dates, match_quantities
        from tui.overlap.facts.slots import Slots

        left = read_facts(self.whole, self.base.version.span)
        right = read_facts(self.article, self.other.version.span)
        stems = ([token.stem for token in one.statement.tokens] for one in (left, right))
        slots = Slots(*stems)
        numbers = match_quantities(left.quantities, right.quantities, slots).agreeing
        dates = match_dates(left.dates, right.dates, slots).agreeing
        return [*(one.span for one, _ in numbers), *(one.span for one, _ in dates)]


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

    `having` are the articles in the very words of each.
    """
    whole = sides[0].whole
    alike, silent = list(having[whole.id]), list[str]()
    said: dict[str, FactValue] = {}
    for side in sides:
        articles = having[side.article.id]
        if side.article.id in row.found:
            spans = [span for span in row.found[side.article.id] if span]
            words = " / ".join(_one_row(side.article, span) for span in spans) or None
            key = " / ".join(" ".join(folded_words(side.article, span)) for span in spans)
            before = said.get(key, FactValue(words, (), True))
            said[key] = FactValue(before.words, (*before.articles, *articles), True)
        elif side.says_alike(row):
            alike += articles
        else:
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

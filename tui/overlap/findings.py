"""What has been found so far in a library, asked by article or by pair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Kind, Overlap, PairOverlaps, Row, Similar, Standing
from tui.overlap.shares import covered_words


@dataclass(frozen=True, slots=True)
class Partner:
    """How much of an article another one has too: words in passages, and suggestions."""

    other: str
    kind: Kind | None
    words: int
    share: float
    strong: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A span of an article that `other` has too; without a kind it is only similar."""

    span: Span
    kind: Kind | None
    other: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A fact on which `other` differs, and its place: where nothing says it, its row's start."""

    difference: Difference
    place: Span
    other: str


class Findings:
    """Collects the overlaps of pairs as they are found and answers what screens ask of them.

    One thread may add while another asks: what is costly is worked out when a pair is added.
    """

    def __init__(self) -> None:
        self._pairs: dict[str, dict[str, PairOverlaps]] = {}
        self._partners: dict[str, list[Partner]] = {}
        self._shared_words: dict[str, tuple[int, int]] = {}

    def add(self, found: PairOverlaps, left: Article, right: Article) -> None:
        """Take what was found between two articles; what is there already stays."""
        if found.right in self._pairs.get(found.left, {}):
            return
        for article, seen in ((left, found), (right, found.swapped())):
            self._partners.setdefault(article.id, []).append(summarise(article, seen))
            self._pairs.setdefault(article.id, {})[seen.right] = seen

    def between(self, left: str, right: str) -> PairOverlaps | None:
        """Return what two articles share, seen from the left one; None where not yet known."""
        return self._pairs.get(left, {}).get(right)

    def partners(self, article: Article) -> list[Partner]:
        """Return all compared articles, the one that shares most first.

        Where two share as much, the surer kind goes before, then the one with more suggestions.
        """
        return sorted(self._partners.get(article.id, ()), key=_most_first)

    def shared_words(self, article: Article) -> int:
        """Return how many words of an article stand in a passage of any other."""
        pairs = self._of(article)
        known = self._shared_words.get(article.id)
        if known is None or known[0] != len(pairs):
            rows = [row for pair in pairs for row in shared_rows(pair)]
            known = self._shared_words[article.id] = len(pairs), covered_words(article, rows)
        return known[1]

    def shared(self, article: Article) -> list[Shared]:
        """Return the spans of an article that others have too, row by row, ordered by place."""
        spans = [
            shared
            for pair in self._of(article)
            for shared in (*_passage_rows(pair), *_suggestions(pair))
        ]
        return sorted(spans, key=lambda shared: (shared.span, shared.other))

    def passages(self, article: Article) -> list[tuple[Overlap, str]]:
        """Return the passages of an article and whom it shares each with, ordered by place."""
        found = [(o, pair.right) for pair in self._of(article) for o in pair.passages]
        return sorted(found, key=lambda item: (item[0].left, item[1]))

    def differing(self, article: Article) -> list["Differing"]:
        """Return the facts on which others differ, ordered by place in the article."""
        found = [
            Differing(
                difference, difference.left or Span(row.left.start, row.left.start + 1), other
            )
            for overlap, other in self.passages(article)
            for row in overlap.rows
            if row.left
            for difference in overlap.differences_in(row)
        ]
        return sorted(found, key=lambda item: (item.place, item.other))

    def _of(self, article: Article) -> list[PairOverlaps]:
        return list(self._pairs.get(article.id, {}).values())


def _most_first(partner: Partner) -> tuple[int, int, int, str]:
    surest = [*Kind, None].index(partner.kind)
    return -partner.words, surest, -partner.strong, partner.other


def summarise(article: Article, pair: PairOverlaps) -> Partner:
    """Return how much of `article`, the left one of the pair, the other has too."""
    words = covered_words(article, shared_rows(pair))
    return Partner(
        pair.right,
        prevailing_kind(article, pair.passages),
        words,
        words / max(1, len(article.words)),
        len(visible_similar(pair)),
    )


def prevailing_kind(article: Article, passages: Sequence[Overlap]) -> Kind | None:
    """Return the kind in which most of the shared words stand, row by row; None without any."""
    words: dict[Kind, int] = {}
    for row in (row for overlap in passages for row in overlap.rows):
        if row.left and row.right and row.kind:
            words[row.kind] = words.get(row.kind, 0) + covered_words(article, [row.left])
    return max(words, key=lambda kind: words[kind]) if words else None


def visible_similar(pair: PairOverlaps, standing: Standing = Standing.STRONG) -> list[Similar]:
    """Return the suggestions of a standing that no passage of the pair already shows."""
    rows = [row for overlap in pair.passages for row in overlap.rows]
    return [
        similar
        for similar in pair.similar
        if similar.standing is standing and not any(_shown_by(similar, row) for row in rows)
    ]


def shared_rows(pair: PairOverlaps) -> list[Span]:
    """Return the spans on the left that have a counterpart, row by row, in all passages."""
    return [row.left for o in pair.passages for row in o.rows if row.left and row.right]


def _shown_by(similar: Similar, row: Row) -> bool:
    """Tell whether a row sets the two sentences side by side, or has a surer counterpart."""
    if not row.left or not row.right:
        return False
    left, right = similar.left.overlaps(row.left), similar.right.overlaps(row.right)
    return (left and right) or ((left or right) and row.kind is not Kind.REWORDED)


def _passage_rows(pair: PairOverlaps) -> Iterable[Shared]:
    for overlap in pair.passages:
        for row in overlap.rows:
            if row.left and row.right:
                yield Shared(row.left, row.kind, pair.right)


def _suggestions(pair: PairOverlaps) -> Iterable[Shared]:
    for similar in visible_similar(pair):
        yield Shared(similar.left, None, pair.right)

"""What has been found so far in a library, asked by article or by pair."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from tui.articles.model import Article, Span
from tui.articles.places import SpanIndex, covered_words
from tui.overlap.model import Difference, Kind, Overlap, PairOverlaps, Similar, Standing


@dataclass(frozen=True, slots=True)
class Partner:
    """How much of an article another one has too: words in passages, and suggestions."""

    other: str
    kind: Kind | None
    words: int
    share: float
    strong: int


@dataclass(frozen=True, slots=True)
class SharedSpan:
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

    Threads may add and replace while another asks: what is costly is worked out when a pair is
    added.
    """

    def __init__(self) -> None:
        self._pairs: dict[str, dict[str, PairOverlaps]] = {}
        self._partners: dict[str, dict[str, Partner]] = {}
        self._shared_words: dict[str, tuple[list[PairOverlaps], int]] = {}
        self._lock = Lock()

    def add(self, found: PairOverlaps, left: Article, right: Article) -> None:
        """Take what was found between two articles; what is there already stays."""
        with self._lock:
            if found.right not in self._pairs.get(found.left, {}):
                self._put(found, left, right)

    def replace(self, found: PairOverlaps, left: Article, right: Article) -> None:
        """Take what was found between two articles in place of what was found before."""
        with self._lock:
            self._put(found, left, right)

    def _put(self, found: PairOverlaps, left: Article, right: Article) -> None:
        for article, seen in ((left, found), (right, found.swapped())):
            self._partners.setdefault(article.id, {})[seen.right] = summarise(article, seen)
            self._pairs.setdefault(article.id, {})[seen.right] = seen

    def between(self, left: str, right: str) -> PairOverlaps | None:
        """Return what two articles share, seen from the left one; None where not yet known."""
        return self._pairs.get(left, {}).get(right)

    def partners(self, article: Article) -> list[Partner]:
        """Return all compared articles, the one that shares most first.

        Where two share as much, the surer kind goes before, then the one with more suggestions.
        """
        partners = list(self._partners.get(article.id, {}).values())
        return sorted(partners, key=_most_first)

    def shared_words(self, article: Article) -> int:
        """Return how many words of an article stand in a passage of any other."""
        pairs = self._of(article)
        known = self._shared_words.get(article.id)
        if known is None or known[0] != pairs:
            rows = [row for pair in pairs for row in shared_rows(pair)]
            known = self._shared_words[article.id] = pairs, covered_words(article, rows)
        return known[1]

    def shared(self, article: Article) -> list[SharedSpan]:
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
            for row, differences in overlap.rows_with_differences()
            if row.left
            for difference in differences
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
    """Return the kind in which most of the shared words stand, row by row; None without any.

    Where two kinds have as many words it is the surer one.
    """
    words: dict[Kind, int] = {}
    for row in (row for overlap in passages for row in overlap.rows):
        if row.left and row.right and row.kind:
            words[row.kind] = words.get(row.kind, 0) + covered_words(article, [row.left])
    return max((kind for kind in Kind if kind in words), key=words.__getitem__, default=None)


def visible_similar(pair: PairOverlaps, standing: Standing = Standing.STRONG) -> list[Similar]:
    """Return the suggestions of a standing that no passage of the pair already shows.

    A row shows two sentences that it sets side by side, and where it is no rewording, it is a
    surer counterpart than any suggested for a sentence in it.
    """
    rows = [row for o in pair.passages for row in o.rows if row.left and row.right]
    surer = frozenset(n for n, row in enumerate(rows) if row.kind is not Kind.REWORDED)
    wanted = [similar for similar in pair.similar if similar.standing is standing]
    ours = _met({similar.left for similar in wanted}, SpanIndex(row.left for row in rows))
    theirs = _met({similar.right for similar in wanted}, SpanIndex(row.right for row in rows))
    return [
        similar
        for similar in wanted
        if surer.isdisjoint(ours[similar.left])
        and surer.isdisjoint(theirs[similar.right])
        and ours[similar.left].isdisjoint(theirs[similar.right])
    ]


def shared_rows(pair: PairOverlaps) -> list[Span]:
    """Return the spans on the left that have a counterpart, row by row, in all passages."""
    return [row.left for o in pair.passages for row in o.rows if row.left and row.right]


def _met(sentences: Collection[Span], rows: SpanIndex) -> dict[Span, frozenset[int]]:
    """Return the numbers of the rows that each sentence meets."""
    return {sentence: frozenset(rows.meeting(sentence)) for sentence in sentences}


def _passage_rows(pair: PairOverlaps) -> Iterable[SharedSpan]:
    for overlap in pair.passages:
        for row in overlap.rows:
            if row.left and row.right:
                yield SharedSpan(row.left, row.kind, pair.right)


def _suggestions(pair: PairOverlaps) -> Iterable[SharedSpan]:
    for similar in visible_similar(pair):
        yield SharedSpan(similar.left, None, pair.right)

"""What has been found so far in a library, asked by article or by pair."""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.overlap.model import Difference, Kind, Overlap, PairOverlaps
from tui.overlap.sharing import Sharing, share_of, shared_rows
from tui.overlap.suggestions import visible_similar


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
        sharing = share_of(found, left, right)
        for seen, short in ((found, sharing), (found.swapped(), sharing.swapped())):
            self._partners.setdefault(seen.left, {})[seen.right] = partner(short)
            self._pairs.setdefault(seen.left, {})[seen.right] = seen

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


def partner(sharing: Sharing) -> Partner:
    """Return how much of the left article of a sharing the right one has too."""
    return Partner(
        sharing.right, sharing.kind, sharing.left_words, sharing.left_share, sharing.strong
    )


def _passage_rows(pair: PairOverlaps) -> Iterable[SharedSpan]:
    for overlap in pair.passages:
        for row in overlap.rows:
            if row.left and row.right:
                yield SharedSpan(row.left, row.kind, pair.right)


def _suggestions(pair: PairOverlaps) -> Iterable[SharedSpan]:
    for similar in visible_similar(pair):
        yield SharedSpan(similar.left, None, pair.right)

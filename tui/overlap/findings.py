"""What has been found so far in a library, asked by article or by pair."""

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from threading import Lock

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Kind, Overlap, PairOverlaps
from tui.overlap.sharing import Sharing, WordRange, count_words, merged, without
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
    """Collects what is found in pairs of articles and answers what screens ask of it.

    What pairs share in short is kept of all; all they share is kept of the `limit` articles opened
    last, without a limit of every one. A thread may add while another asks.
    """

    def __init__(self, limit: int | None = None) -> None:
        self._limit = limit
        self._opened: OrderedDict[str, None] = OrderedDict()
        self._pairs: dict[str, dict[str, PairOverlaps]] = {}
        self._sharings: dict[str, dict[str, Sharing]] = {}
        self._changes = Counter[str]()
        self._revision = 0
        self._ranked: dict[str, tuple[int, list[Partner]]] = {}
        self._covered: dict[str, tuple[int, int]] = {}
        self._lock = Lock()

    def has_pairs(self, article_id: str) -> bool:
        """Tell whether all that an article shares with some other one is known."""
        return bool(self._pairs.get(article_id))

    def open(self, article_id: str) -> bool:
        """Keep all that an article shares from now on; tell whether it was not kept before."""
        with self._lock:
            is_new = article_id not in self._opened
            self._opened[article_id] = None
            self._opened.move_to_end(article_id)
            if self._limit is not None and len(self._opened) > self._limit:
                forgotten, _ = self._opened.popitem(last=False)
                self._pairs.pop(forgotten, None)
            return is_new

    @property
    def opened(self) -> list[str]:
        """Return the ids of the articles of which all is kept, the one opened last at the end."""
        return list(self._opened)

    def add_sharing(self, sharing: Sharing) -> None:
        """Take what two articles share in short, in place of what was known before."""
        with self._lock:
            if self.sharing(sharing.left, sharing.right) != sharing:
                self._revision += 1
            for one, other in ((sharing.left, sharing.right), (sharing.right, sharing.left)):
                self._sharings.setdefault(one, {})[other] = sharing
                self._changes[one] += 1

    def add_pair(self, found: PairOverlaps) -> None:
        """Take all that two articles share, in place of what was known before."""
        with self._lock:
            for seen in (found, found.swapped()):
                is_kept = self._limit is None or seen.left in self._opened
                if is_kept and self.between(seen.left, seen.right) != seen:
                    self._pairs.setdefault(seen.left, {})[seen.right] = seen

    def between(self, left: str, right: str) -> PairOverlaps | None:
        """Return all that two articles share, seen from the left one; None where not known."""
        return self._pairs.get(left, {}).get(right)

    @property
    def revision(self) -> int:
        """Return a number that grows whenever other is known of what pairs share in short."""
        return self._revision

    def sharing(self, left: str, right: str) -> Sharing | None:
        """Return what two articles share in short, seen from the left one; None where unknown."""
        known = self._sharings.get(left, {}).get(right)
        return _seen_from(left, known) if known else None

    def changes(self, article_id: str) -> int:
        """Return a number that grows as often as more is known of what an article shares."""
        return self._changes[article_id]

    def sharings_of(self, article_id: str) -> list[Sharing]:
        """Return in short what an article shares, seen from it."""
        return [_seen_from(article_id, sharing) for sharing in self._short(article_id)]

    def forget(self, article_ids: Collection[str]) -> None:
        """Forget all that some articles share: their texts have changed, or they are gone."""
        with self._lock:
            for one in article_ids:
                for other in self._sharings.pop(one, {}):
                    self._sharings.get(other, {}).pop(one, None)
                    self._changes[other] += 1
                self._pairs.pop(one, None)
                for kept in self._pairs.values():
                    kept.pop(one, None)
                self._changes[one] += 1
            self._revision += 1

    def sharings(self) -> list[Sharing]:
        """Return in short what the compared pairs share, each pair once."""
        ids = list(self._sharings)
        known = (sharing for one in ids for sharing in self._short(one) if sharing.left == one)
        return list(known)

    def partners(self, article: Article) -> list[Partner]:
        """Return all compared articles, the one that shares most first.

        Where two share as much, the surer kind goes before, then the one with more suggestions.
        """
        changes = self._changes[article.id]
        known = self._ranked.get(article.id)
        if known is None or known[0] != changes:
            ranked = sorted(map(partner, self.sharings_of(article.id)), key=_most_first)
            known = self._ranked[article.id] = changes, ranked
        return list(known[1])

    def shared_words(self, article: Article) -> int:
        """Return how many words of an article stand in a passage of any other."""
        changes = self._changes[article.id]
        known = self._covered.get(article.id)
        if known is None or known[0] != changes:
            count = count_words(self.shared_ranges(article))
            known = self._covered[article.id] = changes, count
        return known[1]

    def shared_ranges(self, article: Article) -> tuple[WordRange, ...]:
        """Return which words of an article stand in a passage of any other."""
        ranges = (_own_ranges(article.id, sharing) for sharing in self._short(article.id))
        return merged(chain.from_iterable(ranges))

    def told_by(
        self, article: Article, others: AbstractSet[str]
    ) -> tuple[tuple[WordRange, ...], tuple[WordRange, ...]]:
        """Return which words of an article any of `others` tells, and which are added to those.

        Added are words in passages that none of `others` tells: facts that differ, and longer
        additions.
        """
        told: list[WordRange] = []
        added: list[WordRange] = []
        for other, sharing in self._sharings.get(article.id, {}).copy().items():
            if other in others:
                seen = _seen_from(article.id, sharing)
                told += without(seen.left_ranges, seen.left_added)
                added += seen.left_added
        told_words = merged(told)
        return told_words, merged(without(merged(added), told_words))

    def among(self, article: Article, others: AbstractSet[str]) -> frozenset[str]:
        """Return the ids of those of `others` with which an article was compared."""
        return frozenset(one for one in list(self._sharings.get(article.id, ())) if one in others)

    def _short(self, article_id: str) -> list[Sharing]:
        return list(self._sharings.get(article_id, {}).values())

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


def _seen_from(article_id: str, sharing: Sharing) -> Sharing:
    return sharing if sharing.left == article_id else sharing.swapped()


def _own_ranges(article_id: str, sharing: Sharing) -> Sequence[WordRange]:
    return sharing.left_ranges if sharing.left == article_id else sharing.right_ranges


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

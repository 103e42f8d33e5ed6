"""Which parts of an article earlier articles have, too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.articles.model import Article
from tui.articles.places import touching
from tui.overlap.findings import Findings
from tui.overlap.model import Kind, PairOverlaps
from tui.overlap.sharing import Sharing, matched_rows


@dataclass(frozen=True, slots=True)
class Seen:
    """Words of an article, from the first up to the one after the last, that `other` has, too."""

    first: int
    last: int
    kind: Kind
    other: str


def seen_earlier(
    article: Article, findings: Findings, articles: Mapping[str, Article]
) -> Sequence[Seen]:
    """Return what articles that are not dated after an article share with it.

    Of two of the same day neither is known to be the later one, so each counts as earlier; one
    without a date is earlier than none, and has all others before it. The kind is that of the row
    where the passages of a pair are known, else the one that prevails in them.
    """
    seen: list[Seen] = []
    for sharing in findings.sharings_of(article.id):
        other = articles.get(sharing.right)
        if other and sharing.kind and _is_earlier(other, article):
            pair = findings.between(article.id, other.id)
            seen += _by_row(article, pair) if pair else _in_short(sharing, sharing.kind)
    return seen


def _is_earlier(other: Article, article: Article) -> bool:
    date = article.metadata.date
    return date is None or (other.metadata.date is not None and other.metadata.date <= date)


def _by_row(article: Article, pair: PairOverlaps) -> Iterator[Seen]:
    for row in matched_rows(pair.passages):
        first, last = touching(article.words, row.left)
        if row.kind and first < last:
            yield Seen(first, last, row.kind, pair.right)


def _in_short(sharing: Sharing, kind: Kind) -> Iterator[Seen]:
    for first, last in sharing.left_ranges:
        yield Seen(first, last, kind, sharing.right)

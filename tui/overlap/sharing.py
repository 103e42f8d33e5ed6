"""What two articles share in short: how many words, where, and how closely."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.articles.places import covered_words, touching
from tui.overlap.model import Kind, Overlap, PairOverlaps
from tui.overlap.suggestions import visible_similar

WordRange = tuple[int, int]
"""Numbers of the words of an article from the first up to the one after the last."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a left and a right article share in short, without the passages themselves.

    `kind` prevails in their passages, None without any. Words count where they stand in a row
    that has a counterpart, each once: `left_ranges` has their numbers in the left article, sorted
    and apart, `left_words` how many they are and `left_share` which share of the article, from 0
    to 1; likewise on the right. `strong` is how many suggestions no passage shows already.
    `left_added` are those words of the left article in passages that the right one does not tell.
    """

    left: str
    right: str
    kind: Kind | None
    left_words: int
    right_words: int
    left_share: float
    right_share: float
    strong: int
    left_ranges: tuple[WordRange, ...]
    right_ranges: tuple[WordRange, ...]
    left_added: tuple[WordRange, ...] = ()
    right_added: tuple[WordRange, ...] = ()

    def swapped(self) -> "Sharing":
        """Return the same with left and right exchanged."""
        return Sharing(
            self.right,
            self.left,
            self.kind,
            self.right_words,
            self.left_words,
            self.right_share,
            self.left_share,
            self.strong,
            self.right_ranges,
            self.left_ranges,
            self.right_added,
            self.left_added,
        )


class MatchedRow(NamedTuple):
    """Two spans that stand side by side in a passage, and how closely one follows the other."""

    left: Span
    right: Span
    kind: Kind | None


def share_of(pair: PairOverlaps, left: Article, right: Article) -> Sharing:
    """Return in short what a pair of articles shares; exchanged, they share the same."""
    # Not at the top: it loads what aligns words, which screens do without.
    from tui.overlap.additions import find_additions

    rows = matched_rows(pair.passages)
    left_ranges = word_ranges(left, (row.left for row in rows))
    right_ranges = word_ranges(right, (row.right for row in rows))
    left_words, right_words = count_words(left_ranges), count_words(right_ranges)
    kinds = _words_by_kind(left, ((row.left, row.kind) for row in rows))
    kinds += _words_by_kind(right, ((row.right, row.kind) for row in rows))
    return Sharing(
        pair.left,
        pair.right,
        _most(kinds),
        left_words,
        right_words,
        left_words / max(1, len(left.words)),
        right_words / max(1, len(right.words)),
        len(visible_similar(pair)),
        left_ranges,
        right_ranges,
        *find_additions(pair, left, right),
    )


def shared_rows(pair: PairOverlaps) -> list[Span]:
    """Return the spans on the left that have a counterpart, row by row, in all passages."""
    return [row.left for row in matched_rows(pair.passages)]


def matched_rows(passages: Iterable[Overlap]) -> list[MatchedRow]:
    """Return the rows of passages that both sides have, passage by passage."""
    return [
        MatchedRow(row.left, row.right, row.kind)
        for overlap in passages
        for row in overlap.rows
        if row.left and row.right
    ]


def prevailing_kind(article: Article, passages: Sequence[Overlap]) -> Kind | None:
    """Return the kind in which most of the shared words stand, row by row; None without any.

    `article` is the left one. Where two kinds have as many words it is the surer one.
    """
    return _most(_words_by_kind(article, ((r.left, r.kind) for r in matched_rows(passages))))


def word_ranges(article: Article, spans: Iterable[Span]) -> tuple[WordRange, ...]:
    """Return which words of an article lie, at least in part, in any of `spans`."""
    return merged(touching(article.words, span) for span in spans)


def merged(ranges: Iterable[WordRange]) -> tuple[WordRange, ...]:
    """Return ranges of words in order and without empty ones, those that touch as one."""
    joined: list[WordRange] = []
    for first, last in sorted(ranges):
        if first == last:
            continue
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return tuple(joined)


def _words_by_kind(article: Article, spans: Iterable[tuple[Span, Kind | None]]) -> Counter[Kind]:
    words = Counter[Kind]()
    for span, kind in spans:
        if kind:
            words[kind] += covered_words(article, [span])
    return words


def _most(words: Counter[Kind]) -> Kind | None:
    return max((kind for kind in Kind if kind in words), key=words.__getitem__, default=None)


def without(ranges: Iterable[WordRange], holes: Sequence[WordRange]) -> list[WordRange]:
    """Return ranges of words less the holes, which are in order and apart."""
    left: list[WordRange] = []
    for first, last in ranges:
        for start, end in holes:
            if first < end and start < last:
                left.append((first, start))
                first = end
        left.append((first, last))
    return [(first, last) for first, last in left if first < last]


def count_words(ranges: Iterable[WordRange]) -> int:
    """Return how many words ranges that are apart have together."""
    return sum(last - first for first, last in ranges)

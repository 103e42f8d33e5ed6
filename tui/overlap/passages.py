"""Find the overlaps of two articles: the passages that tell the same, with rows inside."""

from tui.articles.model import Article
from tui.overlap.differences import find_differences
from tui.overlap.edges import to_spans
from tui.overlap.fragments import Fragment, Sides, find_fragments
from tui.overlap.kinds import shared_share, tell_kind
from tui.overlap.model import Difference, Kind, Overlap, Row
from tui.overlap.rows import align_rows


def find_passages(sides: Sides) -> tuple[Overlap, ...]:
    """Return the overlaps of two articles by their place on the left."""
    return tuple(_overlap(sides, fragment) for fragment in find_fragments(sides))


def _overlap(sides: Sides, fragment: Fragment) -> Overlap:
    words, other_words = fragment[:2], fragment[2:4]
    left, right = sides.left.article, sides.right.article
    span, other_span = to_spans(left, words, right, other_words)
    kind = tell_kind(sides.left, words, sides.right, other_words)
    stems, other_stems = sides.left.stems[slice(*words)], sides.right.stems[slice(*other_words)]
    score = 1.0 if kind is Kind.VERBATIM else round(shared_share(stems, other_stems), 4)
    rows = align_rows(
        (sides.left, words, span), (sides.right, other_words, other_span), sides.table
    )
    return Overlap(span, other_span, kind, score, rows, _differences(left, right, rows))


def _differences(left: Article, right: Article, rows: tuple[Row, ...]) -> tuple[Difference, ...]:
    return tuple(
        difference
        for row in rows
        if row.left and row.right and row.kind is not Kind.VERBATIM
        for difference in find_differences(left, row.left, right, row.right)
    )

"""Which similar sentences of a pair the reader is shown: those that no passage shows already."""

from collections.abc import Collection

from tui.articles.model import Span
from tui.articles.places import SpanIndex
from tui.overlap.model import Kind, PairOverlaps, Similar, Standing


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


def _met(sentences: Collection[Span], rows: SpanIndex) -> dict[Span, frozenset[int]]:
    """Return the numbers of the rows that each sentence meets."""
    return {sentence: frozenset(rows.meeting(sentence)) for sentence in sentences}

"""Leave out passages that are the boilerplate of a library: footers that its articles share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tui.articles.model import Article, Span
from tui.articles.places import lying_in
from tui.overlap.corrections import PairCorrections
from tui.overlap.model import Overlap, PairOverlaps
from tui.overlap.sharing import WordRange

Boilerplate = Mapping[str, Sequence[WordRange]]
"""The words of articles that are boilerplate, by the articles that have some."""

NONE: Boilerplate = {}

MOSTLY = 0.8
"""Share of a passage's words, on either side, that must be boilerplate."""


def without_boilerplate(
    found: PairOverlaps,
    left: Article,
    right: Article,
    boilerplate: Boilerplate,
    corrections: PairCorrections,
) -> PairOverlaps:
    """Return a finding less the passages that are boilerplate of both articles, and count these.

    What the reader has joined stays.
    """
    ours, theirs = boilerplate.get(left.id), boilerplate.get(right.id)
    if not ours or not theirs:
        return found
    kept = tuple(
        overlap
        for overlap in found.passages
        if not _is_in(left, overlap.left, ours)
        or not _is_in(right, overlap.right, theirs)
        or _is_joined(overlap, corrections)
    )
    return replace(found, passages=kept, left_out=len(found.passages) - len(kept))


def _is_in(article: Article, span: Span, ranges: Iterable[WordRange]) -> bool:
    first, last = lying_in(article.words, span)
    inside = sum(max(0, min(last, end) - max(first, start)) for start, end in ranges)
    return inside >= MOSTLY * (last - first)


def _is_joined(overlap: Overlap, corrections: PairCorrections) -> bool:
    return any(
        overlap.left.overlaps(left) and overlap.right.overlaps(right)
        for left, right in corrections.joined
    )

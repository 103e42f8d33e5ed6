"""Find the overlaps of two articles: the passages that tell the same, with rows inside."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.alignment.edges import to_spans
from tui.overlap.alignment.fragments import Fragment, find_fragments
from tui.overlap.alignment.kinds import FOLLOWED, shared_share, tell_kind
from tui.overlap.alignment.rows import WordRow, align_rows, share_of_words
from tui.overlap.alignment.runs import RUN_WORDS
from tui.overlap.alignment.sides import Sides, bounds, meet
from tui.overlap.facts.differences import find_differences
from tui.overlap.model import Difference, Kind, Overlap, Row, order_rows
from tui.overlap.words.terms import Range, Terms

LEAST_SHARED = 0.33
"""Share of the longer passage's words below which it is no rewording but the same subject."""

FEWEST_WORDS = RUN_WORDS
"""Words of the longer side below which a whole sentence that is shared is a common phrase."""

JUMBLED = 0.5
"""Share of copied words from which a reworded passage ends where the copying does."""

MOSTLY = 0.5
"""Share of words whose sentences must have counterparts for what is added to be an edit."""

BREAK = 18
"""Words in between, on both sides, that have nothing in common: what follows is a new passage."""

NEAR_FACT = 6
"""Words of a sentence that may stand outside a passage for facts in them to be compared too."""


def find_passages(sides: Sides) -> tuple[Overlap, ...]:
    """Return the overlaps of two articles by their place on the left.

    Verbatim and edited ones end at words that are shared, or where both end a sentence. Reworded
    ones are whole sentences; where the words were copied and jumbled, they end with the copying.
    """
    fragments = find_fragments(sides)
    judged = (_judge(sides, fragment, fragments) for fragment in fragments)
    found = [part for passage in judged for part in _parts(sides, passage)]
    told = [passage for passage in found if passage.joined or _is_passage(sides, passage)]
    return tuple(_overlap(sides, p) for p in sorted(told, key=lambda p: (p.left, p.right)))


class _Passage(NamedTuple):
    """Ranges of words, what kind of passage they are, and the rows they are made of."""

    left: Range
    right: Range
    kind: Kind
    rows: list[WordRow]
    joined: bool = False


def _parts(sides: Sides, passage: _Passage) -> list[_Passage]:
    """Return a passage, or its parts where both articles tell something else in between."""
    paired = sorted((r.left, r.right) for r in passage.rows if r.left and r.right)
    if passage.joined or any(row.kind is Kind.REWORDED for row in passage.rows):
        return [passage]
    reached = list(accumulate((right[1] for _, right in paired), max))
    resumed = list(accumulate((right[0] for _, right in reversed(paired)), min))[::-1]
    parts = [paired[:1]]
    for place, (before, row) in enumerate(pairwise(paired), start=1):
        apart = resumed[place] - reached[place - 1]
        if min(row[0][0] - before[0][1], apart) >= BREAK:
            parts.append([])
        parts[-1].append(row)
    if len(parts) == 1:
        return [passage]
    return [_told(sides, *bounds(part)) for part in parts]


def _is_passage(sides: Sides, passage: _Passage) -> bool:
    """Tell whether two ranges are long enough, and enough alike, to be told as a passage."""
    longer = max(sides.left.length(passage.left), sides.right.length(passage.right))
    if longer < FEWEST_WORDS:
        return False
    return passage.kind is not Kind.REWORDED or _score(sides, passage) >= LEAST_SHARED


def _judge(sides: Sides, fragment: Fragment, fragments: Sequence[Fragment]) -> _Passage:
    core = _told(sides, *fragment.core) if fragment.core else None
    if core and core.kind is not Kind.REWORDED:
        return core
    if core and fragment.copied < JUMBLED:
        left = sides.left.whole_sentences(fragment.left)
        right = sides.right.whole_sentences(fragment.right)
        others = (other for other in fragments if other is not fragment)
        free = not any(meet(left, other.left) or meet(right, other.right) for other in others)
        reworded = _told(sides, left, right) if free and not sides.refuse(left, right) else None
        if reworded and _is_passage(sides, reworded):
            return reworded
    if core and fragment.core == (fragment.left, fragment.right):
        return core
    return _told(sides, fragment.left, fragment.right)._replace(joined=fragment.joined)


def _told(sides: Sides, left: Range, right: Range) -> _Passage:
    rows = align_rows(sides.left, left, sides.right, right, sides.weights)
    kind = tell_kind(sides.left, left, sides.right, right)
    paired = [row for row in rows if row.left and row.right]
    # Rows moved about or put in are edits too, though the whole keeps little of the order.
    if (
        kind is Kind.REWORDED
        and share_of_words(rows, frozenset(Kind)) >= MOSTLY
        and (share_of_words(paired, frozenset({Kind.VERBATIM, Kind.EDITED})) >= FOLLOWED)
    ):
        kind = Kind.EDITED
    return _Passage(left, right, kind, rows)


def _overlap(sides: Sides, passage: _Passage) -> Overlap:
    left, right = sides.left.article, sides.right.article
    reworded = passage.kind is Kind.REWORDED
    span, other_span = to_spans(left, passage.left, right, passage.right, apart=reworded)
    rows = tuple(
        Row(
            _span(sides.left, row.left, span) if row.left else None,
            _span(sides.right, row.right, other_span) if row.right else None,
            row.kind,
        )
        for row in passage.rows
    )
    score = 1.0 if passage.kind is Kind.VERBATIM else _score(sides, passage)
    differences = tuple(d for row in passage.rows for d in _differences(sides, row))
    return Overlap(span, other_span, passage.kind, score, order_rows(list(rows)), differences)


def _score(sides: Sides, passage: _Passage) -> float:
    left, right = sides.left.stems[slice(*passage.left)], sides.right.stems[slice(*passage.right)]
    return round(shared_share(left, right), 4)


def _span(terms: Terms, words: Range, passage: Span) -> Span:
    """Return the span of the sentences of a row, cut at the ends of the passage."""
    sentences = terms.article.sentences
    first, last = terms.sentence_of_word[words[0]], terms.sentence_of_word[words[1] - 1]
    return Span(max(passage.start, sentences[first].start), min(passage.end, sentences[last].end))


def _differences(sides: Sides, row: WordRow) -> tuple[Difference, ...]:
    """Return the facts that differ in a row, or near it in the same sentences."""
    if not row.left or not row.right:
        return ()
    left, right = _with_near(sides.left, row.left, sides.right, row.right)
    if row.kind is Kind.VERBATIM and (left, right) == (row.left, row.right):
        return ()
    return find_differences(
        sides.left.article, sides.left.words(left), sides.right.article, sides.right.words(right)
    )


def _with_near(left: Terms, words: Range, right: Terms, other_words: Range) -> tuple[Range, Range]:
    """Return the ranges of a row with the rest of their sentences where that is short on both."""
    (start, end), (other_start, other_end) = words, other_words
    first, other_first = left.sentence_start(start), right.sentence_start(other_start)
    if max(start - first, other_start - other_first) <= NEAR_FACT:
        start, other_start = first, other_first
    last, other_last = left.sentence_end(end), right.sentence_end(other_end)
    if max(last - end, other_last - other_end) <= NEAR_FACT:
        end, other_end = last, other_last
    return (start, end), (other_start, other_end)

"""Show two passages word by word: few, readable runs of what is equal and what changed."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from tui.articles.model import Article, Span
from tui.overlap.words.common_words import BITS, RAREST
from tui.overlap.words.folding import fold

ISLAND = 2
"""Function words in a row that are not worth showing as equal between two changes."""

FUNCTION_BITS = 5.0
"""Bits up to which an English word counts as a function word."""

LARGEST_TABLE = 400_000_000
"""Words of one side times words of the other up to which they are compared exactly."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that is equal on both sides or changed; an empty span has nothing there."""

    left: Span
    right: Span
    equal: bool


class _Run(NamedTuple):
    """Half-open ranges of words, counted from the start of the passages."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    equal: bool


def diff_words(
    left: Article, left_span: Span, right: Article, right_span: Span
) -> tuple[Edit, ...]:
    """Return edits that tile both spans in order; equal is meant under folding.

    Words are aligned by their longest common subsequence (rapidfuzz's Indel, after Hyyrö's
    bit-parallel algorithm), then islands of function words between changes are absorbed.
    """
    words, others = _words(left, left_span), _words(right, right_span)
    folded = [fold(left.slice(word)) for word in words]
    runs = _tidied(_aligned(folded, [fold(right.slice(word)) for word in others]), folded)
    if not runs:
        return (Edit(left_span, right_span, True),) if any(left_span) or any(right_span) else ()
    left_cuts = _cuts([(r.left_start, r.left_end, r.equal) for r in runs], words, left_span)
    right_cuts = _cuts([(r.right_start, r.right_end, r.equal) for r in runs], others, right_span)
    return tuple(
        Edit(a, b, run.equal) for a, b, run in zip(left_cuts, right_cuts, runs, strict=True)
    )


def _words(article: Article, span: Span) -> Sequence[Span]:
    first = bisect_left(article.words, span.start, key=lambda word: word.start)
    last = bisect_left(article.words, span.end + 1, key=lambda word: word.end)
    return article.words[first:last]


def _aligned(left: list[str], right: list[str]) -> list[_Run]:
    if len(left) * len(right) > LARGEST_TABLE:
        return [_Run(0, len(left), 0, len(right), left == right)]
    return [
        _Run(o.src_start, o.src_end, o.dest_start, o.dest_end, o.tag == "equal")
        for o in Indel.opcodes(left, right)
    ]


def _tidied(runs: list[_Run], folded: list[str]) -> list[_Run]:
    """Return runs with islands absorbed and neighbouring changes joined."""
    tidy: list[_Run] = []
    for place, run in enumerate(runs):
        between = 0 < place < len(runs) - 1
        if run.equal and between and _is_island(folded[run.left_start : run.left_end]):
            run = run._replace(equal=False)
        if tidy and tidy[-1].equal == run.equal:
            run = tidy.pop()._replace(left_end=run.left_end, right_end=run.right_end)
        tidy.append(run)
    return tidy


def _is_island(words: list[str]) -> bool:
    return len(words) <= ISLAND and all(BITS.get(word, RAREST) <= FUNCTION_BITS for word in words)


def _cuts(ranges: list[tuple[int, int, bool]], words: Sequence[Span], span: Span) -> list[Span]:
    """Return spans that tile `span`: changes end at their words, what lies between is equal's."""
    bounds = [span.start]
    for (start, end, equal), (next_start, next_end, _) in pairwise(ranges):
        changed = (next_start, next_end) if equal else (start, end)
        at_start = equal and changed[0] < changed[1]
        if at_start:
            bounds.append(words[changed[0]].start)
        else:
            before = changed[1] if not equal else changed[0]
            bounds.append(words[before - 1].end if before else span.start)
    bounds.append(span.end)
    return [Span(a, b) for a, b in pairwise(bounds)]

"""Show two passages word by word: few, readable runs of what is equal and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.articles.model import Article, Span
from tui.articles.places import lying_in
from tui.overlap.facts.slots import Block
from tui.overlap.word_alignment import align_words
from tui.overlap.words.common_words import BITS, RAREST
from tui.overlap.words.folding import fold

ISLAND = 3
"""Code points up to which one function word is not worth showing as equal between changes."""

FUNCTION_BITS = 5.0
"""Bits up to which an English word counts as a function word."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that is equal on both sides or changed; an empty span has nothing there."""

    left: Span
    right: Span
    equal: bool


def diff_words(
    left: Article, left_span: Span, right: Article, right_span: Span
) -> tuple[Edit, ...]:
    """Return edits that tile both spans in order; equal is meant under folding.

    Words are aligned, then a short function word between changes is absorbed.
    """
    words = left.words[slice(*lying_in(left.words, left_span))]
    others = right.words[slice(*lying_in(right.words, right_span))]
    folded = [fold(left.slice(word)) for word in words]
    blocks = _tidied(align_words(folded, [fold(right.slice(word)) for word in others]), folded)
    if not blocks:
        return (Edit(left_span, right_span, True),) if any(left_span) or any(right_span) else ()
    left_cuts = _cuts([(*block.left, block.equal) for block in blocks], words, left_span)
    right_cuts = _cuts([(*block.right, block.equal) for block in blocks], others, right_span)
    return tuple(
        Edit(a, b, block.equal) for a, b, block in zip(left_cuts, right_cuts, blocks, strict=True)
    )


def _tidied(blocks: list[Block], folded: list[str]) -> list[Block]:
    """Return blocks with islands absorbed and neighbouring changes joined."""
    tidy: list[Block] = []
    for place, block in enumerate(blocks):
        between = 0 < place < len(blocks) - 1
        equal = block.equal and not (between and _is_island(folded[slice(*block.left)]))
        left, right = block.left, block.right
        if tidy and tidy[-1].equal == equal:
            before = tidy.pop()
            left, right = (before.left[0], left[1]), (before.right[0], right[1])
        tidy.append(Block(left, right, equal))
    return tidy


def _is_island(words: list[str]) -> bool:
    return len(words) == 1 and len(words[0]) <= ISLAND and is_function_word(words[0])


def is_function_word(folded: str) -> bool:
    """Tell whether a folded word is one of those that tie others together, as `of` and `the`."""
    return BITS.get(folded, RAREST) <= FUNCTION_BITS


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

"""Turn matches into fragments: ranges of words on either side that tell the same."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tui.overlap.clustering import Match, cluster
from tui.overlap.extents import COPIED, find_extent
from tui.overlap.matches import Sides, find_matches
from tui.overlap.rows import align_rows
from tui.overlap.terms import Range, Terms

GAP = 30
"""Words on one side that may lie between matches of one fragment."""

ONE_SIDED = 60
"""Words on one side that may lie between rows of one reworded passage."""

EVIDENCE = 60.0
"""Nats that copying must be likelier than chance where no match would stand alone."""


class Fragment(NamedTuple):
    """Ranges of word numbers on either side that tell the same."""

    left: Range
    right: Range
    copied: bool
    """Whether its words were copied, in whatever order, and its edges are where these end."""


def find_fragments(sides: Sides) -> list[Fragment]:
    """Return the fragments two articles share, by their place on the left."""
    waiting = cluster(find_matches(sides), GAP)
    copies: list[Match] = []
    reworded: list[Fragment] = []
    while waiting:
        group = waiting.pop()
        copy = _copy(sides, group)
        if copy is not None:
            copies.append(copy)
            rest = [match for match in group if not _touch(copy, match)]
            waiting += cluster(rest, GAP) if len(rest) < len(group) else []
        elif any(match.sure for match in group):
            reworded += _reworded(sides, group)
    return without_rivals(sides, _joined(sides, copies) + reworded)


def whole_sentences(sides: Sides, fragment: Fragment) -> Fragment:
    """Return the fragment widened to whole sentences on both sides."""
    left, right = fragment.left, fragment.right
    return Fragment(
        _sentence_bounds(sides.left, left), _sentence_bounds(sides.right, right), fragment.copied
    )


def without_rivals(sides: Sides, fragments: list[Fragment]) -> list[Fragment]:
    """Return the fragments less those that mostly lie in longer ones on one side."""
    taken = [np.zeros(len(terms.stems), dtype=bool) for terms in (sides.left, sides.right)]
    kept: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda f: (-_length(f.left) - _length(f.right), f)):
        parts = [taken[0][slice(*fragment.left)], taken[1][slice(*fragment.right)]]
        if any(2 * part.sum() > len(part) for part in parts):
            continue
        for part in parts:
            part[:] = True
        kept.append(fragment)
    return sorted(kept)


def _copy(sides: Sides, group: Sequence[Match]) -> Match | None:
    """Return where the words of a group were copied, or nothing where they were not."""
    left, right = _bounds(group)
    extent = find_extent(sides, left, right, [match for match in group if match.run])
    sure = any(match.sure for match in group) or extent.evidence >= EVIDENCE
    if not sure or min(extent.copied) < COPIED:
        return None
    return Match(*extent.left, *extent.right, sure=True)


def _joined(sides: Sides, copies: list[Match]) -> list[Fragment]:
    """Return the copies as fragments, those that overlap one another on both sides as one."""
    found = []
    for group in cluster(copies, 0):
        copy = _copy(sides, group) if len(group) > 1 else group[0]
        found += [Fragment(*_bounds([match]), True) for match in ([copy] if copy else group)]
    return found


def _reworded(sides: Sides, group: Sequence[Match]) -> list[Fragment]:
    left, right = _bounds(group)
    left, right = _sentence_bounds(sides.left, left), _sentence_bounds(sides.right, right)
    rows = align_rows(sides.left, left, sides.right, right, sides.table)
    paired = [Match(*row.left, *row.right, sure=True) for row in rows if row.left and row.right]
    parts = [Match(*left, *right, sure=True) for left, right in map(_bounds, cluster(paired, ONE_SIDED))]
    told = [part for part in parts if any(m.sure and _touch(part, m) for m in group)]
    return [Fragment(*_bounds([part]), False) for part in told]


def _bounds(group: Sequence[Match]) -> tuple[Range, Range]:
    return (
        (min(m.left_start for m in group), max(m.left_end for m in group)),
        (min(m.right_start for m in group), max(m.right_end for m in group)),
    )


def _touch(one: Match, other: Match) -> bool:
    return (
        one.left_start < other.left_end
        and other.left_start < one.left_end
        and one.right_start < other.right_end
        and other.right_start < one.right_end
    )


def _sentence_bounds(terms: Terms, words: Range) -> Range:
    return terms.sentence_start(words[0]), terms.sentence_end(words[1])


def _length(words: Range) -> int:
    return words[1] - words[0]

"""Turn matches into fragments: ranges of words on either side that tell the same."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tui.overlap.clustering import Match, cluster
from tui.overlap.extents import COPIED, find_extent
from tui.overlap.matches import Sides, find_matches
from tui.overlap.rows import align_rows
from tui.overlap.terms import Range

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
    core: tuple[Range, Range] | None = None
    """Of a copy, in whatever order, the ranges without words at the edges that one side lacks."""


def find_fragments(sides: Sides) -> list[Fragment]:
    """Return the fragments two articles share, by their place on the left."""
    waiting = cluster(find_matches(sides), GAP)
    copies: list[Fragment] = []
    reworded: list[Fragment] = []
    while waiting:
        group = waiting.pop()
        copy = _copy(sides, group)
        if copy is not None:
            copies.append(copy)
            rest = [match for match in group if not _touch(_match(copy), match)]
            waiting += cluster(rest, GAP) if len(rest) < len(group) else []
        elif any(match.sure for match in group):
            reworded += _reworded(sides, group)
    return without_rivals(sides, _joined(sides, copies) + reworded)


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


def _copy(sides: Sides, group: Sequence[Match]) -> Fragment | None:
    """Return where the words of a group were copied, or nothing where they were not."""
    extent = find_extent(sides, *_bounds(group), [match for match in group if match.run])
    sure = any(match.sure for match in group) or extent.evidence >= EVIDENCE
    if not sure or min(extent.copied) < COPIED:
        return None
    return Fragment(extent.left, extent.right, extent.core)


def _joined(sides: Sides, copies: list[Fragment]) -> list[Fragment]:
    """Return the copies, those that overlap one another on both sides as one."""
    by_match = {_match(copy): copy for copy in copies}
    found = []
    for group in cluster(list(by_match), 0):
        whole = _copy(sides, group) if len(group) > 1 else None
        found += [whole] if whole else [by_match[match] for match in group]
    return found


def _reworded(sides: Sides, group: Sequence[Match]) -> list[Fragment]:
    """Return the whole sentences of a group that have counterparts, in parts where these end."""
    left, right = _bounds(group)
    left = sides.left.sentence_start(left[0]), sides.left.sentence_end(left[1])
    right = sides.right.sentence_start(right[0]), sides.right.sentence_end(right[1])
    rows = align_rows(sides.left, left, sides.right, right, sides.table)
    paired = [Match(*row.left, *row.right, sure=True) for row in rows if row.left and row.right]
    parts = [Fragment(*_bounds(part)) for part in cluster(paired, ONE_SIDED)]
    sure = [match for match in group if match.sure]
    return [part for part in parts if any(_touch(_match(part), match) for match in sure)]


def _match(fragment: Fragment) -> Match:
    return Match(*fragment.left, *fragment.right, sure=True)


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


def _length(words: Range) -> int:
    return words[1] - words[0]

"""Turn matches into fragments: ranges of words on either side that tell the same."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tui.overlap.alignment.clustering import Match, cluster
from tui.overlap.alignment.extents import COPIED, find_extent
from tui.overlap.alignment.matches import find_matches
from tui.overlap.alignment.rows import align_rows
from tui.overlap.alignment.sides import Sides
from tui.overlap.words.terms import Range

GAP = 30
"""Words on one side that may lie between matches of one fragment."""

ONE_SIDED = 60
"""Words on one side that may lie between rows of one reworded passage."""

EVIDENCE = 45.0
"""Nats that copying must be likelier than chance: about three telling words on either side."""


class Fragment(NamedTuple):
    """Ranges of word numbers on either side that tell the same."""

    left: Range
    right: Range
    core: tuple[Range, Range] | None = None
    """Of a copy, in whatever order, the ranges without words at the edges that one side lacks."""
    joined: bool = False
    """Whether it is a match because the reader says so."""


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
    found = _with_joined(sides, _united(sides, copies) + reworded)
    return without_rivals(sides, [part for whole in found for part in _allowed(sides, whole)])


def without_rivals(sides: Sides, fragments: list[Fragment]) -> list[Fragment]:
    """Return the fragments less those that mostly lie in longer ones on one side."""
    taken = [np.zeros(len(terms.stems), dtype=bool) for terms in (sides.left, sides.right)]
    kept: list[Fragment] = []
    for fragment in sorted(fragments, key=_strength):
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
    if extent.evidence < EVIDENCE or min(extent.copied) < COPIED:
        return None
    return Fragment(extent.left, extent.right, extent.core)


def _united(sides: Sides, copies: list[Fragment]) -> list[Fragment]:
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
    rows = align_rows(sides.left, left, sides.right, right, sides.weights)
    paired = [Match(*row.left, *row.right, sure=True) for row in rows if row.left and row.right]
    parts = [Fragment(*_bounds(part)) for part in cluster(paired, ONE_SIDED)]
    sure = [match for match in group if match.sure]
    return [part for part in parts if any(_touch(_match(part), match) for match in sure)]


def _with_joined(sides: Sides, fragments: list[Fragment]) -> list[Fragment]:
    """Return the fragments and what the reader joined, which takes in those that it touches."""
    for left, right in sides.joined:
        joined = Match(*left, *right, sure=True)
        taken = [fragment for fragment in fragments if _touch(joined, _match(fragment))]
        whole = _bounds([joined, *map(_match, taken)])
        rest = [fragment for fragment in fragments if fragment not in taken]
        fragments = [*rest, Fragment(*whole, joined=True)]
    return fragments


def _allowed(sides: Sides, fragment: Fragment) -> list[Fragment]:
    """Return a fragment, or the parts of it between rows that the reader refused."""
    if not sides.refuse(fragment.left, fragment.right):
        return [fragment]
    rows = align_rows(sides.left, fragment.left, sides.right, fragment.right, sides.weights)
    parts: list[list[Match]] = []
    for row in sorted(Match(*r.left, *r.right, sure=True) for r in rows if r.left and r.right):
        if sides.refuse(*_bounds([row])):
            continue
        if parts and not sides.refuse(*_bounds([*parts[-1], row])):
            parts[-1].append(row)
        else:
            parts.append([row])
    return [Fragment(*_bounds(part), joined=fragment.joined) for part in parts]


def _strength(fragment: Fragment) -> tuple[bool, int, Fragment]:
    length = _length(fragment.left) + _length(fragment.right)
    return not fragment.joined, -length, fragment


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

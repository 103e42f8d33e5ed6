"""Turn matches into fragments: ranges of words on either side that tell the same."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from tui.overlap.alignment.clustering import Match, cluster
from tui.overlap.alignment.extents import COPIED, find_extent
from tui.overlap.alignment.matches import find_matches
from tui.overlap.alignment.rows import WordRow, align_rows
from tui.overlap.alignment.sides import RangePair, Sides, bounds, meet
from tui.overlap.words.terms import Range

GAP = 30
"""Words on one side that may lie between matches of one fragment."""

ONE_SIDED = 60
"""Words on one side that may lie between rows of one reworded passage."""

FEWEST_TELLING = 2
"""Telling words of a copy, names aside: a name or title by itself is no passage."""

NEAR = 10
"""Words on either side that may lie between two parts of one copy."""

EVIDENCE = 45.0
"""Nats that copying must be likelier than chance: about three telling words on either side."""


class Fragment(NamedTuple):
    """Ranges of word numbers on either side that tell the same."""

    left: Range
    right: Range
    core: tuple[Range, Range] | None = None
    """Of a copy, in whatever order, the ranges without words at the edges that one side lacks."""
    copied: float = 0.0
    """Share of its words that are copied, where it is a copy."""
    joined: bool = False
    """Whether it is a match because the reader says so."""


def find_fragments(sides: Sides) -> list[Fragment]:
    """Return the fragments two articles share, by their place on the left."""
    matches = find_matches(sides)
    waiting = cluster(matches, GAP)
    copies: dict[Match, Fragment] = {}
    reworded: list[Fragment] = []
    while waiting:
        group = waiting.pop()
        copy = _copy(sides, group, list(copies.values()))
        if copy is not None:
            copies[_match(copy)] = copy
            rest = [match for match in group if not _touch(copy, match)]
            waiting += cluster(rest, GAP) if len(rest) < len(group) else []
        elif any(match.sure for match in group):
            reworded += _reworded(sides, group)
    runs = [match for match in matches if match.run]
    found = _with_joined(sides, _united(sides, copies, runs) + reworded)
    return without_rivals(sides, [part for whole in found for part in _allowed(sides, whole)])


def without_rivals(sides: Sides, fragments: list[Fragment]) -> list[Fragment]:
    """Return the fragments less those that mostly lie in longer ones on one side, unless joined."""
    taken = [np.zeros(len(terms.stems), dtype=bool) for terms in (sides.left, sides.right)]
    kept: list[Fragment] = []
    for fragment in sorted(fragments, key=_strength):
        parts = [taken[0][slice(*fragment.left)], taken[1][slice(*fragment.right)]]
        if not fragment.joined and any(2 * part.sum() > len(part) for part in parts):
            continue
        cleared = _clear_of(kept, fragment)
        if min(_length(cleared.left), _length(cleared.right)) <= 0:
            continue
        for part in parts:
            part[:] = True
        kept.append(cleared)
    return sorted(kept, key=lambda fragment: (fragment.left, fragment.right))


def _clear_of(kept: Sequence[Fragment], fragment: Fragment) -> Fragment:
    """Return a fragment less the words at its edges that others have on both sides."""
    left, right = fragment.left, fragment.right
    for other in kept:
        if not fragment.joined and meet(left, other.left) and meet(right, other.right):
            left, right = _outside(left, other.left), _outside(right, other.right)
    if (left, right) == (fragment.left, fragment.right):
        return fragment
    return fragment._replace(left=left, right=right, core=(left, right) if fragment.core else None)


def _outside(words: Range, other: Range) -> Range:
    """Return what is left of a range before or after another, whichever is more."""
    before, after = (words[0], other[0]), (other[1], words[1])
    return max(before, after, key=_length)


def _copy(sides: Sides, group: Sequence[Match], found: Sequence[Fragment]) -> Fragment | None:
    """Return where the words of a group were copied, or nothing where they were not.

    What was `found` is left out, or the best copy nearby would be found again and again.
    """
    runs = [match for match in group if match.run]
    taken = [(copy.left, copy.right) for copy in found]
    extent = find_extent(sides, *_bounds(group), runs, taken)
    if extent.evidence < EVIDENCE or min(extent.copied) < COPIED:
        return None
    words = sides.left.stems[slice(*extent.left)]
    shared = np.intersect1d(words, sides.right.stems[slice(*extent.right)])
    if np.count_nonzero(sides.weights.tell(shared, sides.weights.of(shared))) < FEWEST_TELLING:
        return None
    return Fragment(extent.left, extent.right, extent.core, min(extent.copied))


def _united(sides: Sides, copies: dict[Match, Fragment], runs: Sequence[Match]) -> list[Fragment]:
    """Return the copies, those that are parts of one, next to each other on both sides, as one."""
    found: list[Fragment] = []
    for group in cluster(list(copies), NEAR):
        parts = [copies[match] for match in group]
        united = _copy_of_all(sides, group, runs) if len(group) > 1 else None
        found += [united] if united and _covers(united, parts) else parts
    return found


def _copy_of_all(sides: Sides, group: Sequence[Match], runs: Sequence[Match]) -> Fragment | None:
    left, right = _bounds(group)
    whole = Match(*left, *right, sure=True)
    return _copy(sides, [whole, *(run for run in runs if _touch(run, whole))], ())


def _covers(whole: Fragment, parts: Sequence[Fragment]) -> bool:
    """Tell whether a fragment holds nearly all of each of its parts."""
    left, right = _bounds(parts)
    return _within(left, whole.left) and _within(right, whole.right)


def _within(words: Range, whole: Range) -> bool:
    return whole[0] <= words[0] + NEAR and words[1] <= whole[1] + NEAR


def _reworded(sides: Sides, group: Sequence[Match]) -> list[Fragment]:
    """Return the whole sentences of a group that have counterparts, in parts where these end."""
    left, right = _bounds(group)
    left, right = sides.left.whole_sentences(left), sides.right.whole_sentences(right)
    rows = align_rows(sides.left, left, sides.right, right, sides.weights)
    parts = [Fragment(*_bounds(part)) for part in cluster(_matches(rows), ONE_SIDED)]
    sure = [match for match in group if match.sure]
    return [part for part in parts if any(_touch(part, match) for match in sure)]


def _with_joined(sides: Sides, fragments: list[Fragment]) -> list[Fragment]:
    """Return the fragments and what the reader joined, which takes in those that it touches."""
    for left, right in sides.joined:
        joined = Fragment(left, right)
        taken = [fragment for fragment in fragments if _touch(joined, fragment)]
        whole = _bounds([joined, *taken])
        rest = [fragment for fragment in fragments if fragment not in taken]
        fragments = [*rest, Fragment(*whole, joined=True)]
    return fragments


def _allowed(sides: Sides, fragment: Fragment) -> list[Fragment]:
    """Return a fragment, or the parts of it between rows that the reader refused."""
    if not sides.refuse(fragment.left, fragment.right):
        return [fragment]
    rows = align_rows(sides.left, fragment.left, sides.right, fragment.right, sides.weights)
    parts: list[list[Match]] = []
    for row in sorted(_matches(rows)):
        if sides.refuse(*_bounds([row])):
            continue
        if parts and not sides.refuse(*_bounds([*parts[-1], row])):
            parts[-1].append(row)
        else:
            parts.append([row])
    return [Fragment(*_bounds(part), joined=fragment.joined) for part in parts]


def _strength(fragment: Fragment) -> tuple[bool, int, Range, Range, bool]:
    length = _length(fragment.left) + _length(fragment.right)
    uncopied = fragment.core is None
    return not fragment.joined, -length, fragment.left, fragment.right, uncopied


def _matches(rows: Iterable[WordRow]) -> list[Match]:
    """Return the rows that both sides have."""
    return [Match(*row.left, *row.right, sure=True) for row in rows if row.left and row.right]


def _match(fragment: Fragment) -> Match:
    return Match(*fragment.left, *fragment.right, sure=True)


def _bounds(group: Sequence[Match | Fragment]) -> RangePair:
    return bounds([(part.left, part.right) for part in group])


def _touch(one: Match | Fragment, other: Match | Fragment) -> bool:
    return meet(one.left, other.left) and meet(one.right, other.right)


def _length(words: Range) -> int:
    return words[1] - words[0]

"""Find for each word of a passage the word of the other passage that it may be a copy of."""

from collections.abc import Sequence

import numpy as np

from tui.overlap.alignment.clustering import Match
from tui.overlap.words.bags import Ids, packed
from tui.overlap.words.terms import Range

NEAR = 10
"""Words that a copied word may stand away from where the copied words around it tell."""


def find_counterparts(
    left: Ids, left_words: Range, right: Ids, right_words: Range, runs: Sequence[Match]
) -> tuple[Ids, Ids]:
    """Return the number of the counterpart of each word of two ranges, -1 where it has none.

    A counterpart is the same word near the place where it is expected: as far from the nearest
    anchor on one side as on the other. Anchors are words that stand once on either side, if
    another anchor is as far off on both sides, and the words of `runs`.
    """
    ours, theirs = left[slice(*left_words)], right[slice(*right_words)]
    same, other_same = _places(runs, left_words[0], right_words[0])
    i, j = _anchors(ours, theirs)
    i, j = np.append(i, same), np.append(j, other_same)
    if not len(i):
        return np.full(len(ours), -1), np.full(len(theirs), -1)
    found, others = _expected(ours, theirs, i, j), _expected(theirs, ours, j, i)
    found[np.isin(found, other_same)] = -1
    others[np.isin(others, same)] = -1
    found[same], others[other_same] = other_same, same
    found[found >= 0] += right_words[0]
    others[others >= 0] += left_words[0]
    return found, others


def _places(runs: Sequence[Match], left: int, right: int) -> tuple[Ids, Ids]:
    """Return the places of the words of runs on either side, counted from words `left`, `right`."""
    starts = [(run.left_start - left, run.right_start - right) for run in runs]
    lengths = [np.arange(run.left_end - run.left_start) for run in runs]
    ours = [start + length for (start, _), length in zip(starts, lengths, strict=True)]
    theirs = [start + length for (_, start), length in zip(starts, lengths, strict=True)]
    empty = np.zeros(0, dtype=np.int64)
    return np.concatenate([empty, *ours]), np.concatenate([empty, *theirs])


def _anchors(left: Ids, right: Ids) -> tuple[Ids, Ids]:
    """Return the places of words that stand once on either side, those out of line left out."""
    words, places, counts = np.unique(left, return_index=True, return_counts=True)
    others, other_places, other_counts = np.unique(right, return_index=True, return_counts=True)
    once, other_once = counts == 1, other_counts == 1
    _, a, b = np.intersect1d(
        words[once], others[other_once], assume_unique=True, return_indices=True
    )
    i, j = places[once][a], other_places[other_once][b]
    order = np.argsort(i)
    i, j = i[order], j[order]
    in_line = np.abs(np.diff(j - i)) <= NEAR
    kept = np.zeros(len(i), dtype=bool)
    kept[1:] |= in_line
    kept[:-1] |= in_line
    return i[kept], j[kept]


def _expected(left: Ids, right: Ids, i: Ids, j: Ids) -> Ids:
    """Return the place on the right of each word of the left, given the places of anchors."""
    order = np.argsort(i, kind="stable")
    i, j = i[order], j[order]
    numbers = np.arange(len(left))
    after = np.minimum(np.searchsorted(i, numbers), len(i) - 1)
    before = np.maximum(after - 1, 0)
    nearest = np.where(numbers - i[before] <= i[after] - numbers, before, after)
    expected = np.clip(numbers + j[nearest] - i[nearest], 0, len(right))
    keys = np.sort(packed(right, np.arange(len(right))))
    wanted = packed(left, expected)
    at = np.searchsorted(keys, wanted)
    found = np.full(len(left), -1)
    distance = np.full(len(left), NEAR + 1)
    for place in (np.maximum(at - 1, 0), np.minimum(at, len(keys) - 1)):
        far = np.abs(keys[place] - wanted)
        found = np.where(far < distance, keys[place] & 0xFFFFFFFF, found)
        distance = np.minimum(far, distance)
    return found

"""Find runs of words that two texts share, and which of them stand in the same order."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tui.annotations.anchors.folding import Ids

NEAR = 60
"""Words between two runs, in either text, up to which they are parts of one cluster."""

_MIXER = np.uint64(0x9E3779B97F4A7C15)
_FACTOR = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(29)


class Run(NamedTuple):
    """Words `old` to `old + length` of one text that equal those from `new` on in another."""

    old: int
    new: int
    length: int


class Cluster(NamedTuple):
    """Runs in the same order in both texts with few other words between them."""

    runs: tuple[Run, ...]

    @property
    def weight(self) -> int:
        """Return the words of the runs."""
        return sum(run.length for run in self.runs)


def shared_runs(old: Ids, new: Ids, length: int) -> list[Run]:
    """Return the runs made of those `length` words that stand exactly once in either text.

    As in the patience diff, with word sequences for lines. Time is that of sorting.
    """
    if min(len(old), len(new)) < length:
        return []
    ours, our_places = _only_once(_hashes(old, length))
    theirs, their_places = _only_once(_hashes(new, length))
    _, a, b = np.intersect1d(ours, theirs, assume_unique=True, return_indices=True)
    i, j = our_places[a], their_places[b]
    order = np.argsort(i)
    i, j = i[order], j[order]
    true = np.ones(len(i), dtype=bool)
    for step in range(length):
        true &= old[i + step] == new[j + step]
    return joined(i[true], j[true], length)


def _hashes(ids: Ids, length: int) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    mixed = ids.astype(np.uint64) * _MIXER
    mixed ^= mixed >> _SHIFT
    count = len(ids) - length + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for step in range(length):
        hashes = hashes * _FACTOR + mixed[step : step + count]
    return hashes


def _only_once(
    hashes: "np.ndarray[tuple[int], np.dtype[np.uint64]]",
) -> tuple["np.ndarray[tuple[int], np.dtype[np.uint64]]", Ids]:
    order = np.argsort(hashes)
    ordered = hashes[order]
    changes = np.concatenate(([True], ordered[1:] != ordered[:-1], [True]))
    once = changes[:-1] & changes[1:]
    return ordered[once], order[once]


def joined(i: Ids, j: Ids, length: int) -> list[Run]:
    """Return the runs of places that follow each other in both texts, each of `length` words."""
    if not len(i):
        return []
    breaks = np.flatnonzero((np.diff(i) != 1) | (np.diff(j) != 1)) + 1
    firsts = np.concatenate(([0], breaks))
    lasts = np.concatenate((breaks, [len(i)])) - 1
    lengths = i[lasts] - i[firsts] + length
    return list(map(Run, i[firsts].tolist(), j[firsts].tolist(), lengths.tolist()))


def words_of(runs: Sequence[Run]) -> tuple[Ids, Ids]:
    """Return the places in both texts of all words of runs, in the order of the runs."""
    table = np.array(runs, dtype=np.int64).reshape(-1, 3)
    lengths = table[:, 2]
    ends = np.cumsum(lengths)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)
    return np.repeat(table[:, 0], lengths) + within, np.repeat(table[:, 1], lengths) + within


def cluster(runs: Sequence[Run]) -> list[Cluster]:
    """Return the clusters of runs that are given in the order of the old text."""
    clusters: list[list[Run]] = []
    for run in runs:
        if clusters and _follows(clusters[-1][-1], run):
            clusters[-1].append(run)
        else:
            clusters.append([run])
    return [Cluster(tuple(group)) for group in clusters]


def _follows(run: Run, other: Run) -> bool:
    between = other.new - run.new - run.length
    return -run.length < between <= NEAR and other.old - run.old - run.length <= NEAR


def in_order(clusters: Sequence[Cluster]) -> set[int]:
    """Return the numbers of the clusters that stand in the same order in both texts, most words.

    The heaviest increasing subsequence, in n log n steps.
    """
    ends: list[int] = []
    weights: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for number, each in enumerate(clusters):
        start, end = each.runs[0].new, each.runs[-1].new
        at = bisect_right(ends, start)
        before.append(lasts[at - 1] if at else -1)
        weight = each.weight + (weights[at - 1] if at else 0)
        _improve(ends, weights, lasts, (end, weight, number))
    kept: set[int] = set()
    number = lasts[-1] if lasts else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return kept


def _improve(
    ends: list[int], weights: list[int], lasts: list[int], chain: tuple[int, int, int]
) -> None:
    """Put a chain among the best ones by end, of which each later one is heavier."""
    end, weight, number = chain
    at = bisect_right(ends, end)
    if at and weights[at - 1] >= weight:
        return
    stop = at
    while stop < len(ends) and weights[stop] <= weight:
        stop += 1
    start = at - 1 if at and ends[at - 1] == end else at
    ends[start:stop] = [end]
    weights[start:stop] = [weight]
    lasts[start:stop] = [number]

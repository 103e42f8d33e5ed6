"""Follow the words of a text into a later version of it: what stayed, moved and was edited."""

import numpy as np

from tui.annotations.anchors.filling import Filler, Gap, gaps_between
from tui.annotations.anchors.folding import Words
from tui.annotations.anchors.pairing import NONE, Pairing
from tui.annotations.anchors.paragraphs import shared_paragraphs
from tui.annotations.anchors.runs import (
    Cluster,
    Run,
    cluster,
    in_order,
    joined,
    shared_runs,
    words_of,
)
from tui.annotations.anchors.sliding import slide
from tui.annotations.anchors.support import unsupported, weigh_words

_SEED = 5
_SMALL_SEED = 3
_FEWEST_MOVED = 8
_OUTWARD = 60


def align(old: Words, new: Words) -> Pairing:
    """Return which word of `new` each word of `old` became; time is that of sorting, about.

    Sequences of words and paragraphs that either text has once are found wherever they went. What
    lies between those in the same order is paired by the longest common subsequence, and pairs
    with too little around them that came along are dropped.
    """
    pairing = Pairing.empty(old, new)
    middle = _pair_ends(pairing)
    clusters = cluster(_with_paragraphs(pairing, _seeds(pairing, _SEED)))
    kept = in_order(clusters)
    stayed = [run for number in sorted(kept) for run in clusters[number].runs]
    pairing.pair(stayed)
    moved = [each for number, each in enumerate(clusters) if number not in kept]
    chains = _pair_moved(pairing, moved, 0)
    Filler(pairing).fill(gaps_between(stayed, middle))
    slide(pairing)
    weights = weigh_words(pairing)
    pairing.part(unsupported(pairing, weights))
    _pair_moved(pairing, cluster(_seeds(pairing, _SMALL_SEED)), chains)
    pairing.part(unsupported(pairing, weights))
    slide(pairing)
    return pairing


def _pair_ends(pairing: Pairing) -> Gap:
    """Pair the words at both ends that are the same; return what lies between."""
    old, new = pairing.old.ids, pairing.new.ids
    most = min(len(old), len(new))
    start = _same(old[:most] == new[:most])
    most -= start
    end = _same((old[len(old) - most :] == new[len(new) - most :])[::-1])
    pairing.pair([Run(0, 0, start), Run(len(old) - end, len(new) - end, end)])
    return Gap(start, len(old) - end, start, len(new) - end)


def _same(equal: "np.ndarray[tuple[int], np.dtype[np.bool]]") -> int:
    """Return how many of the first are true."""
    return int(np.argmin(equal)) if not equal.all() else len(equal)


def _seeds(pairing: Pairing, length: int) -> list[Run]:
    return shared_runs(pairing.free_old(), pairing.free_new(), length)


def _with_paragraphs(pairing: Pairing, seeds: list[Run]) -> list[Run]:
    """Return seeds and shared paragraphs, which come before seeds that lead elsewhere.

    The words of the paragraphs are marked as whole.
    """
    paragraphs = shared_paragraphs(pairing.old, pairing.new)
    i, j = words_of(paragraphs)
    pairing.whole[i] = True
    pairing.part(i[pairing.to_new[i] != j])
    seed_i, seed_j = words_of(seeds)
    taken = np.zeros(len(pairing.new), dtype=bool)
    taken[j] = True
    rest = ~pairing.whole[seed_i] & ~taken[seed_j]
    i, j = np.concatenate((i, seed_i[rest])), np.concatenate((j, seed_j[rest]))
    order = np.argsort(i)
    return joined(i[order], j[order], 1)


def _pair_moved(pairing: Pairing, clusters: list[Cluster], chains: int) -> int:
    """Pair the clusters that are large enough and what lies in and around them.

    `chains` is the highest number of a chain so far; that after is returned.
    """
    large = [each for each in clusters if _is_large(pairing, each)]
    if not large:
        return chains
    for number, each in enumerate(large, start=chains + 1):
        pairing.pair(each.runs, number)
    filler = Filler(pairing)
    for number, each in enumerate(large, start=chains + 1):
        filler.fill(gaps_between(each.runs, _room(pairing, each)), number)
    return chains + len(large)


def _is_large(pairing: Pairing, moved: Cluster) -> bool:
    if moved.weight >= _FEWEST_MOVED:
        return True
    return any(pairing.whole[run.old : run.old + run.length].any() for run in moved.runs)


def _room(pairing: Pairing, moved: Cluster) -> Gap:
    """Return the range of a cluster with the free words around it."""
    first, last = moved.runs[0], moved.runs[-1]
    old_end, new_end = last.old + last.length, last.new + last.length
    to_new, to_old = pairing.to_new, pairing.to_old
    return Gap(
        first.old - _free(to_new[max(0, first.old - _OUTWARD) : first.old][::-1]),
        old_end + _free(to_new[old_end : old_end + _OUTWARD]),
        first.new - _free(to_old[max(0, first.new - _OUTWARD) : first.new][::-1]),
        new_end + _free(to_old[new_end : new_end + _OUTWARD]),
    )


def _free(counterparts: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> int:
    return _same(counterparts == NONE)

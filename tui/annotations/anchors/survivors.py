"""Find where the words of a quote went that came along together, and whether they are enough."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.annotations.anchors.folding import Ids
from tui.annotations.anchors.pairing import NONE, Pairing

LEAST = 0.4
"""Share of a quote's words, counted and weighed, that must survive for its place to be believed."""

_LEAST_IN_PLACE = 0.15
_DENSITY = 0.3
_STRETCH = 0.5
_MOST_STRETCH = 8.0


@dataclass(frozen=True, slots=True)
class Survivors:
    """The first and last words of a quote that survived, in the old and in the new text.

    `count` and `weight` are the shares of the quote's words, counted and weighed.
    """

    first: int
    last: int
    new_first: int
    new_last: int
    count: float
    weight: float

    @property
    def is_enough(self) -> bool:
        """Tell whether so many survived that this is where the quote went."""
        return min(self.count, self.weight) >= LEAST

    @property
    def is_enough_in_place(self) -> bool:
        """Tell whether so many survived as will do where all around the quote stayed."""
        return self.count >= LEAST and self.weight >= _LEAST_IN_PLACE


def find_survivors(
    pairing: Pairing, start: int, end: int, weights: NDArray[np.float64]
) -> Survivors | None:
    """Return the survivors of the old words `start` to `end`, None where there are none."""
    places = np.flatnonzero(pairing.to_new[start:end] != NONE) + start
    if len(places) < end - start:
        places = places[~pairing.doubtful[places]]
    if not len(places):
        return None
    chains = pairing.chains[places]
    if (chains != chains[0]).any():
        heaviest = np.argmax(np.bincount(chains, weights[pairing.old.ids[places]]))
        places = places[chains == heaviest]
    kept = _densest(places, pairing.to_new[places], weights[pairing.old.ids[places]])
    counterparts = pairing.to_new[kept]
    all_weights = weights[pairing.old.ids[start:end]]
    weight = float(weights[pairing.old.ids[kept]].sum() / all_weights.sum())
    length = int(counterparts[-1] - counterparts[0]) + 1
    if len(kept) < _DENSITY * length and length > 2 * (end - start):
        weight = 0.0
    return Survivors(
        int(kept[0]),
        int(kept[-1]),
        int(counterparts[0]),
        int(counterparts[-1]),
        len(kept) / (end - start),
        weight,
    )


def shared_in_order(
    pairing: Pairing, words: tuple[int, int], place: tuple[int, int], weights: NDArray[np.float64]
) -> tuple[float, float]:
    """Return the shares of a quote's words, counted and weighed, in the same order in a place.

    The longest common subsequence, chance pairs too.
    """
    from rapidfuzz.distance import LCSseq

    old, new = pairing.old.code[slice(*words)], pairing.new.code[slice(*place)]
    ids = pairing.old.ids[slice(*words)]
    kept = np.zeros(len(ids), dtype=bool)
    for block in LCSseq.opcodes(old, new).as_matching_blocks():
        kept[block.a : block.a + block.size] = True
    return float(kept.mean()), float(weights[ids[kept]].sum() / weights[ids].sum())


def _densest(places: Ids, counterparts: Ids, weights: NDArray[np.float64]) -> Ids:
    """Return the survivors without those at the ends that stand far off, as by chance."""
    extra = np.maximum(np.diff(counterparts) - np.diff(places), 0)
    if not extra.any() and (np.diff(counterparts) > 0).all():
        return places
    costs = np.minimum(extra * _STRETCH, _MOST_STRETCH)
    costs = np.where(np.diff(counterparts) <= 0, np.inf, costs)
    best = sum_here = -1.0
    start = best_start = best_end = 0
    for place, weight in enumerate(weights):
        cost = costs[place - 1] if place else np.inf
        if sum_here - cost <= 0:
            start, sum_here = place, 0.0
        else:
            sum_here -= cost
        sum_here += weight
        if sum_here > best:
            best, best_start, best_end = sum_here, start, place
    return places[best_start : best_end + 1]

"""Tell chance pairs of words from true ones by the words around them."""

import numpy as np
from numpy.typing import NDArray

from tui.annotations.anchors.folding import Ids
from tui.annotations.anchors.pairing import NONE, Pairing

REACH = 8
"""Words on either side that speak for a pair."""

_DRIFT = 4
_LEAST = 0.35
_COMMON = 0.008
_FEWEST_COMMON = 4
_COMMON_WEIGHT = 0.3


def weigh_words(pairing: Pairing) -> NDArray[np.float64]:
    """Return for each number of a word what it says of a place: less if it stands everywhere."""
    old, new = pairing.old.ids, pairing.new.ids
    size = int(max(old.max(initial=-1), new.max(initial=-1))) + 1
    counts = np.maximum(np.bincount(old, minlength=size), np.bincount(new, minlength=size))
    limit = max(_FEWEST_COMMON, _COMMON * max(len(old), len(new)))
    return np.where(counts >= limit, _COMMON_WEIGHT, 1.0)


def support(pairing: Pairing, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each old word the share of the words around it, by weight, that came along.

    They came along if their counterparts stand as far from the word's, a few words more or less;
    those of a word without a counterpart count as not come along.
    """
    word_weights = weights[pairing.old.ids]
    to_new, count = pairing.to_new, len(pairing.old)
    came, total = np.zeros(count), np.zeros(count)
    for step in range(1, min(REACH, count - 1) + 1):
        near, far = slice(0, count - step), slice(step, count)
        paired = (to_new[near] != NONE) & (to_new[far] != NONE)
        along = paired & (np.abs(to_new[far] - to_new[near] - step) <= _DRIFT)
        came[near] += along * word_weights[far]
        came[far] += along * word_weights[near]
        total[near] += word_weights[far]
        total[far] += word_weights[near]
    return came / np.maximum(total, 1e-9)


def unsupported(pairing: Pairing, weights: NDArray[np.float64]) -> Ids:
    """Return the places of the old words whose counterpart is likely one by chance."""
    lonely = (pairing.to_new != NONE) & (support(pairing, weights) < _LEAST) & ~pairing.whole
    if len(pairing.old) == 1:
        lonely[:] = False
    return np.flatnonzero(lonely)

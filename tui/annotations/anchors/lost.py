"""Look elsewhere for a quote that the words around it do not lead to."""

from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from tui.annotations.anchors.context import occurrences
from tui.annotations.anchors.pairing import NONE, Pairing

_CONTEXT = 10
_ENOUGH_TO_GUESS = 0.5
_LEAST_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A range of new words, the share of the quote in it and of the context around it."""

    place: tuple[int, int]
    quote: float
    context: float


def find_elsewhere(
    pairing: Pairing, words: tuple[int, int], weights: NDArray[np.float64]
) -> list[Candidate]:
    """Return the places where a quote may stand now, the likeliest first.

    Places whose words are known to come from other words of the old text are vetoed.
    """
    start, end = words
    ids = pairing.old.ids[start:end]
    equal = [
        Candidate((at, at + end - start), 1.0, _context(pairing, words, (at, at + end - start)))
        for at in occurrences(pairing.new, ids, pairing.old.code[start:end])
        if not is_vetoed(pairing, words, (at, at + end - start))
    ]
    if equal:
        return sorted(equal, key=lambda each: -each.context)
    similar = _most_similar(pairing, words, weights)
    return [similar] if similar else []


def find_alone(
    pairing: Pairing, words: tuple[int, int], weights: NDArray[np.float64], fewest: int
) -> tuple[int, int] | None:
    """Return where the words of a quote stand that either text has once, None for few words."""
    ids = pairing.old.ids[slice(*words)]
    if len(ids) < fewest or weights[ids].sum() < _LEAST_WEIGHT * fewest:
        return None
    code = pairing.old.code[slice(*words)]
    here = list(islice(occurrences(pairing.old, ids, code), 2))
    there = list(islice(occurrences(pairing.new, ids, code), 2))
    if len(here) != 1 or len(there) != 1:
        return None
    return there[0], there[0] + len(ids)


def is_vetoed(pairing: Pairing, words: tuple[int, int], place: tuple[int, int]) -> bool:
    """Tell whether half of a place or more comes from outside the quote."""
    origins = pairing.to_old[slice(*place)]
    foreign = (origins != NONE) & ((origins < words[0]) | (origins >= words[1]))
    return bool(2 * np.count_nonzero(foreign) >= place[1] - place[0])


def _context(pairing: Pairing, words: tuple[int, int], place: tuple[int, int]) -> float:
    """Return the share of the ten words on either side that stand on that side of the place."""
    old, new = pairing.old.ids, pairing.new.ids
    sides = [
        (old[max(0, words[0] - _CONTEXT) : words[0]], new[max(0, place[0] - _CONTEXT) : place[0]]),
        (old[words[1] : words[1] + _CONTEXT], new[place[1] : place[1] + _CONTEXT]),
    ]
    total = sum(len(ours) for ours, _ in sides)
    common = sum(int(np.isin(ours, theirs).sum()) for ours, theirs in sides)
    return common / total if total else 0.0


def _most_similar(
    pairing: Pairing, words: tuple[int, int], weights: NDArray[np.float64]
) -> Candidate | None:
    """Return the window as long as the quote with most of its words, none where few are there."""
    start, end = words
    ids = pairing.old.ids[start:end]
    wanted = np.zeros(len(weights))
    wanted[ids] = weights[ids]
    values = np.where(pairing.to_old == NONE, wanted[pairing.new.ids], 0.0)
    sums = np.concatenate(([0.0], np.cumsum(values)))
    length = min(end - start, len(values))
    windows = sums[length:] - sums[: len(sums) - length]
    best = int(np.argmax(windows))
    share = _share(pairing, words, (best, best + length), weights)
    if share < _ENOUGH_TO_GUESS:
        return None
    return Candidate((best, best + length), share, 0.0)


def _share(
    pairing: Pairing,
    words: tuple[int, int],
    place: tuple[int, int],
    weights: NDArray[np.float64],
) -> float:
    """Return the share by weight of a quote's words that stand in a place, each counted once."""
    ids = np.unique(pairing.old.ids[slice(*words)])
    there = ids[np.isin(ids, pairing.new.ids[slice(*place)])]
    return float(weights[there].sum() / weights[ids].sum())

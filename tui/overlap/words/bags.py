"""Sets of terms, one a sentence or other unit, and the pairs of units that share terms."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

_Integer = TypeVar("_Integer", np.int64, np.uint64)

Ids = NDArray[np.int32]
"""One number a word, sentence or term, zero-based."""

Bits = NDArray[np.float64]
"""One weight in bits a term or pair of units."""

Flags = NDArray[np.bool_]
"""One truth value a word, sentence or pair of units."""

MOST_PRODUCTS = 4_000_000
"""Pairs of units with a term in common that are looked at; the commonest terms go first."""

MOST_CELLS = 1_000_000
"""Pairs of units up to which those that share terms are marked in a table, not sorted."""

GRAIN = 1024.0
"""Weights are rounded to this fraction, so that sums do not depend on the order of adding."""


@dataclass(frozen=True, eq=False)
class Bags:
    """The terms of `count` units, each once a unit: two arrays of one length, sorted by unit."""

    terms: Ids
    units: Ids
    count: int

    @cached_property
    def by_term(self) -> tuple[Ids, NDArray[np.intp]]:
        """Return the terms sorted, and the numbers of their entries."""
        order = np.argsort(self.terms, kind="stable")
        return self.terms[order], order

    def totals(self, bits: Bits) -> Bits:
        """Return the sum of bits of each unit; `bits` has one value an entry."""
        totals: Bits = np.bincount(self.units, bits, self.count).astype(np.float64)
        return totals

    def counts(self, entries: Flags) -> NDArray[np.intp]:
        """Return how many of some entries each unit has; `entries` has one value an entry."""
        return np.bincount(self.units[entries], minlength=self.count)


def fill_bags(terms: Ids, units: Ids, count: int) -> Bags:
    """Return the bags of units, given the unit each term stands in, repeats allowed."""
    kept, numbers = unpacked(distinct(packed(units, terms)))
    return Bags(numbers, kept, count)


def packed(high: NDArray[np.integer], low: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return pairs of numbers, the second not below zero, as one each; sorted by the first."""
    keys: NDArray[np.int64] = high.astype(np.int64) << 32 | low
    return keys


def unpacked(keys: NDArray[np.int64]) -> tuple[Ids, Ids]:
    """Return the pairs of numbers that were packed into one each."""
    return (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)


def rounded(values: Bits) -> Bits:
    """Return values rounded to GRAIN."""
    result: Bits = np.round(values * GRAIN) / GRAIN
    return result


def distinct(keys: NDArray[_Integer]) -> NDArray[_Integer]:
    """Return the keys sorted, each once.

    By sorting, as np.unique hashes, and hashes keys made of two small numbers badly.
    """
    keys = np.sort(keys)
    return keys[firsts_of(keys)]


def firsts_of(*columns: NDArray[Any]) -> NDArray[np.intp]:
    """Return the first of each run of equal rows, which are given by their columns and sorted."""
    new = np.ones(len(columns[0]), dtype=bool)
    new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return np.flatnonzero(new)


class Shared(NamedTuple):
    """Pairs of units with a term in common, by left unit, then right; arrays of one length."""

    left: Ids
    right: Ids
    bits: Bits
    """Sum of the bits of the terms they share."""
    evidence: Bits
    """The same with filler taken off each term."""
    telling: Ids
    """Count of the terms they share that say something by themselves."""


def share_terms(
    left: Bags, right: Bags, left_bits: Bits, telling: Flags, filler: float = 0.0
) -> Shared:
    """Return what units share, `filler` in bits.

    `left_bits` and `telling`, whether a term says something, have a value an entry of `left`.
    """
    entries, others = common_entries(left, right)
    units, other_units, places = pair_units(left, entries, right, others)
    bits = left_bits[entries]
    return Shared(
        units,
        other_units,
        np.bincount(places, bits, len(units)).astype(np.float64),
        np.bincount(places, np.maximum(bits - filler, 0.0), len(units)).astype(np.float64),
        np.bincount(places, telling[entries], len(units)).astype(np.int32),
    )


def pair_units(
    left: Bags, entries: NDArray[np.intp], right: Bags, others: NDArray[np.intp]
) -> tuple[Ids, Ids, NDArray[np.intp]]:
    """Return the pairs of units that pairs of entries stand in, each once, by left, then right.

    The third array tells for each pair of entries the place of its pair of units.
    """
    keys = left.units[entries].astype(np.int64) * right.count + right.units[others]
    if left.count * right.count <= MOST_CELLS:
        seen = np.zeros(left.count * right.count, dtype=bool)
        seen[keys] = True
        pairs, places = np.flatnonzero(seen), (np.cumsum(seen) - 1)[keys]
    else:
        pairs, places = np.unique(keys, return_inverse=True)
    units, other_units = np.divmod(pairs, max(right.count, 1))
    return units.astype(np.int32), other_units.astype(np.int32), places


def common_entries(left: Bags, right: Bags) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the numbers of all pairs of entries with the same term.

    Where these would pass MOST_PRODUCTS the commonest terms are left out.
    """
    terms, order = right.by_term
    low = np.searchsorted(terms, left.terms, side="left")
    counts = np.searchsorted(terms, left.terms, side="right") - low
    if counts.sum() > MOST_PRODUCTS:
        counts[~_affordable(left.terms, counts)] = 0
    entries = np.repeat(np.arange(len(counts)), counts)
    offsets = np.arange(len(entries)) - np.repeat(np.cumsum(counts) - counts, counts)
    return entries, order[low[entries] + offsets]


def _affordable(terms: Ids, counts: NDArray[np.intp]) -> Flags:
    """Tell which entries to keep so that the products stay within bounds, rare terms first."""
    _, places = np.unique(terms, return_inverse=True)
    products = np.bincount(places, counts)
    sizes, repeats = np.unique(products, return_counts=True)
    fits = np.flatnonzero(np.cumsum(sizes * repeats) <= MOST_PRODUCTS)
    limit = sizes[fits[-1]] if len(fits) else 0.0
    kept: Flags = (products <= limit)[places]
    return kept


def best_of_each(units: Ids, scores: Bits, best: int) -> Flags:
    """Tell which pairs are among the `best` by score of their unit, earlier ones first in ties."""
    order = np.lexsort((-scores, units))
    ranked = units[order]
    kept = np.zeros(len(units), dtype=bool)
    kept[order] = np.arange(len(order)) - np.searchsorted(ranked, ranked, side="left") < best
    return kept


def greatest(units: Ids, scores: Bits) -> Bits:
    """Return the greatest score of each unit up to the last that has one, 0 without any."""
    best = np.zeros(int(units.max(initial=-1)) + 1)
    np.maximum.at(best, units, scores)
    return best

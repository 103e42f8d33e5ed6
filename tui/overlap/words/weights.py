"""How much a shared word tells: the less likely it is to be shared by chance, the more."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.overlap.words.bags import Bags, Bits, Ids

PRIOR_SENTENCES = 100
"""How many sentences of the two articles the table of common words outweighs."""

GRAIN = 1024.0
"""Bits are rounded to this fraction, so that their sums do not depend on the order of adding."""


@dataclass(frozen=True, eq=False)
class Weights:
    """The terms of two articles, sorted by number, with the bits each tells if it is shared."""

    terms: Ids
    bits: Bits
    table: NDArray[np.float32]
    """The bits of each word in English, for words that are no term of their own."""

    def of(self, ids: Ids) -> Bits:
        """Return the bits of words."""
        places = np.minimum(np.searchsorted(self.terms, ids), len(self.terms) - 1)
        known = self.terms[places] == ids
        bits: Bits = np.where(known, self.bits[places], self.table[ids])
        return bits


def weigh(left: Bags, right: Bags, table: NDArray[np.float32]) -> Weights:
    """Return what the terms of two articles tell; `table` has the bits of each word in English.

    A term's chance is its share of sentences, in English at large and in these two articles; one
    sentence on each side is left out of the count, for that is the coincidence to be weighed.
    """
    terms, counts = _unit_counts(left, right)
    prior = np.exp2(-table[terms].astype(np.float64)) * PRIOR_SENTENCES
    sentences = left.count + right.count
    chance = (np.maximum(counts - 2, 0) + prior) / (sentences + PRIOR_SENTENCES)
    bits = -np.log2(np.minimum(chance, 1.0))
    return Weights(terms, np.round(bits * GRAIN) / GRAIN, table)


def _unit_counts(left: Bags, right: Bags) -> tuple[Ids, Ids]:
    terms, counts = np.unique(np.concatenate([left.terms, right.terms]), return_counts=True)
    return terms, counts.astype(np.int32)

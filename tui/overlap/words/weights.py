"""How much a shared word tells: the less likely it is to be shared by chance, the more."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.overlap.words.bags import Bags, Bits, Flags, Ids, rounded

PRIOR_SENTENCES = 100
"""How many sentences of the two articles the table of common words outweighs."""

TELLING = 5.0
"""Bits from which a word tells something by itself."""


@dataclass(frozen=True, eq=False)
class Weights:
    """The terms of two articles, sorted by number, with the bits each tells if it is shared."""

    terms: Ids
    bits: Bits
    table: NDArray[np.float32]
    """The bits of each word in its language, for words that are no term of their own."""
    names: Flags
    """Whether each term is a name: these tell whom something is about, but not what."""

    def tell(self, ids: Ids, bits: Bits) -> Flags:
        """Tell which words, given what each tells, say something and are no names."""
        telling: Flags = (bits >= TELLING) & ~self.names[ids]
        return telling

    def of(self, ids: Ids) -> Bits:
        """Return the bits of words."""
        places = np.minimum(np.searchsorted(self.terms, ids), len(self.terms) - 1)
        known = self.terms[places] == ids
        bits: Bits = np.where(known, self.bits[places], self.table[ids])
        return bits


def weigh(left: Bags, right: Bags, table: NDArray[np.float32], names: Flags) -> Weights:
    """Return what the terms of two articles tell, given the bits and the names among all words.

    A term's chance is its share of sentences, in the language and in these two articles; one
    sentence on each side is left out of the count, for that is the coincidence to be weighed.
    """
    terms, counts = _unit_counts(left, right)
    prior = np.exp2(-table[terms].astype(np.float64)) * PRIOR_SENTENCES
    sentences = left.count + right.count
    chance = (np.maximum(counts - 2, 0) + prior) / (sentences + PRIOR_SENTENCES)
    bits = -np.log2(np.minimum(chance, 1.0))
    return Weights(terms, rounded(bits), table, names)


def _unit_counts(left: Bags, right: Bags) -> tuple[Ids, Ids]:
    terms, counts = np.unique(np.concatenate([left.terms, right.terms]), return_counts=True)
    return terms, counts.astype(np.int32)

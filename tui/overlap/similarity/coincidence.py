"""Tell which likenesses of sentences chance does not explain, as in the search of sequences.

Two things make sentences alike that have nothing to do with each other: what the two articles
are about, and words that many sentences have. Against the first a score is held against the
scores of these two articles' other pairs, against the second the words against English at large.
Compare the E-value of Karlin and Altschul (1990).
"""

from math import log2, sqrt
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from tui.overlap.similarity.vectors import Vectors, shared_telling
from tui.overlap.words.bags import Bits, Flags, Ids, greatest

EXPECTED = 0.5
"""How many pairs of sentences as much alike two articles may be expected to have by chance."""

FEWEST_TELLING = 3
"""Telling words two sentences must share: a name of two words is but one coincidence."""


class Pairs(NamedTuple):
    """Pairs of sentences by number, and their cosines; arrays of one length."""

    left: Ids
    right: Ids
    scores: Bits

    def only(self, kept: Flags) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(self.left[kept], self.right[kept], self.scores[kept])

    def joined(self, other: "Pairs") -> "Pairs":
        """Return these pairs and others."""
        return Pairs(
            np.concatenate([self.left, other.left]),
            np.concatenate([self.right, other.right]),
            np.concatenate([self.scores, other.scores]),
        )


def chance_score(pairs: Pairs, compared: int) -> float:
    """Return the score that EXPECTED of the pairs compared reach if none has to do with another.

    The scores of pairs that are the best of neither sentence are taken for a normal distribution;
    `pairs` are those of the `compared` that have a score above zero.
    """
    best, other_best = greatest(pairs.left, pairs.scores), greatest(pairs.right, pairs.scores)
    outdone = (pairs.scores < best[pairs.left]) & (pairs.scores < other_best[pairs.right])
    rest = pairs.scores[outdone]
    count = compared - len(pairs.scores) + len(rest)
    if count < 1 or compared <= EXPECTED:
        return 0.0
    mean = float(rest.sum()) / count
    deviation = sqrt(max(0.0, float((rest**2).sum()) / count - mean**2))
    deviations = NormalDist().inv_cdf(max(0.5, 1.0 - EXPECTED / compared))
    return mean + deviation * deviations


def beyond_coincidence(left: Vectors, right: Vectors, pairs: Pairs, compared: int) -> Flags:
    """Tell which pairs share more telling words than EXPECTED of those compared do by chance."""
    counts, bits = shared_telling(left, right, pairs.left, pairs.right)
    return (counts >= FEWEST_TELLING) & (bits >= log2(max(1.0, compared / EXPECTED)))

"""Find pairs of sentences that share more telling words than chance explains."""

from dataclasses import dataclass

import numpy as np

from tui.overlap.words.bags import Bags, Bits, Ids, best_of_each, share_terms
from tui.overlap.words.weights import Weights

FEWEST_TERMS = 2
"""Terms two sentences must share to be looked at."""

FILLER = 4.0
"""Bits below which a shared word is no evidence; so much is taken off each word's bits."""

EVIDENCE_GAIN = 0.04
"""What doubling the evidence adds to the likeness."""

BEST_OF_EACH = 6
"""Pairs kept for each sentence, in either direction."""


@dataclass(frozen=True, eq=False)
class Seeds:
    """Pairs of sentences by number and how like each other they are, from 0 to about 1.3."""

    left: Ids
    right: Ids
    likeness: Bits


def find_seeds(left: Bags, right: Bags, weights: Weights, least: float) -> Seeds:
    """Return the pairs of sentences whose likeness is `least` or more, the best of each.

    Likeness is the Dice coefficient of the sentences' terms, each weighed by its bits, plus a
    little for the evidence in all.
    """
    left_bits, right_bits = weights.of(left.terms), weights.of(right.terms)
    shared = share_terms(left, right, left_bits, FILLER)
    totals = left.totals(left_bits)[shared.left] + right.totals(right_bits)[shared.right]
    dice = 2 * shared.bits / np.maximum(totals, 1e-9)
    likeness = dice + EVIDENCE_GAIN * np.log2(1 + shared.evidence)
    kept = np.flatnonzero((shared.terms >= FEWEST_TERMS) & (likeness >= least))
    i, j, likeness = shared.left[kept], shared.right[kept], likeness[kept]
    best = best_of_each(i, likeness, BEST_OF_EACH) | best_of_each(j, likeness, BEST_OF_EACH)
    return Seeds(i[best], j[best], likeness[best])

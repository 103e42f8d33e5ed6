"""Find pairs of sentences that share more telling words than chance explains."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.overlap.words.bags import Bags, Bits, Flags, Ids, best_of_each, share_terms
from tui.overlap.words.weights import Weights

LEAST_TELLING = 1
"""Telling words, names aside, that two sentences must share to be looked at."""

FEWEST_TELLING = 3
"""Telling words by which two sentences tell the same, names aside: names tell only of whom."""

MOSTLY = 0.3
"""Dice coefficient of telling words from which one less is enough, in short sentences."""

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
    telling: Flags
    """Whether they share enough besides names to tell the same."""

    def only(self, kept: Flags | NDArray[np.intp]) -> "Seeds":
        """Return some of the pairs."""
        return Seeds(self.left[kept], self.right[kept], self.likeness[kept], self.telling[kept])


def find_seeds(left: Bags, right: Bags, weights: Weights, least: float) -> Seeds:
    """Return the pairs of sentences whose likeness is `least` or more, the best of each.

    Likeness is the Dice coefficient of the sentences' terms, each weighed by its bits, plus a
    little for the evidence in all.
    """
    left_bits, right_bits = weights.of(left.terms), weights.of(right.terms)
    ours, theirs = weights.tell(left.terms, left_bits), weights.tell(right.terms, right_bits)
    shared = share_terms(left, right, left_bits, ours, FILLER)
    totals = left.totals(left_bits)[shared.left] + right.totals(right_bits)[shared.right]
    dice = 2 * shared.bits / np.maximum(totals, 1e-9)
    likeness = dice + EVIDENCE_GAIN * np.log2(1 + shared.evidence)
    counts = left.counts(ours)[shared.left] + right.counts(theirs)[shared.right]
    mostly = (2 * shared.telling >= MOSTLY * counts) & (shared.telling >= FEWEST_TELLING - 1)
    seeds = Seeds(
        shared.left, shared.right, likeness, mostly | (shared.telling >= FEWEST_TELLING)
    ).only((shared.telling >= LEAST_TELLING) & (likeness >= least))
    best = best_of_each(seeds.left, seeds.likeness, BEST_OF_EACH)
    return seeds.only(best | best_of_each(seeds.right, seeds.likeness, BEST_OF_EACH))

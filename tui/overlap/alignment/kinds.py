"""Tell how closely the words of one passage follow those of another."""

import numpy as np
from rapidfuzz.distance import LCSseq

from tui.overlap.model import Kind
from tui.overlap.words.bags import Ids
from tui.overlap.words.terms import Range, Terms

FOLLOWED = 0.6
"""Share of the longer passage's words that stand in the same order on both sides in an edit."""

LARGEST_TABLE = 400_000_000
"""Words of one side times words of the other up to which their order is looked at."""


def shared_share(left: Ids, right: Ids) -> float:
    """Return how many words two passages share, as a share of the longer one's words."""
    longest = max(len(left), len(right))
    if not longest:
        return 0.0
    words, counts = np.unique(left, return_counts=True)
    others, other_counts = np.unique(right, return_counts=True)
    _, places, other_places = np.intersect1d(words, others, assume_unique=True, return_indices=True)
    return float(np.minimum(counts[places], other_counts[other_places]).sum()) / longest


def followed_share(left: Ids, right: Ids) -> float:
    """Return how many words stand in the same order, as a share of the longer one's words.

    That is the length of the longest common subsequence; where the table for it would pass
    LARGEST_TABLE, words are counted in any order.
    """
    if len(left) * len(right) > LARGEST_TABLE:
        return shared_share(left, right)
    same = LCSseq.similarity(left.tolist(), right.tolist())
    return same / max(len(left), len(right), 1)


def tell_kind(left: Terms, left_words: Range, right: Terms, right_words: Range) -> Kind:
    """Return how closely the words in two ranges follow each other."""
    if np.array_equal(left.folds[slice(*left_words)], right.folds[slice(*right_words)]):
        return Kind.VERBATIM
    share = followed_share(left.stems[slice(*left_words)], right.stems[slice(*right_words)])
    return Kind.EDITED if share >= FOLLOWED else Kind.REWORDED

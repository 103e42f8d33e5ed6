"""Tell how closely the words of one passage follow those of another."""

import numpy as np

from tui.overlap.bags import Ids
from tui.overlap.model import Kind
from tui.overlap.terms import Terms

EDITED = 0.6
"""Share of the longer passage's words, in any order, that make it an edited copy."""

Range = tuple[int, int]
"""The number of the first word and the number after the last."""


def shared_share(left: Ids, right: Ids) -> float:
    """Return how many words two passages share, as a share of the longer one's words."""
    longest = max(len(left), len(right))
    if not longest:
        return 0.0
    words, counts = np.unique(left, return_counts=True)
    others, other_counts = np.unique(right, return_counts=True)
    places = np.searchsorted(others, words)
    places[places == len(others)] = 0
    same = others[places] == words if len(others) else np.zeros(len(words), dtype=bool)
    return float(np.minimum(counts, other_counts[places])[same].sum()) / longest


def tell_kind(left: Terms, left_range: Range, right: Terms, right_range: Range) -> Kind:
    """Return how closely the words in the two ranges follow each other."""
    if np.array_equal(left.folds[slice(*left_range)], right.folds[slice(*right_range)]):
        return Kind.VERBATIM
    share = shared_share(left.stems[slice(*left_range)], right.stems[slice(*right_range)])
    return Kind.EDITED if share >= EDITED else Kind.REWORDED

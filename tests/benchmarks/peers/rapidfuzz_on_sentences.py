"""rapidfuzz, each sentence with each: the likeness of strings, compiled."""

from rapidfuzz import fuzz, process

from tests.benchmarks.joining import Match, match
from tests.benchmarks.peers.words import sentences_of

LEAST_RATIO = 66
"""Per cent from which two sentences match; 66 was best of 50 to 70, `token_set_ratio` of four."""


def find(left: str, right: str) -> list[Match]:
    """Return the pairs of sentences that are alike."""
    ours, left_spans = sentences_of(left)
    theirs, right_spans = sentences_of(right)
    ratios = process.cdist(ours, theirs, scorer=fuzz.token_set_ratio, score_cutoff=LEAST_RATIO)
    return [match(left_spans[i], right_spans[j]) for i, j in zip(*ratios.nonzero(), strict=True)]

"""scikit-learn, each sentence with each: the cosine of words weighed by tf-idf.

It is how the winner at PAN 2014 (Sanchez-Perez, Sidorov and Gelbukh) begins, and what one builds
first.
"""

from sklearn.feature_extraction.text import TfidfVectorizer

from tests.benchmarks.joining import Match, match
from tests.benchmarks.peers.words import sentences_of

LEAST_COSINE = 0.4
"""Cosine from which two sentences match; 0.4 was best of 0.2 to 0.5."""


def find(left: str, right: str) -> list[Match]:
    """Return the pairs of sentences that are alike."""
    ours, left_spans = sentences_of(left)
    theirs, right_spans = sentences_of(right)
    vectors = TfidfVectorizer(token_pattern=r"\w+").fit_transform(ours + theirs)
    cosines = (vectors[: len(ours)] @ vectors[len(ours) :].T).tocoo()
    return [
        match(left_spans[i], right_spans[j])
        for i, j, cosine in zip(cosines.row, cosines.col, cosines.data, strict=True)
        if cosine >= LEAST_COSINE
    ]

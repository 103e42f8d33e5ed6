"""Biopython on words: the local alignment of Smith and Waterman (1981), again and again.

It is the heart of passim and of R's textreuse, neither of which PyPI has, here without their search
for candidates, which two articles do not need.
"""

import numpy as np
from Bio.Align import PairwiseAligner

from tests.benchmarks.joining import Match, match
from tests.benchmarks.peers.words import words_of

LEAST_SCORE = 6.0
"""Score from which an alignment counts: an equal word scores 1, another one or a gap COST."""

COST = -0.35
"""Best, with LEAST_SCORE, of fifteen settings."""

MOST = 50
"""Alignments looked for in a pair."""


def find(left: str, right: str) -> list[Match]:
    """Return the best alignment, then the best of the words not yet aligned, and so on."""
    ours, left_spans = words_of(left)
    theirs, right_spans = words_of(right)
    numbers: dict[str, int] = {}
    one, other = (
        np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int32)
        for words in (ours, theirs)
    )
    aligner = PairwiseAligner(
        mode="local", match_score=1, mismatch_score=COST, open_gap_score=COST, extend_gap_score=COST
    )
    unique = len(numbers)
    found: list[Match] = []
    while len(found) < MOST and aligner.score(one, other) >= LEAST_SCORE:
        rows, columns = aligner.align(one, other)[0].coordinates.tolist()
        (i, end), (j, stop) = (rows[0], rows[-1]), (columns[0], columns[-1])
        found.append(
            match(
                (left_spans[i].start, left_spans[end - 1].end),
                (right_spans[j].start, right_spans[stop - 1].end),
            )
        )
        for words, start, after in ((one, i, end), (other, j, stop)):
            words[start:after] = np.arange(unique, unique + after - start)
            unique += after - start
    return found

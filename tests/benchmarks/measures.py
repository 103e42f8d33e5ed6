"""Score passages against known ones with the measures of the PAN competitions.

The definitions are those of Potthast, Stein, Barrón-Cedeño and Rosso (2010), "An Evaluation
Framework for Plagiarism Detection", macro-averaged: each passage counts the same, long or short.
"""

from collections.abc import Iterable, Sequence
from math import log2
from typing import NamedTuple

from tests.benchmarks.joining import Match
from tui.articles.model import Span


class Outcome(NamedTuple):
    """The passages that a pair of texts is known to share, and those that a method found."""

    known: Sequence[Match]
    found: Sequence[Match]


class Scores(NamedTuple):
    """Precision, recall and plagdet from 0 to 1, findings a found passage, and both counts."""

    precision: float
    recall: float
    granularity: float
    plagdet: float
    known: int
    found: int


def score(outcomes: Iterable[Outcome]) -> Scores:
    """Return the scores of a method over many pairs of texts.

    What is not defined is taken for the worst (precision without a finding, recall without a
    passage: 0), granularity without a found passage for 1.
    """
    precisions: list[float] = []
    recalls: list[float] = []
    findings: list[int] = []
    for known, found in outcomes:
        precisions += [_covered_share(one, _meeting(one, known)) for one in found]
        for one in known:
            hits = _meeting(one, found)
            recalls.append(_covered_share(one, hits))
            findings += [len(hits)] if hits else []
    precision, recall = _mean(precisions, 0.0), _mean(recalls, 0.0)
    granularity = _mean(findings, 1.0)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    plagdet = f1 / log2(1 + granularity)
    return Scores(precision, recall, granularity, plagdet, len(recalls), len(precisions))


def _meeting(one: Match, others: Sequence[Match]) -> list[Match]:
    """Return the matches that share code points with `one` on both sides."""
    return [o for o in others if one.left.overlaps(o.left) and one.right.overlaps(o.right)]


def _covered_share(one: Match, others: Sequence[Match]) -> float:
    """Return how much of both sides of `one` the others cover together."""
    length = sum(span.end - span.start for span in one)
    covered = _covered(one.left, (o.left for o in others))
    covered += _covered(one.right, (o.right for o in others))
    return covered / max(1, length)


def _covered(span: Span, others: Iterable[Span]) -> int:
    covered, reached = 0, span.start
    for start, end in sorted(others):
        start, end = max(start, reached), min(end, span.end)
        if end > start:
            covered, reached = covered + end - start, end
    return covered


def _mean(values: Sequence[float], without: float) -> float:
    return sum(values) / len(values) if values else without

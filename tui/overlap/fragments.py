"""Turn runs and sentence pairs into fragments: ranges of words on either side, edges trimmed."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.overlap.clustering import Match, cluster
from tui.overlap.runs import Run, find_runs
from tui.overlap.seeds import find_seeds
from tui.overlap.terms import Terms
from tui.overlap.weights import weigh

SURE = 0.46
"""Likeness from which a pair of sentences is a passage by itself."""

HELPED = 0.30
"""Likeness from which a pair of sentences belongs to a passage beside it."""

GAP = 30
"""Words on one side that may lie between matches of one fragment."""

COPIED = 0.55
"""Share of a fragment's words, on both sides, from which it counts as copied, not reworded."""

LOSS = 0.35
"""What a word that stands on one side only costs when edges are trimmed; a telling shared word
gains up to one."""

TELLING = 8.0
"""Bits from which a shared word gains one when edges are trimmed."""

RUN_BITS = 16.0
"""Bits that the different words of a shared run must tell together for it to count."""


class Fragment(NamedTuple):
    """Ranges of word numbers on either side, and whether the words themselves are shared."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    copied: bool


@dataclass(frozen=True, eq=False)
class Sides:
    """Two articles in numbers and the table of bits: what finding fragments needs."""

    left: Terms
    right: Terms
    table: NDArray[np.float32]


def find_fragments(sides: Sides) -> list[Fragment]:
    """Return the fragments two articles share, by their place on the left."""
    matches = _run_matches(sides) + _sentence_matches(sides)
    fragments = []
    for group in cluster(matches, GAP):
        if any(match.sure for match in group):
            fragments.append(_trimmed(sides, group))
    return _without_rivals(fragments)


def _run_matches(sides: Sides) -> list[Match]:
    return [
        Match(r.left, r.left + r.length, r.right, r.right + r.length, 1.0, True)
        for r in find_runs(sides.left, sides.right)
        if _tells(sides, r)
    ]


def _tells(sides: Sides, run: Run) -> bool:
    stems = np.unique(sides.left.stems[run.left : run.left + run.length])
    return float(sides.table[stems].sum()) >= RUN_BITS


def _sentence_matches(sides: Sides) -> list[Match]:
    left, right = sides.left, sides.right
    weights = weigh(left.bags, right.bags, sides.table)
    seeds = find_seeds(left.bags, right.bags, weights, HELPED)
    a, b = left.first_words, right.first_words
    return [
        Match(int(a[i]), int(a[i + 1]), int(b[j]), int(b[j + 1]), likeness, likeness >= SURE)
        for i, j, likeness in zip(
            seeds.left.tolist(), seeds.right.tolist(), seeds.likeness.tolist(), strict=True
        )
    ]


def _trimmed(sides: Sides, group: list[Match]) -> Fragment:
    whole = Fragment(
        min(m.left_start for m in group),
        max(m.left_end for m in group),
        min(m.right_start for m in group),
        max(m.right_end for m in group),
        copied=False,
    )
    if min(_shared_shares(sides, whole)) < COPIED:
        return _whole_sentences(sides, whole)
    return _trim(sides, whole)


def _shared_shares(sides: Sides, f: Fragment) -> tuple[float, float]:
    left = sides.left.stems[f.left_start : f.left_end]
    right = sides.right.stems[f.right_start : f.right_end]
    return float(np.isin(left, right).mean()), float(np.isin(right, left).mean())


def _whole_sentences(sides: Sides, f: Fragment) -> Fragment:
    return Fragment(
        *_sentence_bounds(sides.left, f.left_start, f.left_end),
        *_sentence_bounds(sides.right, f.right_start, f.right_end),
        copied=False,
    )


def _sentence_bounds(terms: Terms, start: int, end: int) -> tuple[int, int]:
    first = np.searchsorted(terms.first_words, start, side="right") - 1
    last = np.searchsorted(terms.first_words, end, side="left")
    return int(terms.first_words[first]), int(terms.first_words[last])


def _trim(sides: Sides, f: Fragment) -> Fragment:
    for _ in range(2):
        left = _densest(sides, sides.left, (f.left_start, f.left_end), sides.right, f[2:4])
        right = _densest(sides, sides.right, (f.right_start, f.right_end), sides.left, left)
        f = Fragment(*left, *right, copied=True)
    return f


def _densest(
    sides: Sides,
    terms: Terms,
    span: tuple[int, int],
    others: Terms,
    other_span: tuple[int, int],
) -> tuple[int, int]:
    """Return the range within `span` with the greatest sum of gains less losses."""
    stems = terms.stems[span[0] : span[1]]
    shared = np.isin(stems, others.stems[other_span[0] : other_span[1]])
    gains = np.where(shared, np.minimum(sides.table[stems] / TELLING, 1.0), -LOSS)
    sums = np.concatenate([[0.0], np.cumsum(np.round(gains * 1024.0))])
    lowest = np.minimum.accumulate(sums)
    end = int((sums - lowest).argmax())
    start = int(sums[: end + 1].argmin())
    return (span[0] + start, span[0] + end) if end > start else span


def _without_rivals(fragments: list[Fragment]) -> list[Fragment]:
    """Return the fragments less those that mostly lie in a longer one on one side."""
    kept: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda f: (f[0] - f[1] + f[2] - f[3], f)):
        if not any(_rivals(fragment, other) for other in kept):
            kept.append(fragment)
    return sorted(kept)


def _rivals(f: Fragment, other: Fragment) -> bool:
    left = min(f.left_end, other.left_end) - max(f.left_start, other.left_start)
    right = min(f.right_end, other.right_end) - max(f.right_start, other.right_start)
    return 2 * left > f.left_end - f.left_start or 2 * right > f.right_end - f.right_start

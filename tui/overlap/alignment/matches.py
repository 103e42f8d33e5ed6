"""Find what may be the same in two articles: shared runs of words and pairs of like sentences."""

import numpy as np
from numpy.typing import NDArray

from tui.overlap.alignment.clustering import Match
from tui.overlap.alignment.refusals import allowed_runs, allowed_sentences
from tui.overlap.alignment.runs import Run, find_runs
from tui.overlap.alignment.seeds import Seeds, find_seeds
from tui.overlap.alignment.sides import Sides
from tui.overlap.words.bags import Bits, greatest, packed
from tui.overlap.words.terms import Terms

SURE = 0.46
"""Likeness from which a pair of sentences is a passage by itself."""

HELPED = 0.30
"""Likeness from which a pair of sentences belongs to a passage beside it."""

RUN_BITS = 16.0
"""Bits that the different words of a shared run must tell together for it to count."""

COPIED_ELSEWHERE = 0.8
"""Share of a sentence's words in shared runs from which it needs no counterpart but theirs."""

OUTDONE = 0.5
"""Share of the likeness of a sentence's best counterpart below which another does not count."""


def find_matches(sides: Sides) -> list[Match]:
    """Return shared runs and pairs of like sentences, less the pairs that better ones outdo."""
    runs = [run for run in find_runs(sides.left, sides.right) if _tells(sides, run)]
    runs = list(allowed_runs(sides, runs))
    seeds = find_seeds(sides.left.distinct, sides.right.distinct, sides.weights, HELPED)
    seeds = seeds.only(allowed_sentences(sides, seeds.left, seeds.right))
    seeds = _not_outdone(_not_copied_elsewhere(sides, seeds, runs))
    return [_run_match(run) for run in runs] + _sentence_matches(sides, seeds)


def _tells(sides: Sides, run: Run) -> bool:
    stems = np.unique(sides.left.stems[run.left : run.left + run.length])
    return float(sides.table[stems].sum()) >= RUN_BITS


def _run_match(run: Run) -> Match:
    return Match(run.left, run.left + run.length, run.right, run.right + run.length, True, run=True)


def _sentence_matches(sides: Sides, seeds: Seeds) -> list[Match]:
    left, right = sides.left.first_words, sides.right.first_words
    columns = (
        left[seeds.left],
        left[seeds.left + 1],
        right[seeds.right],
        right[seeds.right + 1],
        (seeds.likeness >= SURE) & seeds.telling,
    )
    return [Match(*fields) for fields in zip(*(c.tolist() for c in columns), strict=True)]


def _not_copied_elsewhere(sides: Sides, seeds: Seeds, runs: list[Run]) -> Seeds:
    """Return the pairs less those of a copied sentence with one that it was not copied from."""
    left_of, right_of = sides.left.sentence_of_word, sides.right.sentence_of_word
    if not runs:
        return seeds
    ours = np.concatenate([np.arange(run.left, run.left + run.length) for run in runs])
    theirs = np.concatenate([np.arange(run.right, run.right + run.length) for run in runs])
    linked = packed(left_of[ours], right_of[theirs])
    copied = _copied_share(sides.left, ours)[seeds.left] >= COPIED_ELSEWHERE
    copied |= _copied_share(sides.right, theirs)[seeds.right] >= COPIED_ELSEWHERE
    return seeds.only(~copied | np.isin(packed(seeds.left, seeds.right), linked))


def _copied_share(terms: Terms, words: NDArray[np.intp]) -> Bits:
    """Return for each sentence the share of its words that are among `words`."""
    counts = np.bincount(terms.sentence_of_word[np.unique(words)], minlength=terms.bags.count)
    return counts / np.maximum(np.diff(terms.first_words), 1)


def _not_outdone(seeds: Seeds) -> Seeds:
    """Return the pairs that are not much less alike than the best pair of either sentence."""
    best = np.maximum(
        greatest(seeds.left, seeds.likeness)[seeds.left],
        greatest(seeds.right, seeds.likeness)[seeds.right],
    )
    return seeds.only(seeds.likeness >= OUTDONE * best)

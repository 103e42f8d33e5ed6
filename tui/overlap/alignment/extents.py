"""Decide how far copied words reach: the most likely first and last word on either side."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tui.overlap.alignment.clustering import Match
from tui.overlap.alignment.counterparts import find_counterparts
from tui.overlap.alignment.refusals import allowed_counterparts
from tui.overlap.alignment.sides import RangePair, Sides
from tui.overlap.words.bags import Bits, Ids, rounded
from tui.overlap.words.terms import Range, Terms

AROUND = 30
"""Words outside the first guess of a passage that may turn out to belong to it."""

AT_SENTENCE = 8.0
"""Nats in favour of an edge where a sentence begins or ends: few passages are cut elsewhere."""

COPIED = 0.4
"""Share of words, on both sides, from which a passage is a copy, its order aside."""

FIRST_GUESS, SECOND_GUESS = 0.9, 0.6
"""Shares of copied words to begin with; where less turn out to be, the likelier outcome counts."""

LEAST_COPIED, MOST_COPIED = 0.05, 0.97
"""Shares of copied words that are believed, so that one word more or less decides nothing."""

ROUNDS = 3
"""Times that both sides are settled, each by the words of the other."""


class Extent(NamedTuple):
    """Where copied words begin and end on either side."""

    left: Range
    right: Range
    core: tuple[Range, Range]
    """The ranges, cut to words both have at edges where not both begin or end a sentence."""
    copied: tuple[float, float]
    """Share of the words in each range that are copied."""
    evidence: float
    """Nats that copying is likelier than chance."""


class _Window(NamedTuple):
    """Words of one side in which a passage is looked for."""

    words: Range
    counterparts: Ids
    """Number of the word on the other side that each may be a copy of, -1 for none."""
    odds: Bits
    """How much likelier than by chance each has its counterpart if it is a copy."""
    bounds: Ids
    """Where sentences begin and end, counted in words from the start of the window."""


class _Part(NamedTuple):
    """The part of a window that is a passage."""

    words: Range
    core: Range
    """From the first word that has a counterpart to the last."""
    copied: float
    evidence: float
    at_start: bool = False
    """Whether a sentence begins where it begins."""
    at_end: bool = False


def find_extent(
    sides: Sides,
    left: Range,
    right: Range,
    runs: Sequence[Match] = (),
    taken: Sequence[RangePair] = (),
) -> Extent:
    """Return the most likely extent of the passage that two ranges of words lie in or hold.

    A word of a passage is copied with some chance and else any word; a word outside is any word.
    The range with the greatest likelihood ratio of the two is a maximal scoring segment (Karlin
    and Altschul, "Methods for assessing the statistical significance of molecular sequence
    features", 1990). `runs` are words known to be the same, `taken` those of other passages.
    """
    left, right = _around(sides.left, left), _around(sides.right, right)
    found = find_counterparts(sides.left.stems, left, sides.right.stems, right, runs)
    ours, theirs = allowed_counterparts((*sides.refused, *taken), (left, right), found)
    places = [(run.left_start, run.left_end) for run in runs]
    others = [(run.right_start, run.right_end) for run in runs]
    windows = (
        _window(sides, sides.left, left, ours, places),
        _window(sides, sides.right, right, theirs, others),
    )
    extent = _extent(*windows, FIRST_GUESS)
    if min(extent.copied) >= FIRST_GUESS:
        return extent
    return max(extent, _extent(*windows, SECOND_GUESS), key=lambda e: e.evidence)


def _extent(left: _Window, right: _Window, guess: float) -> Extent:
    ours, theirs = (_Part(window.words, window.words, guess, 0.0) for window in (left, right))
    for _ in range(ROUNDS):
        before = ours.words, theirs.words
        ours = _settle(left, theirs.words, ours.copied)
        theirs = _settle(right, ours.words, theirs.copied)
        if before == (ours.words, theirs.words):
            break
    # Words that one side alone has at the start were put before what was copied: a dateline.
    added = (ours.words[0] == ours.core[0]) != (theirs.words[0] == theirs.core[0])
    starts = ours.at_start and theirs.at_start and not added
    ends = ours.at_end and theirs.at_end
    return Extent(
        ours.words,
        theirs.words,
        (_core(ours, starts, ends), _core(theirs, starts, ends)),
        (ours.copied, theirs.copied),
        ours.evidence + theirs.evidence,
    )


def _settle(window: _Window, others: Range, copied: float) -> _Part:
    """Return the likeliest part of a window, given the range its words are copied from."""
    there = (window.counterparts >= others[0]) & (window.counterparts < others[1])
    odds = np.where(there, window.odds, 0.0)
    sums = _sums(odds, copied)
    end = int((sums - np.minimum.accumulate(sums)).argmax())
    start = int(sums[: end + 1].argmin())
    if start == end:
        return _Part(window.words, window.words, LEAST_COPIED, 0.0)
    bounds = window.bounds
    start = _at_sentence(-sums, start, bounds[bounds < end])
    end = _at_sentence(sums, end, bounds[bounds > start])
    inside = odds[start:end]
    told = np.flatnonzero(inside)
    if not len(told):
        return _Part(window.words, window.words, LEAST_COPIED, 0.0)
    copied = _copied_share(inside, copied)
    at_start, at_end = bool((bounds == start).any()), bool((bounds == end).any())
    first = window.words[0] + start
    return _Part(
        (first, first + end - start),
        (first + int(told[0]), first + int(told[-1]) + 1),
        copied,
        float(_nats(inside, copied).sum()) + (at_start + at_end) * AT_SENTENCE,
        at_start,
        at_end,
    )


def _core(part: _Part, whole_start: bool, whole_end: bool) -> Range:
    """Return a part less the words at its edges that have no counterpart, where not told whole."""
    return (
        part.words[0] if whole_start else part.core[0],
        part.words[1] if whole_end else part.core[1],
    )


def _sums(odds: Bits, copied: float) -> Bits:
    """Return the evidence in nats of all words before each, and of all."""
    return np.concatenate([[0.0], np.cumsum(_nats(odds, copied))])


def _nats(odds: Bits, copied: float) -> Bits:
    return rounded(np.log(copied * odds + 1.0 - copied))


def _at_sentence(sums: Bits, edge: int, bounds: Ids) -> int:
    """Return the edge, or the bound of a sentence that is likelier with the odds for bounds."""
    if not len(bounds):
        return edge
    best = int(bounds[sums[bounds].argmax()])
    return best if sums[best] + AT_SENTENCE >= sums[edge] else edge


def _copied_share(odds: Bits, copied: float) -> float:
    """Return the likeliest share of copied words, by two steps of expectation-maximisation."""
    for _ in range(2):
        copied = float((copied * odds / (copied * odds + 1.0 - copied)).mean())
        copied = min(max(copied, LEAST_COPIED), MOST_COPIED)
    return copied


def _around(terms: Terms, words: Range) -> Range:
    near = max(0, words[0] - AROUND), min(len(terms.stems), words[1] + AROUND)
    return terms.whole_sentences(near)


def _window(
    sides: Sides, terms: Terms, words: Range, counterparts: Ids, runs: Sequence[Range]
) -> _Window:
    start, end = words
    bits = np.minimum(sides.weights.of(terms.stems[start:end]), terms.rarity[start:end])
    for first, last in runs:
        # A run of words is no coincidence, however often the article has these words.
        bits[first - start : last - start] = sides.table[terms.stems[first:last]]
    low, high = np.searchsorted(terms.first_words, [start, end])
    return _Window(words, counterparts, np.exp2(bits), terms.first_words[low : high + 1] - start)

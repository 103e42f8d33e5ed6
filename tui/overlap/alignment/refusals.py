"""Keep what the reader refused out of what is found."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from tui.overlap.alignment.runs import RUN_WORDS, Run
from tui.overlap.alignment.sides import RangePair, Sides
from tui.overlap.words.bags import Flags, Ids
from tui.overlap.words.terms import Range


def allowed_runs(sides: Sides, runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the parts of runs that no refusal takes, if they are long enough to be runs."""
    for run in runs:
        words = np.arange(run.length, dtype=np.int32)
        free = ~_refused_words(sides.refused, words + run.left, words + run.right)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]))).reshape(-1, 2)
        for start, end in edges.tolist():
            if end - start == run.length or end - start >= RUN_WORDS:
                yield Run(run.left + start, run.right + start, end - start)


def allowed_sentences(sides: Sides, left: Ids, right: Ids) -> Flags:
    """Tell which pairs of sentences, given by number, no refusal touches."""
    allowed = np.ones(len(left), dtype=bool)
    for one, other in sides.refused:
        allowed &= ~(
            _touched(sides.left.first_words, left, one)
            & _touched(sides.right.first_words, right, other)
        )
    return allowed


def allowed_counterparts(
    refused: Sequence[RangePair], words: RangePair, found: tuple[Ids, Ids]
) -> tuple[Ids, Ids]:
    """Return counterparts of two ranges of words, -1 where two words are to be kept apart."""
    ours, theirs = found
    swapped = [(other, one) for one, other in refused]
    left = _refused_words(refused, np.arange(*words[0], dtype=np.int32), ours)
    right = _refused_words(swapped, np.arange(*words[1], dtype=np.int32), theirs)
    return np.where(left, -1, ours), np.where(right, -1, theirs)


def _refused_words(refused: Iterable[RangePair], left: Ids, right: Ids) -> Flags:
    """Tell which pairs of words, given by number, are refused."""
    flags = np.zeros(len(left), dtype=bool)
    for (start, end), (other_start, other_end) in refused:
        flags |= (left >= start) & (left < end) & (right >= other_start) & (right < other_end)
    return flags


def _touched(first_words: Ids, sentences: Ids, words: Range) -> Flags:
    touched: Flags = (first_words[sentences] < words[1]) & (first_words[sentences + 1] > words[0])
    return touched

"""Find what an article repeats from itself."""

from collections.abc import Iterator

import numpy as np

from tui.articles.model import Article, Span
from tui.overlap.alignment.edges import to_spans
from tui.overlap.alignment.runs import PLACES, common_length, run_keys
from tui.overlap.words.bags import Ids
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.terms import read_terms

REPEATED_WORDS = 10
"""Fewest words in a row that count as a repeat."""


def find_repeats(article: Article) -> tuple[tuple[Span, Span], ...]:
    """Return repeated blocks by place of the later one: an earlier occurrence, the later one.

    From each place on it is the longest of what stands at up to PLACES earlier occurrences, the
    first where several are as long. The two spans of a pair do not overlap, nor do the later ones
    of different pairs.
    """
    terms = read_terms(article, Lexicon())
    found = []
    for earlier, later, length in _blocks(terms.folds):
        start, end = _whole_sentences(terms.first_words, later, later + length)
        earlier += start - later
        one = (earlier, earlier + end - start)
        found.append(to_spans(article, one, article, (start, end)))
    return tuple(found)


def _whole_sentences(first_words: Ids, start: int, end: int) -> tuple[int, int]:
    """Return the sentences that lie whole in a range of words, or the range where too few do."""
    first = int(np.searchsorted(first_words, start, side="left"))
    last = int(np.searchsorted(first_words, end, side="right")) - 1
    inner = int(first_words[first]), int(first_words[last])
    return inner if inner[1] - inner[0] >= REPEATED_WORDS else (start, end)


def _blocks(words: Ids) -> Iterator[tuple[int, int, int]]:
    """Yield earlier place, later place and length, in words, of each repeated block."""
    keys = run_keys(words, REPEATED_WORDS)
    order = np.argsort(keys, kind="stable")
    low = np.searchsorted(keys[order], keys, side="left")
    reached = 0
    for later in np.flatnonzero(order[low] < np.arange(len(keys))).tolist():
        if later < reached:
            continue
        candidates = order[low[later] : low[later] + PLACES].tolist()
        length, origin = max(
            (common_length(words[place:later], words[later:]), -place)
            for place in candidates
            if place < later
        )
        if length >= REPEATED_WORDS:
            reached = later + length
            yield -origin, later, length

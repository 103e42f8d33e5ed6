"""Find what an article repeats from itself."""

from collections.abc import Iterator

import numpy as np

from tui.articles.model import Article, Span
from tui.overlap.alignment.edges import to_spans
from tui.overlap.alignment.runs import common_length, run_keys
from tui.overlap.words.bags import Ids
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.terms import read_terms

REPEATED_WORDS = 10
"""Fewest words in a row that count as a repeat."""


def find_repeats(article: Article) -> tuple[tuple[Span, Span], ...]:
    """Return the longest repeated blocks by place of the later one: first occurrence, later one.

    The two spans of a pair do not overlap, nor do the later ones of different pairs.
    """
    terms = read_terms(article, Lexicon())
    found = []
    for first, later, length in _blocks(terms.folds):
        start, end = _whole_sentences(terms.first_words, later, later + length)
        first += start - later
        one = (first, first + end - start)
        found.append(to_spans(article, one, article, (start, end)))
    return tuple(found)


def _whole_sentences(first_words: Ids, start: int, end: int) -> tuple[int, int]:
    """Return the sentences that lie whole in a range of words, or the range where too few do."""
    first = int(np.searchsorted(first_words, start, side="left"))
    last = int(np.searchsorted(first_words, end, side="right")) - 1
    inner = int(first_words[first]), int(first_words[last])
    return inner if inner[1] - inner[0] >= REPEATED_WORDS else (start, end)


def _blocks(words: Ids) -> Iterator[tuple[int, int, int]]:
    """Yield first place, later place and length, in words, of each repeated block."""
    keys = run_keys(words)
    _, first_places, group = np.unique(keys, return_index=True, return_inverse=True)
    first = first_places[group]
    reached = 0
    for later in np.flatnonzero(first < np.arange(len(keys))).tolist():
        if later < reached:
            continue
        origin = int(first[later])
        length = min(common_length(words[origin:], words[later:]), later - origin)
        if length >= REPEATED_WORDS:
            reached = later + length
            yield origin, later, length

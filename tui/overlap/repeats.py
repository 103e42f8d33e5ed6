"""Find what an article repeats from itself."""

from collections.abc import Iterator

import numpy as np

from tui.articles.model import Article, Span
from tui.overlap.bags import Ids
from tui.overlap.edges import to_spans
from tui.overlap.runs import common_length, run_keys
from tui.overlap.terms import Lexicon, read_terms

REPEATED_WORDS = 10
"""Fewest words in a row that count as a repeat."""


def find_repeats(article: Article) -> tuple[tuple[Span, Span], ...]:
    """Return the longest repeated blocks by place of the later one: first occurrence, later one.

    The two spans of a pair do not overlap, nor do the later ones of different pairs.
    """
    terms = read_terms(article, Lexicon(), stemmed=False)
    return tuple(
        to_spans(article, (first, first + length), article, (later, later + length))
        for first, later, length in _blocks(terms.folds)
    )


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

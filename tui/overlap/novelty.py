"""What of an article is new to someone who has read others: words that none of them has."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tui.articles.model import Article, Span
from tui.overlap.sharing import WordRange

LEAST_NEW = 4
"""Words in a row from which on something new is a passage of its own."""


def new_passages(
    article: Article, seen: Sequence[WordRange], added: Sequence[WordRange] = ()
) -> list[Span]:
    """Return what of an article stands between the words that were seen, in order.

    `seen` are merged ranges of words. Less than LEAST_NEW words make none, unless any of them is
    `added` to a passage that was seen.
    """
    edges = [(0, 0), *seen, (len(article.words), len(article.words))]
    between = [(before[1], after[0]) for before, after in pairwise(edges)]
    return spans_of(
        article,
        (
            (first, last)
            for first, last in between
            if last - first >= LEAST_NEW
            or any(first < end and start < last for start, end in added)
        ),
    )


def spans_of(article: Article, ranges: Iterable[WordRange]) -> list[Span]:
    """Return the spans of code points from the first to the last word of each range."""
    words = article.words
    return [Span(words[first].start, words[last - 1].end) for first, last in ranges if first < last]

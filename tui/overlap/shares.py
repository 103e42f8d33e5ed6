"""Count how much of an article given spans cover."""

from bisect import bisect_left
from collections.abc import Iterable

from tui.articles.model import Article, Span


def covered_words(article: Article, spans: Iterable[Span]) -> int:
    """Return how many words of `article` lie, at least in part, in any of `spans`."""
    return sum(last - first for first, last in _word_ranges(article, spans))


def share(article: Article, spans: Iterable[Span]) -> float:
    """Return the share from 0 to 1 of the article's words that lie in any of `spans`."""
    return covered_words(article, spans) / len(article.words) if article.words else 0.0


def _word_ranges(article: Article, spans: Iterable[Span]) -> Iterable[tuple[int, int]]:
    """Yield disjoint half-open ranges of word numbers, in order."""
    reached = 0
    for span in sorted(spans):
        first = max(reached, bisect_left(article.words, span.start + 1, key=_end))
        last = bisect_left(article.words, span.end, key=_start)
        if last > first:
            yield first, last
            reached = last


def _start(word: Span) -> int:
    return word.start


def _end(word: Span) -> int:
    return word.end

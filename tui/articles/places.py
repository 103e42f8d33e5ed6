"""Which words, sentences and other spans of a text stand where."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter

from tui.articles.model import Article, Span

_START, _END = itemgetter(0), itemgetter(1)


def touching(units: Sequence[Span], span: Span) -> tuple[int, int]:
    """Return the half-open range of the units that lie, at least in part, in `span`.

    Units are an article's words, sentences or paragraphs: in order, and apart from each other.
    """
    first = bisect_right(units, span.start, key=_END)
    return first, bisect_left(units, span.end, lo=first, key=_START)


def lying_in(units: Sequence[Span], span: Span) -> tuple[int, int]:
    """Return the half-open range of the units, in order and apart, that lie wholly in `span`."""
    first = bisect_left(units, span.start, key=_START)
    return first, bisect_right(units, span.end, lo=first, key=_END)


def beginning_in(units: Sequence[Span], span: Span) -> tuple[int, int]:
    """Return the half-open range of the units, in order and apart, that begin in `span`."""
    first = bisect_left(units, span.start, key=_START)
    return first, bisect_left(units, span.end, lo=first, key=_START)


def sentence_number(article: Article, offset: int) -> int:
    """Return the number of the sentence that begins last up to `offset`, 0 before the first."""
    return max(0, bisect_right(article.sentences, offset, key=_START) - 1)


def covered_words(article: Article, spans: Iterable[Span]) -> int:
    """Return how many words of `article` lie, at least in part, in any of `spans`."""
    count = reached = 0
    for span in sorted(spans):
        first, last = touching(article.words, span)
        count += max(0, last - max(first, reached))
        reached = max(reached, last)
    return count


class SpanIndex:
    """Spans in any order, some of them None, asked which of them meet another.

    Where few of them overlap each other it takes time logarithmic in their number.
    """

    def __init__(self, spans: Iterable[Span | None]) -> None:
        placed = [(span, number) for number, span in enumerate(spans) if span is not None]
        self._placed = sorted(placed)
        self._starts = [span.start for span, _ in self._placed]
        self._reached = list(accumulate((span.end for span, _ in self._placed), max))
        """The farthest end of all spans up to each."""

    def meeting(self, span: Span | None) -> list[int]:
        """Return the numbers of the spans that share a code point with `span`, in text order."""
        if span is None:
            return []
        first = bisect_right(self._reached, span.start)
        last = bisect_left(self._starts, span.end)
        return [number for place, number in self._placed[first:last] if place.end > span.start]

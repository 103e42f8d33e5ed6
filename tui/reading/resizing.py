"""Where a highlight's spans end after a word more or less: functions from spans to spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.articles.model import Article, Span
from tui.articles.places import touching

Spans = tuple[Span, ...]
"""Spans of one article, ordered by place and apart."""


def move_end(article: Article, span: Span, count: int) -> Span:
    """Return a span with its end `count` words on (back when negative).

    Ends of sentences are stops as ends of words are. The first word always stays.
    """
    stops = _word_and_sentence_edges(article, end=True)
    least = bisect_right(stops, span.start)
    if not stops or least == len(stops):
        return span
    place = bisect_right(stops, span.end) if count > 0 else bisect_left(stops, span.end)
    goal = place + count - 1 if count > 0 else place + count
    return Span(span.start, stops[min(max(goal, least), len(stops) - 1)])


def move_start(article: Article, span: Span, count: int) -> Span:
    """Return a span with its start `count` words on (back when negative).

    Starts of sentences are stops as starts of words are. The last word always stays.
    """
    stops = _word_and_sentence_edges(article, end=False)
    last = bisect_left(stops, span.end) - 1
    if last < 0:
        return span
    place = bisect_right(stops, span.start) if count > 0 else bisect_left(stops, span.start)
    goal = place + count - 1 if count > 0 else place + count
    return Span(stops[min(max(goal, 0), last)], span.end)


def add(article: Article, spans: Sequence[Span], added: Span) -> Spans:
    """Return spans with one more; those with nothing but white space between are one."""
    joined: list[Span] = []
    for span in sorted((*spans, added)):
        if joined and not article.text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def take_out(article: Article, spans: Sequence[Span], taken: Span) -> Spans:
    """Return what is left of spans without one; parts without a word go with it.

    White space beside what was taken out goes too.
    """
    left = []
    for span in spans:
        if not span.overlaps(taken):
            left.append(span)
            continue
        for part in (Span(span.start, taken.start), Span(taken.end, span.end)):
            first, last = touching(article.words, part)
            if part.start < part.end and first < last:
                left.append(_trimmed(article.text, part))
    return tuple(left)


def _word_and_sentence_edges(article: Article, *, end: bool) -> list[int]:
    return sorted({span[end] for span in (*article.words, *article.sentences)})


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)

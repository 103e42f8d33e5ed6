"""Turn ranges of words into spans of text that look right to a reader."""

from bisect import bisect_right

from tui.articles.model import Article, Span
from tui.overlap.terms import Range, Terms

NEAR_EDGE = 3
"""Words of a sentence that may be missing from a passage for it to be taken up to the edge."""


def reach_edges(
    left: Terms, left_words: Range, right: Terms, right_words: Range
) -> tuple[Range, Range]:
    """Return two ranges taken up to the edges of their sentences where those are near and alike.

    Near is at most NEAR_EDGE words on both sides, alike an edge with the same word on both.
    """
    start, other_start = left_words[0], right_words[0]
    first, other_first = left.sentence_start(start), right.sentence_start(other_start)
    missing = start - first, other_start - other_first
    if 0 < max(missing) <= NEAR_EDGE and left.stems[first] == right.stems[other_first]:
        start, other_start = first, other_first
    end, other_end = left_words[1], right_words[1]
    last, other_last = left.sentence_end(end), right.sentence_end(other_end)
    missing = last - end, other_last - other_end
    if 0 < max(missing) <= NEAR_EDGE and left.stems[last - 1] == right.stems[other_last - 1]:
        end, other_end = last, other_last
    return (start, end), (other_start, other_end)


def to_spans(
    left: Article, left_words: Range, right: Article, right_words: Range
) -> tuple[Span, Span]:
    """Return the spans of two ranges of words.

    Marks that open or close a sentence are taken in where both sides reach the sentence's end.
    """
    opened, other_opened = _opening(left, left_words[0]), _opening(right, right_words[0])
    if left.slice(opened) != right.slice(other_opened):
        opened, other_opened = _empty(opened.end), _empty(other_opened.end)
    closed, other_closed = _closing(left, left_words[1] - 1), _closing(right, right_words[1] - 1)
    if not left.slice(closed) or not right.slice(other_closed):
        closed, other_closed = _empty(closed.start), _empty(other_closed.start)
    return Span(opened.start, closed.end), Span(other_opened.start, other_closed.end)


def sentence_at(article: Article, offset: int) -> int:
    """Return the number of the sentence that holds the word at `offset`."""
    return max(0, bisect_right(article.sentences, offset, key=lambda span: span.start) - 1)


def _opening(article: Article, word: int) -> Span:
    """Return what stands between a sentence's start and the word, if it is the first."""
    start = article.words[word].start
    sentence = article.sentences[sentence_at(article, start)]
    first = word == 0 or article.words[word - 1].end <= sentence.start
    return Span(sentence.start if first else start, start)


def _closing(article: Article, word: int) -> Span:
    """Return what stands between the word and its sentence's end, if it is the last."""
    end = article.words[word].end
    sentence = article.sentences[sentence_at(article, end - 1)]
    last = word + 1 == len(article.words) or article.words[word + 1].start >= sentence.end
    return Span(end, sentence.end if last and sentence.end > end else end)


def _empty(offset: int) -> Span:
    return Span(offset, offset)

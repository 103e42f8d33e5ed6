"""Turn ranges of words into spans of text that look right to a reader."""

from tui.articles.model import Article, Span
from tui.articles.places import sentence_number
from tui.overlap.words.terms import Range


def to_spans(
    left: Article,
    left_words: Range,
    right: Article,
    right_words: Range,
    *,
    apart: bool = False,
) -> tuple[Span, Span]:
    """Return the spans of two ranges of words.

    Marks that open or close a sentence are taken in where both sides reach the sentence's end; if
    the two are `apart` in their wording, on each side that does.
    """
    if apart:
        return _with_marks(left, left_words), _with_marks(right, right_words)
    opened, other_opened = _opening(left, left_words[0]), _opening(right, right_words[0])
    if left.slice(opened) != right.slice(other_opened):
        opened, other_opened = _empty(opened.end), _empty(other_opened.end)
    closed, other_closed = _closing(left, left_words[1] - 1), _closing(right, right_words[1] - 1)
    if not left.slice(closed) or not right.slice(other_closed):
        closed, other_closed = _empty(closed.start), _empty(other_closed.start)
    return Span(opened.start, closed.end), Span(other_opened.start, other_closed.end)


def _with_marks(article: Article, words: Range) -> Span:
    return Span(_opening(article, words[0]).start, _closing(article, words[1] - 1).end)


def _opening(article: Article, word: int) -> Span:
    """Return what stands between a sentence's start and the word, if it is the first."""
    start = article.words[word].start
    sentence = article.sentences[sentence_number(article, start)]
    first = word == 0 or article.words[word - 1].end <= sentence.start
    return Span(sentence.start if first else start, start)


def _closing(article: Article, word: int) -> Span:
    """Return what stands between the word and its sentence's end, if it is the last."""
    end = article.words[word].end
    sentence = article.sentences[sentence_number(article, end - 1)]
    last = word + 1 == len(article.words) or article.words[word + 1].start >= sentence.end
    return Span(end, sentence.end if last and sentence.end > end else end)


def _empty(offset: int) -> Span:
    return Span(offset, offset)

"""Where a motion leads: functions from an article and an offset to an offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from tui.articles.model import Article, Span

Motion = Callable[[Article, int], int]
"""From an article and the cursor's offset in code points to the new offset."""


def left(article: Article, offset: int) -> int:
    """Move a character left."""
    return max(0, offset - 1)


def right(article: Article, offset: int) -> int:
    """Move a character right."""
    return min(last(article), offset + 1)


def next_word(article: Article, offset: int) -> int:
    """Move to the start of the next word."""
    return next_start(article.words, offset, last(article))


def previous_word(article: Article, offset: int) -> int:
    """Move to the start of this word or the one before."""
    return previous_start(article.words, offset)


def word_end(article: Article, offset: int) -> int:
    """Move to the last character of this word or the next."""
    index = bisect_right(article.words, offset + 1, key=_end)
    return article.words[index].end - 1 if index < len(article.words) else last(article)


def next_sentence(article: Article, offset: int) -> int:
    """Move to the start of the next sentence."""
    return next_start(article.sentences, offset, last(article))


def previous_sentence(article: Article, offset: int) -> int:
    """Move to the start of this sentence or the one before."""
    return previous_start(article.sentences, offset)


def next_paragraph(article: Article, offset: int) -> int:
    """Move to the start of the next paragraph."""
    return next_start(article.paragraphs, offset, last(article))


def previous_paragraph(article: Article, offset: int) -> int:
    """Move to the start of this paragraph or the one before."""
    return previous_start(article.paragraphs, offset)


def sentence_at(article: Article, offset: int) -> Span | None:
    """Return the sentence at an offset; between sentences, the next; after the last, the last."""
    if not article.sentences:
        return None
    index = bisect_right(article.sentences, offset, key=_end)
    return article.sentences[min(index, len(article.sentences) - 1)]


def next_start(spans: Sequence[Span], offset: int, beyond: int) -> int:
    """Return where the first of the ordered spans after an offset starts, else `beyond`."""
    index = bisect_right(spans, offset, key=_start)
    return spans[index].start if index < len(spans) else beyond


def previous_start(spans: Sequence[Span], offset: int) -> int:
    """Return where the last of the ordered spans before an offset starts, else 0."""
    index = bisect_left(spans, offset, key=_start) - 1
    return spans[index].start if index >= 0 else (spans[0].start if spans else 0)


def last(article: Article) -> int:
    """Return the offset of the last character that is not white space."""
    return max(0, article.paragraphs[-1].end - 1) if article.paragraphs else 0


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end

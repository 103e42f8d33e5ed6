"""Where a motion leads: functions from an article, an offset and a count to an offset."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol

from tui.articles.model import Article, Span
from tui.reading.graphemes import cluster_over, step_back, step_on

_LONGEST_RUN = 200
"""Characters after which a run of letters without spaces is taken to end."""

_RUN = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005-\u3007\U00020000-\U0003ffff]"
    "|(?P<hiragana>[\u3041-\u309f])|(?P<katakana>[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f])"
    "|(?P<thai>[\u0e00-\u0e7f])|(?P<lao>[\u0e80-\u0eff])|(?P<burmese>[\u1000-\u109f])"
    "|(?P<khmer>[\u1780-\u17ff])"
)
"""A letter of a script without spaces; the group it is in names the script, none is Han."""


class Motion(Protocol):
    """From an article and the cursor's offset in code points to the offset `count` steps on."""

    def __call__(self, article: Article, offset: int, count: int = 1) -> int:
        """Return the new offset, that of the last step there is where there are fewer."""
        ...


def left(article: Article, offset: int, count: int = 1) -> int:
    """Move a character left."""
    return min(offset, max(first(article), step_back(article.text, offset, count)))


def right(article: Article, offset: int, count: int = 1) -> int:
    """Move a character right."""
    return max(offset, min(last(article), step_on(article.text, offset, count)))


def next_word(article: Article, offset: int, count: int = 1) -> int:
    """Move to the start of the next word, or run of a script without spaces."""
    words = article.words
    index = bisect_right(words, offset, key=_start)
    if index and words[index - 1].end > offset:
        index = _run_end(article, index - 1)
    while count > 1 and index < len(words):
        index, count = _run_end(article, index), count - 1
    return words[index].start if index < len(words) else max(offset, last(article))


def previous_word(article: Article, offset: int, count: int = 1) -> int:
    """Move to the start of this word or run, or the one before."""
    words = article.words
    index = bisect_left(words, offset, key=_start)
    while count and index:
        index, count = _run_start(article, index - 1), count - 1
    return min(words[index].start, offset) if words else offset


def word_end(article: Article, offset: int, count: int = 1) -> int:
    """Move to the last character of this word or run, or the next."""
    words = article.words
    index = bisect_right(words, offset, key=_end)
    place = offset
    while count and index < len(words):
        after = _run_end(article, index)
        place = cluster_over(article.text, words[after - 1].end - 1).start
        index, count = after, count - (place > offset)
    return max(place, last(article)) if count else place


def next_sentence(article: Article, offset: int, count: int = 1) -> int:
    """Move to the start of the next sentence."""
    return next_start(article.sentences, offset, last(article), count)


def previous_sentence(article: Article, offset: int, count: int = 1) -> int:
    """Move to the start of this sentence or the one before."""
    return previous_start(article.sentences, offset, count)


def next_paragraph(article: Article, offset: int, count: int = 1) -> int:
    """Move to the start of the next paragraph."""
    return next_start(article.paragraphs, offset, last(article), count)


def previous_paragraph(article: Article, offset: int, count: int = 1) -> int:
    """Move to the start of this paragraph or the one before."""
    return previous_start(article.paragraphs, offset, count)


def sentence_at(article: Article, offset: int) -> Span | None:
    """Return the sentence at an offset; between sentences, the next; after the last, the last."""
    if not article.sentences:
        return None
    index = bisect_right(article.sentences, offset, key=_end)
    return article.sentences[min(index, len(article.sentences) - 1)]


def word_at(article: Article, offset: int) -> Span | None:
    """Return the word at an offset, in a script without spaces the run; None between words."""
    words = article.words
    index = bisect_right(words, offset, key=_end)
    if index == len(words) or words[index].start > offset:
        return None
    return Span(words[_run_start(article, index)].start, words[_run_end(article, index) - 1].end)


def next_start(spans: Sequence[Span], offset: int, beyond: int, count: int = 1) -> int:
    """Return where the `count`th of the ordered spans after an offset starts, else `beyond`.

    It is never before the offset.
    """
    index = bisect_right(spans, offset, key=_start) + count - 1
    return spans[index].start if index < len(spans) else max(offset, beyond)


def previous_start(spans: Sequence[Span], offset: int, count: int = 1) -> int:
    """Return where the `count`th of the ordered spans before an offset starts, else the first.

    It is never after the offset.
    """
    index = bisect_left(spans, offset, key=_start) - count
    return min(spans[max(0, index)].start, offset) if spans else 0


def first(article: Article) -> int:
    """Return the offset of the first character that is not white space."""
    return article.paragraphs[0].start if article.paragraphs else 0


def last(article: Article) -> int:
    """Return the offset of the last character that is not white space."""
    if not article.paragraphs:
        return 0
    return cluster_over(article.text, max(0, article.paragraphs[-1].end - 1)).start


def _run_end(article: Article, index: int) -> int:
    """Return the index after the words that are one run with that at an index."""
    farthest = min(index + _LONGEST_RUN, len(article.words))
    index += 1
    while index < farthest and _goes_on(article, index):
        index += 1
    return index


def _run_start(article: Article, index: int) -> int:
    """Return the index of the first of the words that are one run with that at an index."""
    least = max(0, index - _LONGEST_RUN)
    while index > least and _goes_on(article, index):
        index -= 1
    return index


def _goes_on(article: Article, index: int) -> bool:
    """Tell whether a word follows on the one before without a space, in the same script."""
    before, word = article.words[index - 1], article.words[index]
    if word.start != before.end:
        return False
    here, there = _RUN.match(article.text, word.start), _RUN.match(article.text, before.start)
    return bool(here and there and here.lastgroup == there.lastgroup)


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end

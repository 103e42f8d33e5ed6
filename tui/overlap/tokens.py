"""The words of a span with what is needed to read facts in them."""

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from tui.articles.model import Article, Span
from tui.overlap.common_words import BITS, RAREST
from tui.overlap.terms import bare, fold

CONTENT_BITS = 5.5
"""Bits from which an English word says something by itself."""

_STEMMER = Stemmer.Stemmer("english")


class Token(NamedTuple):
    """One word: as written, folded, its English stem, and its place in the article's text."""

    written: str
    folded: str
    stem: str
    span: Span

    @property
    def content(self) -> bool:
        """Tell whether the word says something by itself."""
        return BITS.get(self.folded, RAREST) >= CONTENT_BITS


def read_tokens(article: Article, span: Span, most: int) -> list[Token]:
    """Return the words of `article` that begin in `span`, in order; none if more than `most`."""
    words = article.words
    first = bisect_left(words, span.start, key=lambda word: word.start)
    last = bisect_left(words, span.end, key=lambda word: word.start)
    if last - first > most:
        return []
    return [_token(article.slice(word), word) for word in words[first:last]]


def _token(written: str, span: Span) -> Token:
    return Token(written, fold(written), stem(written), span)


@lru_cache(maxsize=65536)
def stem(written: str) -> str:
    """Return the English stem of a word as written."""
    stemmed: str = _STEMMER.stemWord(bare(written))
    return stemmed

"""The words of a span with what is needed to read facts in them."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import Stemmer

from tui.articles.model import Article, Span
from tui.articles.places import beginning_in
from tui.overlap.words.common_words import BITS, RAREST
from tui.overlap.words.folding import bare, fold

LONGEST_KEPT = 64
"""Code points up to which what is known of a word is kept: longer ones are no words."""

CONTENT_BITS = 5.5
"""Bits from which an English word says something by itself."""

Places = tuple[int, int]
"""The number of the first word of a mention in its statement, and the number after the last."""

_STEMMER = Stemmer.Stemmer("english")
_ENDS_SENTENCE = re.compile(r"[.!?。！？…:;\n]")


class Token(NamedTuple):
    """One word: as written, folded, its English stem, and two traits."""

    written: str
    folded: str
    stem: str
    content: bool
    """Whether the word says something by itself."""
    digits: bool
    """Whether there is a digit in it."""


@dataclass(frozen=True, eq=False)
class Statement:
    """The words of one span in order, with their places in the article's text."""

    tokens: tuple[Token, ...]
    spans: tuple[Span, ...]
    article: Article
    start: int
    """Where the span begins, in code points."""

    @property
    def text(self) -> str:
        """Return the whole text of the article."""
        return self.article.text

    @cached_property
    def folds(self) -> frozenset[str]:
        """Return the folded words."""
        return frozenset([token.folded for token in self.tokens])

    @cached_property
    def digits(self) -> bool:
        """Tell whether any of the words has a digit."""
        return any(token.digits for token in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the words that say something by themselves."""
        return frozenset([token.stem for token in self.tokens if token.content])

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """Return the stems of all words."""
        return frozenset([token.stem for token in self.tokens])

    def span(self, places: Places) -> Span:
        """Return the span from the first to the last word of a mention."""
        return Span(self.spans[places[0]].start, self.spans[places[1] - 1].end)

    def folded(self, place: int) -> str:
        """Return the folded word at `place`, empty before the first and after the last."""
        return self.tokens[place].folded if 0 <= place < len(self.tokens) else ""

    def before(self, place: int) -> str:
        """Return what stands between a word and the word before it, empty at the first."""
        return self.text[self.spans[place - 1].end : self.spans[place].start] if place else ""

    def opens_sentence(self, place: int) -> bool:
        """Tell whether a word stands first in its sentence, or after a colon or quotation mark."""
        gap = self.before(place)
        return place == 0 or bool(_ENDS_SENTENCE.search(gap)) or any(c in gap for c in '"“«„')


def read_statement(article: Article, span: Span, most: int) -> Statement:
    """Return the words of `article` that begin in `span`; none if there are more than `most`."""
    words = article.words
    first, last = beginning_in(words, span)
    if last - first > most:
        first = last
    text, spans = article.text, words[first:last]
    tokens = tuple([read_token(text[start:end]) for start, end in spans])
    return Statement(tokens, spans, article, span.start)


def read_token(written: str) -> Token:
    """Return what is known of a word by its letters alone."""
    return _kept(written) if len(written) <= LONGEST_KEPT else _read(written)


def stem(written: str) -> str:
    """Return the English stem of a word as written; of words longer than LONGEST_KEPT all."""
    word = bare(written)
    # PyStemmer keeps what it stems, whatever its length.
    stemmed: str = word if len(word) > LONGEST_KEPT else _STEMMER.stemWord(word)
    return stemmed


def _read(written: str) -> Token:
    folded = fold(written)
    content = BITS.get(folded, RAREST) >= CONTENT_BITS
    digits = any(character.isdigit() for character in written)
    return Token(written, folded, stem(written), content, digits)


_kept = lru_cache(maxsize=65536)(_read)

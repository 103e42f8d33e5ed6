"""What is selected between a fixed end and the cursor."""

from dataclasses import dataclass
from enum import StrEnum

from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.reading.motions import sentence_at


class Mode(StrEnum):
    """The unit by which a selection grows."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection's fixed end, as an offset, and the unit by which it grows."""

    fixed: int
    mode: Mode

    def span(self, article: Article, cursor: int) -> Span:
        """Return the span from the fixed end to the cursor, both included, in whole units."""
        first, final = sorted((self.fixed, cursor))
        begin, end = _unit(article, first, self.mode), _unit(article, final, self.mode)
        return Span(min(begin.start, end.start), max(begin.end, end.end))


def _unit(article: Article, offset: int, mode: Mode) -> Span:
    character = Span(offset, min(offset + 1, len(article.text)))
    if mode is Mode.SENTENCE:
        return sentence_at(article, offset) or character
    if mode is Mode.WORD:
        first, last = touching(article.words, Span(offset, offset + 1))
        if first < last:
            return article.words[first]
    return character

"""What is selected between a fixed end and the cursor."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.reading.graphemes import cluster_over
from tui.reading.motions import sentence_at, word_at


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


class LastSelection(NamedTuple):
    """A selection that was dropped: the id of its article, and where the cursor was."""

    article: str
    selection: Selection
    cursor: int


def changed(before: Span | None, after: Span | None) -> list[Span]:
    """Return the stretches that only one of two selections has."""
    if before is None or after is None or not before.overlaps(after):
        return [span for span in (before, after) if span]
    edges = (sorted((before.start, after.start)), sorted((before.end, after.end)))
    return [Span(low, high) for low, high in edges if low < high]


def _unit(article: Article, offset: int, mode: Mode) -> Span:
    character = cluster_over(article.text, offset)
    if mode is Mode.SENTENCE:
        return sentence_at(article, offset) or character
    if mode is Mode.WORD:
        return word_at(article, offset) or character
    return character

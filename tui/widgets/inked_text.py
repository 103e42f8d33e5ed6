"""Text put together from the words of articles and of the program, with styles by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.widgets.painting import cells, cut


class Ink(NamedTuple):
    """A component style, by its name, over a stretch of a text."""

    span: Span
    style: str


@dataclass(frozen=True, slots=True)
class InkedText:
    """A text and the styles over it, of which later ones lie over earlier ones.

    `told` are the stretches of it that are words of an article.
    """

    text: str
    inks: tuple[Ink, ...] = ()
    told: tuple[Span, ...] = ()

    def own_within(self, span: Span) -> Iterator[Span]:
        """Yield the stretches of a span that are the program's own words."""
        start = span.start
        for place in (*self.told, Span(span.end, span.end)):
            if start < min(place.start, span.end):
                yield Span(start, min(place.start, span.end))
            start = max(start, place.end)


class InkedTextBuilder:
    """Puts a text together piece by piece, and knows where words of one article went."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._inks: list[Ink] = []
        self._places: list[tuple[Span, int]] = []
        self._is_apart = False

    def add(self, words: str, style: str = "") -> None:
        """Add words; without the name of a `style` they are plain."""
        if not words:
            return
        if self._is_apart and words[0].isalnum():
            self._append(" ")
        self._is_apart = False
        if style:
            self._inks.append(Ink(Span(self._length, self._length + len(words)), style))
        self._append(words)

    def add_apart(self, words: str, style: str = "") -> None:
        """Add words with a space before them, and after them before the next word."""
        if self._length and not self._parts[-1][-1:].isspace():
            self._append(" ")
        self.add(words, style)
        self._is_apart = True

    def add_column(self, words: str, width: int, style: str = "") -> None:
        """Add words cut to `width` cells, and blanks up to there."""
        shown = cut(words, width)
        self.add(shown, style)
        self.add(" " * (width - cells(shown)))

    def add_from(self, article: Article, span: Span, style: str = "") -> None:
        """Add the words of an article in a span."""
        words = article.slice(span)
        self.add(words, style)
        self._places.append((span, self._length - len(words)))

    def ink(self, spans: Iterable[Span], style: str) -> None:
        """Lay a style over spans of the article, as far as they were added."""
        for span in spans:
            for place, start in self._places:
                shared = Span(max(place.start, span.start), min(place.end, span.end))
                if shared.start < shared.end:
                    moved = start - place.start
                    self._inks.append(Ink(Span(shared.start + moved, shared.end + moved), style))

    def _append(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def build(self) -> InkedText:
        """Return the text."""
        told = (Span(start, start + span.end - span.start) for span, start in self._places)
        return InkedText("".join(self._parts), tuple(self._inks), tuple(told))

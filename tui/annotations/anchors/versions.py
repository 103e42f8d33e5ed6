"""Earlier versions of a text, and the passages of them in it."""

from tui.annotations.anchors.folding import Vocabulary, read_words
from tui.annotations.anchors.passage import Passage
from tui.annotations.anchors.passages import PassageFinder
from tui.articles.model import Span


class Versions:
    """Follows passages of earlier texts into one text, whose words are read once."""

    def __init__(self, text: str) -> None:
        self._vocabulary = Vocabulary()
        self._words = read_words(text, self._vocabulary)
        self._finders: dict[str, PassageFinder] = {}

    def find(self, old_text: str, quote: Span) -> Passage:
        """Return where a span of an earlier text stands; that text is compared once."""
        if old_text not in self._finders:
            old = read_words(old_text, self._vocabulary)
            self._finders[old_text] = PassageFinder(old, self._words)
        return self._finders[old_text].find(quote)

    def find_by_part(self, part: str, quote: Span) -> Passage:
        """Return where a span of a part of an earlier text stands."""
        old = read_words(part, self._vocabulary)
        return PassageFinder(old, self._words, is_whole=False).find(quote)

"""Find a quote in a text where white space may be written otherwise."""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from tui.articles.characters import normalise
from tui.articles.model import Span

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Collapsed:
    """A text with each run of white space as one space, and the way back to its offsets.

    Word `i`, a run without white space, begins at code point `starts[i]` of `text` and at
    `origins[i]` of the text as written.
    """

    text: str
    starts: "array[int]"
    origins: "array[int]"

    def find(
        self, quote: str, *, overlapping: bool = False, limit: int | None = None
    ) -> list[Span]:
        """Return the places of `quote` in the text as written, at most `limit` of them.

        Time is linear in the text unless `overlapping` places are asked for without a limit.
        """
        needle = " ".join(quote.split())
        found: list[Span] = []
        at = self.text.find(needle) if needle else -1
        while at >= 0 and (limit is None or len(found) < limit):
            end = at + len(needle)
            found.append(Span(self._origin(at), self._origin(end - 1) + 1))
            at = self.text.find(needle, at + 1 if overlapping else end)
        return found

    def _origin(self, offset: int) -> int:
        word = bisect_right(self.starts, offset) - 1
        return self.origins[word] + offset - self.starts[word]


@lru_cache(maxsize=2)
def collapse(text: str) -> Collapsed:
    """Return `text` collapsed; the latest two are kept, for the many highlights of an article."""
    words, at = [], 0
    starts, origins = array("q"), array("q")
    for match in _WORD.finditer(text):
        words.append(match[0])
        starts.append(at)
        origins.append(match.start())
        at += len(match[0]) + 1
    return Collapsed(" ".join(words), starts, origins)


def find_quote(text: str, quote: str) -> list[Span]:
    """Return every place of `quote` in `text` from the left, none overlapping another.

    Any white space matches any white space, and that around the quote is ignored; a quote of
    nothing else is nowhere. Time is linear in both lengths.
    """
    return collapse(text).find(normalise(quote))

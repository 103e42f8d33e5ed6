"""Words as they are looked for: how they are set does not count, nor does their case."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from tui.articles.model import Span
from tui.articles.scripts import ACCENTS

AT_ONCE = 65_536
"""Characters that are looked at before another thread may have its turn."""

MOST_REPLACED = 100
"""Characters that are replaced one by one, which is quick while they are few."""

_ALIKE = {
    '"': "“”„‟«»″〃＂",
    "'": "‘’‚‛‹›′´ʼ＇",
    "-": "‐‑‒–—―−⸺⸻",
    "SS": "ẞ",
    "": "\u200b\u2060\ufeff",
}
_SPELT = {character: sign for sign, characters in _ALIKE.items() for character in characters}
_LEFT_OUT = re.compile(f"[{ACCENTS}]")


def folded(text: str, *, case_counts: bool = False) -> str:
    """Return a text without accents, ligatures, full-width forms and, unless it counts, case.

    Quotes, apostrophes and dashes of every kind are those of ASCII. Its length may be another.
    """
    return _fold(text, _spellings(text, case_counts), case_counts)


class FoldedText:
    """A text that is folded, and where in the text itself a part of it stands."""

    def __init__(self, text: str, *, case_counts: bool = False) -> None:
        spellings = _spellings(text, case_counts)
        self.folded = _fold(text, spellings, case_counts)
        resized = "".join(one for one, spelling in spellings.items() if len(spelling) != 1)
        places = [found.start() for found in re.finditer(f"[{resized}]", text)] if resized else []
        grown = accumulate((len(spellings[text[place]]) - 1 for place in places), initial=0)
        self._places, self._grown = places, list(grown)
        self._starts = [place + more for place, more in zip(places, self._grown, strict=False)]

    def span(self, start: int, end: int) -> Span:
        """Return where in the text a part of what is folded stands, in whole characters.

        Marks that are left out belong to the character before.
        """
        return Span(self._origin(start), max(self._origin(end - 1) + 1, self._origin(end)))

    def _origin(self, index: int) -> int:
        """Return the offset of the character that a folded one is of."""
        number = bisect_right(self._starts, index)
        if not number:
            return index
        # All that one character became is of it; of one that is left out there is nothing.
        return max(self._places[number - 1], index - self._grown[number])


def _spellings(text: str, case_counts: bool) -> dict[str, str]:
    """Return the characters of a text beyond ASCII that are folded to another, and to which."""
    if text.isascii():
        return {}
    met: set[str] = set()
    for first in range(0, len(text), AT_ONCE):
        met.update(text[first : first + AT_ONCE])
    spellings = {one: _spelling(one, case_counts) for one in met if not one.isascii()}
    return {one: spelling for one, spelling in spellings.items() if spelling != one}


def _fold(text: str, spellings: dict[str, str], case_counts: bool) -> str:
    if len(spellings) > MOST_REPLACED:
        text = text.translate({ord(one): spelling for one, spelling in spellings.items()})
    else:
        for one, spelling in spellings.items():
            text = text.replace(one, spelling)
    return text if case_counts else text.lower()


@cache
def _spelling(character: str, case_counts: bool) -> str:
    """Return what a character beyond ASCII is folded to; what it is folded to stays so."""
    apart = unicodedata.normalize("NFKD", _SPELT.get(character, character))
    if not case_counts or apart.islower():
        apart = unicodedata.normalize("NFKD", apart.casefold())
    bare = _LEFT_OUT.sub("", apart)
    # Hangul is put together again, and full-width signs are of those that are alike.
    return "".join(_SPELT.get(one, one) for one in unicodedata.normalize("NFC", bare))

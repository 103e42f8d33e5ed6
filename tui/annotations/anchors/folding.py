"""Read a text as words that are equal however they are set: case, ligatures, hyphens, line ends."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tui.articles.scripts import ACCENTS, SIGNS, UNSPACED

Ids = NDArray[np.int64]
"""Numbers of words, or places in a text counted in words; one dimension."""

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTERS = rf"(?:(?![_{UNSPACED}])\w[{SIGNS}{ACCENTS}{_INVISIBLE}]*)+"
_HYPHENS = "\\-‐‑"
_LINE_END = rf"(?:[{_HYPHENS}¬]|(?<=\u00ad))[ \t\u00a0]*\n[ \t\u00a0]*"
_SYMBOLS = "$€£¥₹%‰±×÷\u2190-\u23ff\u2460-\u24ff\u2600-\u2bff\U0001f000-\U0001faff"
_WORD = re.compile(
    r"([A-Za-z]++(?=[ ,.;:!?)\"”])"
    rf"|\d+(?:[.,:/]\d+)*(?:{_LETTERS})?"
    rf"|{_LETTERS}(?:(?:{_LINE_END}|['’{_HYPHENS}]){_LETTERS})*"
    rf"|[{UNSPACED}][{SIGNS}{ACCENTS}]*"
    rf"|[{_SYMBOLS}]"
    r"|(?<!\w)[+\-−](?=[\d$€£¥₹]))"
)
_DROPPED = re.compile(rf"[{_INVISIBLE}{_HYPHENS}¬\s]")
_HYPHEN = re.compile(rf"[{_HYPHENS}]")
_BROKEN = re.compile(r"[\n\u00ad]")
_MINUS = "-−"
_SIGNS = re.compile(r"^[ \t]*[>#+=~]+(?=[ \t\n]|$)|([<>=+#~&|^]|!(?==)|[-−](?=\d))", re.MULTILINE)
_MOST_BESIDE = 3
_SIGNS_BEFORE = re.compile(rf"[<>=+#~&|^−-]{{1,{_MOST_BESIDE}}}$")
_SIGNS_AFTER = re.compile(rf"[<>=+#~&|^]{{1,{_MOST_BESIDE}}}")
_SURROGATES = range(0xD800, 0xE000)
_LAST_CODE = 0x10FFFF - len(_SURROGATES)


def fold(word: str) -> str:
    """Return a word without case, ligatures, hyphens and invisible marks, apostrophes straight."""
    if word.isascii() and word.isalpha():
        return word.lower()
    bare = _DROPPED.sub("", word.replace("’", "'").replace("−", "-").casefold())
    return bare or ("-" if word in _MINUS else word)


def is_hyphened_otherwise(one: str, other: str) -> bool:
    """Tell whether two words equal when folded differ by a hyphen that no line end explains."""
    if _BROKEN.search(one) or _BROKEN.search(other):
        return False
    return len(_HYPHEN.findall(one)) != len(_HYPHEN.findall(other))


def has_other_letters(one: str, other: str) -> bool:
    """Tell whether two words equal when folded may be others: `Maßen` and `Massen`."""
    return one.lower().count("ß") != other.lower().count("ß")


def telling_signs(text: str, start: int, end: int) -> list[str]:
    """Return the signs in or right beside a part of a text that change what is said there.

    Those that mark up a line are none.
    """
    before = _SIGNS_BEFORE.search(text, max(0, start - _MOST_BESIDE), start)
    after = _SIGNS_AFTER.match(text, end)
    first, last = before.start() if before else start, after.end() if after else end
    return [sign for sign in _SIGNS.findall(text, first, last) if sign]


class Vocabulary(dict[str, int]):
    """The number of each word as written; words equal when folded have one number."""

    def __init__(self) -> None:
        super().__init__()
        self._folded: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self._folded.setdefault(fold(word), len(self._folded))
        self[word] = number
        return number

    @property
    def size(self) -> int:
        """Return how many words there are, those equal when folded counted once."""
        return len(self._folded)


@dataclass(frozen=True, eq=False)
class Words:
    """The words of a text, as written and by number, and their offsets in code points."""

    text: str
    spellings: list[str]
    ids: Ids
    starts: Ids
    ends: Ids

    @cached_property
    def code(self) -> str:
        """Return a string of one character a word, equal ones for equal words."""
        codes = np.minimum(self.ids, _LAST_CODE)
        codes = np.where(codes < _SURROGATES.start, codes, codes + len(_SURROGATES))
        return codes.astype("<u4").tobytes().decode("utf-32-le")

    def __len__(self) -> int:
        return len(self.ids)

    def gap(self, place: int) -> str:
        """Return what stands between the word before `place` and that at it, as written."""
        start = self.ends[place - 1] if place else 0
        end = self.starts[place] if place < len(self) else len(self.text)
        return self.text[start:end]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of words that share a code point with the offsets `start` to `end`."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self.starts, end, side="left")))


def read_words(text: str, vocabulary: Vocabulary) -> Words:
    """Return the words of `text`, each character one in scripts without spaces; linear time."""
    pieces = _WORD.split(text)
    offsets = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    words = pieces[1::2]
    ids = np.fromiter(map(vocabulary.__getitem__, words), np.int64, len(words))
    return Words(text, words, ids, offsets[0:-1:2], offsets[1::2])

"""Numbers for words and stems, so that words can be compared as arrays."""

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

import numpy as np
import Stemmer
from numpy.typing import NDArray

from tui.overlap.words.bags import Ids
from tui.overlap.words.common_words import BITS, RAREST
from tui.overlap.words.folding import bare, fold
from tui.overlap.words.languages import COMMON_WORDS, ENGLISH
from tui.overlap.words.senses import SENSES

_Row = TypeVar("_Row")
_Number = TypeVar("_Number", np.float32, np.int32, np.uint32)

COMMON_BITS = 4.5
"""Bits that the commonest words of a language other than English tell."""

LONGEST_STEMMED = 64
"""Code points up to which a word is stemmed; what is longer is none of the language."""

_JOINTS = re.compile(r"[-‐‑/&@]")


class Words(NamedTuple):
    """Words as numbers: of the folded word, of its stem, and of the terms it stands for."""

    folds: Ids
    stems: Ids
    terms: Ids
    """The terms of all words, one after the other; most words stand for their stem alone."""
    counts: Ids
    """How many terms each word stands for."""


class Lexicon:
    """Numbers for words and stems, shared by all articles that are compared with each other.

    Stems are those of `language`, a name among the stemmers; None leaves words unstemmed.
    """

    def __init__(self, language: str | None = None) -> None:
        self._stem: Callable[[str], str] = Stemmer.Stemmer(language).stemWord if language else str
        common: dict[str, float] = {}
        for word, bits in _common_bits(language).items():
            common[self._stem(word)] = min(bits, common.get(self._stem(word), RAREST))
        senses = SENSES if language == ENGLISH else {}
        self._numbers: dict[str, int] = {}
        self._keys: list[str] = []
        self._bits = _Column(self._keys, np.float32, lambda key: common.get(key, RAREST))
        self._senses = _Column(self._keys, np.int32, lambda key: senses.get(key, -1))
        self._digests = _Column(self._keys, np.uint32, lambda key: crc32(key.encode()))
        self._forms = _Forms(self._read)
        self._entries: list[tuple[int, int, int]] = []
        self._parts: dict[int, list[int]] = {}
        self._folds = _Column(self._entries, np.int32, itemgetter(0))
        self._stems = _Column(self._entries, np.int32, itemgetter(1))
        self._counts = _Column(self._entries, np.int32, itemgetter(2))

    def look_up(self, written: Sequence[str]) -> Words:
        """Return the numbers of words as written."""
        forms = np.array([*map(self._forms.__getitem__, written)], dtype=np.int32)
        stems, counts = self._stems.array()[forms], self._counts.array()[forms]
        terms, ends = np.repeat(stems, counts), np.cumsum(counts)
        for place in np.flatnonzero(counts > 1).tolist():
            end = int(ends[place])
            terms[end - int(counts[place]) : end] = self._parts[int(forms[place])]
        return Words(self._folds.array()[forms], stems, terms, counts)

    @property
    def bits(self) -> NDArray[np.float32]:
        """Return the bits each number tells, from the table of the language's common words."""
        return self._bits.array()

    @property
    def senses(self) -> Ids:
        """Return the number of the sense of each number, -1 where it has none."""
        return self._senses.array()

    @property
    def digests(self) -> NDArray[np.uint32]:
        """Return a hash of each number's word, the same in every lexicon."""
        return self._digests.array()

    def _read(self, written: str) -> int:
        """Return the number of a form that is met for the first time."""
        form, stem = len(self._entries), self._stem_number(written)
        parts = [] if written.isalpha() else [part for part in _JOINTS.split(written) if part]
        if len(parts) > 1:
            self._parts[form] = [*map(self._stem_number, parts)]
        self._entries.append((self._number(fold(written)), stem, max(1, len(parts))))
        return form

    def _stem_number(self, written: str) -> int:
        folded = bare(written)
        # The stemmer remembers what it has seen, of any length.
        return self._number(self._stem(folded) if len(folded) <= LONGEST_STEMMED else folded)

    def _number(self, key: str) -> int:
        number = self._numbers.setdefault(key, len(self._keys))
        if number == len(self._keys):
            self._keys.append(key)
        return number


def _common_bits(language: str | None) -> dict[str, float]:
    if language in (None, ENGLISH):
        return BITS
    return dict.fromkeys(COMMON_WORDS[language], COMMON_BITS)


class _Forms(dict[str, int]):
    """The number of each form of a word, which is read when it is asked for."""

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, written: str) -> int:
        number = self[written] = self._read(written)
        return number


class _Column(Generic[_Row, _Number]):
    """An array of what is told by each item of a list that grows."""

    def __init__(
        self, rows: Sequence[_Row], dtype: type[_Number], tell: Callable[[_Row], float]
    ) -> None:
        self._rows = rows
        self._tell = tell
        self._array: NDArray[_Number] = np.zeros(0, dtype=dtype)

    def array(self) -> NDArray[_Number]:
        known: int = len(self._array)
        if known < len(self._rows):
            new = np.array([*map(self._tell, self._rows[known:])], dtype=self._array.dtype)
            self._array = np.concatenate([self._array, new])
        return self._array

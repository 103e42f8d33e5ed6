"""Numbers for words and stems, so that words can be compared as arrays."""

import re
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar
from zlib import crc32

import numpy as np
import Stemmer
from numpy.typing import NDArray

from tui.overlap.bags import Ids
from tui.overlap.common_words import BITS, RAREST
from tui.overlap.folding import bare, fold
from tui.overlap.languages import COMMON_WORDS, ENGLISH
from tui.overlap.senses import SENSES

_Number = TypeVar("_Number", np.float32, np.int32, np.uint32)

COMMON_BITS = 4.5
"""Bits that the commonest words of a language other than English tell."""

_JOINTS = re.compile(r"[-‐‑/&@]")

Entry = tuple[int, int, tuple[int, ...]]
"""The numbers of a word: as folded, of its stem, and of the terms it stands for."""


class Lexicon:
    """Numbers for words and stems, shared by all articles that are compared with each other.

    Stems are those of `language`, a name of tui.overlap.languages; None leaves words unstemmed.
    """

    def __init__(self, language: str | None = None) -> None:
        self.language = language
        self._stem: Callable[[str], str] = Stemmer.Stemmer(language).stemWord if language else str
        self._ids: dict[str, int] = {}
        self._of_written: dict[str, Entry] = {}
        self._common = {self._stem(word): bits for word, bits in _common_bits(language).items()}
        self._senses_known = SENSES if language == ENGLISH else {}
        self._bits = _Column[np.float32](np.float32)
        self._senses = _Column[np.int32](np.int32)
        self._digests = _Column[np.uint32](np.uint32)

    def look_up(self, written: Sequence[str]) -> list[Entry]:
        """Return the numbers of words as written."""
        known, read = self._of_written.get, self._read
        return [known(word) or read(word) for word in written]

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

    def _read(self, written: str) -> Entry:
        stem = self._stem_number(written)
        parts = [] if written.isalpha() else [part for part in _JOINTS.split(written) if part]
        terms: tuple[int, ...] = (stem,)
        if len(parts) > 1:
            terms = tuple(dict.fromkeys(self._stem_number(part) for part in parts))
        entry = self._of_written[written] = (self._number(fold(written)), stem, terms)
        return entry

    def _stem_number(self, written: str) -> int:
        return self._number(self._stem(bare(written)))

    def _number(self, key: str) -> int:
        number = self._ids.get(key)
        if number is None:
            number = self._ids[key] = len(self._ids)
            self._bits.append(self._common.get(key, RAREST))
            self._senses.append(self._senses_known.get(key, -1))
            self._digests.append(crc32(key.encode()))
        return number


def _common_bits(language: str | None) -> dict[str, float]:
    if language in (None, ENGLISH):
        return BITS
    return dict.fromkeys(COMMON_WORDS[language], COMMON_BITS)


class _Column(Generic[_Number]):
    """An array that grows: what is appended is added when the array is asked for."""

    def __init__(self, dtype: type[_Number]) -> None:
        self._array: NDArray[_Number] = np.zeros(0, dtype=dtype)
        self._waiting: list[float] = []

    def append(self, value: float) -> None:
        self._waiting.append(value)

    def array(self) -> NDArray[_Number]:
        if self._waiting:
            new = np.array(self._waiting, dtype=self._array.dtype)
            self._array = np.concatenate([self._array, new])
            self._waiting.clear()
        return self._array

"""Words by number, each with where it was first written, so that a copy can be told from chance."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from tests.benchmarks.generated import vocabulary
from tests.benchmarks.synthetic.idioms import IDIOMS

Words = NDArray[np.uint16]
"""Words by their number in `spellings`."""

Origins = NDArray[np.int32]
"""Where each word was first written: words copied from one another have the same number."""

REPLACED = -1
"""Origin of a word that somebody put in the place of another, or between others."""

SENTENCES_A_PARAGRAPH = 4

_TABLE = 1 << 22
_NUMBERS = 5_000
_SENTENCE = (8, 29)
_CLAUSE = (5, 10)


class Wording(NamedTuple):
    """Words in order, their origins, and the ends of their sentences; the last one ends them."""

    words: Words
    origins: Origins
    ends: NDArray[np.int64]

    def part(self, start: int, end: int) -> "Wording":
        """Return some of the words; where a sentence is cut it ends."""
        inner = self.ends[(self.ends > start) & (self.ends < end)] - start
        ends = np.append(inner, end - start)
        return Wording(self.words[start:end], self.origins[start:end], ends)


def joined(wordings: Sequence[Wording]) -> Wording:
    """Return wordings one after the other."""
    lengths = np.cumsum([0, *(len(wording.words) for wording in wordings)])
    ends = [wording.ends + start for wording, start in zip(wordings, lengths, strict=False)]
    return Wording(
        np.concatenate([wording.words for wording in wordings]),
        np.concatenate([wording.origins for wording in wordings]),
        np.concatenate(ends),
    )


class Pen:
    """Draws words as often as English has them, and rewrites what others wrote."""

    def __init__(self, random: Generator) -> None:
        self._random = random
        words, _ = vocabulary()
        said = sorted({word for idiom in IDIOMS for word in idiom} - set(words))
        self.spellings = [*words, *said, *map(str, range(1, _NUMBERS + 1))]
        self._first_number = len(words) + len(said)
        self.idioms = _spelled(IDIOMS, self.spellings)
        self._table = _by_frequency()

    def draw(self, count: int) -> Words:
        """Return so many words."""
        return self._table[self._random.integers(0, _TABLE, count)]

    def draw_numbers(self, count: int) -> Words:
        """Return so many words that are numbers, all as likely."""
        return self._random.integers(0, _NUMBERS, count).astype(np.uint16) + np.uint16(
            self._first_number
        )

    def write(self, words: Words, first: int) -> Wording:
        """Return words as sentences whose origins begin with the number `first`."""
        ends = np.cumsum(self._random.integers(*_SENTENCE, size=len(words) // _SENTENCE[0] + 1))
        ends = np.append(ends[ends < len(words)], len(words))
        return Wording(words, np.arange(first, first + len(words), dtype=np.int32), ends)

    def replace(self, wording: Wording, share: float) -> Wording:
        """Return the wording with that share of its words replaced."""
        count = round(share * len(wording.words))
        at = self._random.permutation(len(wording.words))[:count]
        words, origins = wording.words.copy(), wording.origins.copy()
        words[at], origins[at] = self.draw(count), REPLACED
        return Wording(words, origins, wording.ends)

    def insert_and_delete(self, wording: Wording, share: float) -> Wording:
        """Return the wording without that share of its words, and as many put in elsewhere."""
        kept = self._random.random(len(wording.words)) >= share
        if not kept.any():
            return wording
        ends = np.unique(np.cumsum(kept, dtype=np.int64)[wording.ends - 1])
        words, origins = wording.words[kept], wording.origins[kept]
        at = np.flatnonzero(self._random.random(len(words)) < share)
        ends = ends + np.searchsorted(at, ends)
        return Wording(
            np.insert(words, at, self.draw(len(at))),
            np.insert(origins, at, REPLACED),
            ends[ends > 0],
        )

    def reorder(self, wording: Wording) -> Wording:
        """Return the wording with each two neighbouring clauses of some words exchanged."""
        count = len(wording.words)
        cuts = np.cumsum(self._random.integers(*_CLAUSE, size=count // _CLAUSE[0] + 1))
        clauses = np.split(np.arange(count), cuts[cuts < count])
        for first in range(0, len(clauses) - 1, 2):
            clauses[first : first + 2] = clauses[first + 1], clauses[first]
        ends = np.cumsum([len(clause) for clause in clauses])[1::2]
        order = np.concatenate(clauses)
        ends = np.unique(np.append(ends, count))
        return Wording(wording.words[order], wording.origins[order], ends)


def _spelled(texts: Sequence[Sequence[str]], spellings: Sequence[str]) -> list[Words]:
    numbers = {word: number for number, word in enumerate(spellings)}
    return [np.array([numbers[word] for word in text], dtype=np.uint16) for text in texts]


@cache
def _by_frequency() -> Words:
    """Return the vocabulary with each word as often as it comes up."""
    _, weights = vocabulary()
    shares = (np.arange(_TABLE) + 0.5) / _TABLE * weights[-1]
    return np.searchsorted(weights, shares).astype(np.uint16)


def paragraphs(wording: Wording, spellings: Sequence[str]) -> Iterator[str]:
    """Yield the text of a wording, some sentences at a time."""
    written = [spellings[word] for word in wording.words.tolist()]
    start, first = 0, 0
    for number, end in enumerate(wording.ends.tolist(), start=1):
        written[first] = written[first].capitalize()
        written[end - 1] += "."
        first = end
        if number % SENTENCES_A_PARAGRAPH == 0 or end == len(written):
            yield " ".join(written[start:end])
            start = end

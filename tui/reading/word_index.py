"""Which of many short texts have a word, exactly or nearly."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.reading.folding import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    """How well each text fits: 1 where a word stands in it, less where one like it, else 0."""

STEP = 1_000
"""Texts or words after which others get their turn."""

ONE_ERROR, TWO_ERRORS = 5, 8
"""Characters from which on a word may have one error, or two."""

_WORD = re.compile(r"[^\W_]+")


def no_step(_done: int, _total: int) -> None:
    """Take no notice of how far the work has come."""


class WordIndex:
    """The pieces of texts between white space, and where each stands.

    A word is looked for in the pieces and not in the texts: there are fewer, and it has no white
    space. The errors a word may have are counted as by Damerau and Levenshtein: a character too
    much, too little, another one, or two exchanged. They are looked for from the start of words
    that stand in the texts, so that a word may be typed in part.
    """

    def __init__(self, texts: Sequence[str], step: Callable[[int, int], None] = no_step) -> None:
        import numpy as np

        numbers: dict[str, int] = {}
        pieces, places = array("i"), array("i")
        for place, text in enumerate(texts):
            if place % STEP == 0:
                step(place, len(texts))
            for piece in set(folded(text).split()):
                pieces.append(numbers.setdefault(piece, len(numbers)))
                places.append(place)
        self._count = len(texts)
        self._pieces = list(numbers)
        self._piece_at = np.array(pieces, dtype=np.int32)
        self._text_at = np.array(places, dtype=np.int32)
        self._words = self._with_their_pieces()
        self._starts: dict[int, dict[str, list[str]]] = {}

    def _with_their_pieces(self) -> dict[str, list[int]]:
        """Return the words in the pieces that are long enough to stand for a word with an error."""
        words: dict[str, list[int]] = {}
        for number, piece in enumerate(self._pieces):
            for word in _WORD.findall(piece):
                if len(word) >= ONE_ERROR - 1 and not word.isdigit():
                    words.setdefault(word, []).append(number)
        return words

    def fit(self, word: str, *, nearly: bool = True) -> "Scores":
        """Return how well each text fits a folded word; `nearly` false asks for the very word."""
        import numpy as np

        scores = np.zeros(len(self._pieces), dtype=np.float32)
        for near, likeness in self._like(word) if nearly else ():
            for number in self._words[near]:
                scores[number] = max(scores[number], likeness)
        scores[[number for number, piece in enumerate(self._pieces) if word in piece]] = 1
        of_pieces = scores[self._piece_at]
        found = of_pieces > 0
        of_texts = np.zeros(self._count, dtype=np.float32)
        np.maximum.at(of_texts, self._text_at[found], of_pieces[found])
        return of_texts

    def _like(self, word: str) -> Iterable[tuple[str, float]]:
        """Yield the words whose start has few errors beside `word`, and how like it they are."""
        allowed = (len(word) >= ONE_ERROR) + (len(word) >= TWO_ERRORS)
        if not allowed or not word.isalnum() or word.isdigit():
            return
        for length in (len(word) - 1, len(word), len(word) + 1):
            starts = self._starting(length)
            for start, errors in _within(list(starts), word, allowed):
                for known in starts[start]:
                    yield known, 1 - (errors or 0.5) / len(word)

    def _starting(self, length: int) -> dict[str, list[str]]:
        """Return the words by their first characters, without those that have fewer."""
        if length not in self._starts:
            starts = self._starts[length] = {}
            for word in self._words:
                if len(word) >= length:
                    starts.setdefault(word[:length], []).append(word)
        return self._starts[length]


def _within(words: Sequence[str], word: str, allowed: int) -> Iterator[tuple[str, int]]:
    """Yield those of some words that have at most so many errors beside a word, and how many."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    for first in range(0, len(words), STEP):
        # Of few at a time: meanwhile no other thread has its turn.
        some = words[first : first + STEP]
        found = extract(word, some, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        yield from ((near, errors) for near, errors, _ in found)

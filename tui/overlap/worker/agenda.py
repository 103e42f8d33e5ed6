"""Which pair is compared next: what the reader waits for, then the library as a whole."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tui.overlap.plan import Pair


class Depth(IntEnum):
    """How much of a pair is reported."""

    SHORT = 0
    """In short what its passages share."""
    PASSAGES = 1
    """Its passages, too."""
    SIMILAR = 2
    """Its similar sentences, too."""


@dataclass(frozen=True, slots=True)
class Task:
    """Two articles to be compared; `around` is the one for whose sake, empty without any."""

    left: str
    right: str
    depth: Depth
    around: str = ""


class Agenda:
    """The tasks that are left, the urgent ones first, the last asked for before them all."""

    def __init__(self) -> None:
        self._depth = Depth.SHORT
        self._later: list[Pair] = []
        self._left: set[Pair] = set()
        self._done: set[Pair] = set()
        self._urgent: list[Task] = []
        self.total = 0

    @property
    def is_urgent(self) -> bool:
        """Tell whether a reader waits for something."""
        return bool(self._urgent)

    @property
    def done(self) -> int:
        """Return how many pairs of the library are done, of `total`."""
        return self.total - len(self._left)

    def plan(self, pairs: Sequence[Pair], depth: Depth) -> None:
        """Take the pairs of the library, in place of those before; what was done stays done."""
        self._depth = depth
        self._later = list(reversed(pairs))
        self._left = set(pairs)
        self.total = len(self._left)
        self._left -= self._done

    def left_of(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Return which of some pairs of the library are not done."""
        return [pair for pair in pairs if pair in self._left]

    def ask(self, tasks: Sequence[Task]) -> None:
        """Put tasks before all others, the first of them first."""
        self._urgent += reversed(tasks)

    def next_urgent(self) -> Task | None:
        """Take the next task that a reader waits for; None where there is none."""
        return self._urgent.pop() if self._urgent else None

    def next_of_library(self) -> Task | None:
        """Take the next pair of the library; None where none is left."""
        batch = self.take_batch(1)
        return Task(*batch[0], self._depth) if batch else None

    def take_batch(self, count: int) -> list[Pair]:
        """Take up to so many pairs of the library at once."""
        batch: list[Pair] = []
        while self._later and len(batch) < count:
            pair = self._later.pop()
            if pair in self._left:
                batch.append(pair)
        return batch

    def forget(self, article_ids: Collection[str]) -> None:
        """Take note that the pairs of some articles are to be compared anew."""
        gone = set(article_ids)
        self._done = {pair for pair in self._done if gone.isdisjoint(pair)}

    def put_back(self, pairs: Sequence[Pair]) -> None:
        """Take note that pairs that were taken were not compared."""
        self._later += reversed(pairs)

    def mark_done(self, left: str, right: str) -> None:
        """Take note that a pair needs not be compared for the library as a whole any more."""
        both = {(left, right), (right, left)}
        self._done |= self._left & both
        self._left -= both

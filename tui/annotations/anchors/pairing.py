"""Which word of a text became which word of a later one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.annotations.anchors.folding import Ids, Words
from tui.annotations.anchors.runs import Run, words_of

NONE = -1
"""Stands for the place of a word that has no counterpart."""


@dataclass(frozen=True, eq=False)
class Pairing:
    """The counterpart of each word of either text, NONE where it has none.

    `chains[i]` numbers the parts that keep their order: 0 is what stayed, others are what moved.
    Counterparts are words equal when folded, and each other's. Of `doubtful` old words an equal one
    may have been taken out instead. `whole` old words are in a paragraph that either text has once.
    """

    old: Words
    new: Words
    to_new: Ids
    to_old: Ids
    chains: Ids
    doubtful: NDArray[np.bool]
    whole: NDArray[np.bool]

    @classmethod
    def empty(cls, old: Words, new: Words) -> "Pairing":
        """Return a pairing of two texts in which no word has a counterpart."""
        return cls(
            old,
            new,
            np.full(len(old), NONE),
            np.full(len(new), NONE),
            np.zeros(len(old), dtype=np.int64),
            np.zeros(len(old), dtype=bool),
            np.zeros(len(old), dtype=bool),
        )

    def pair(self, runs: Sequence[Run], chain: int = 0) -> None:
        """Pair the words of runs that have no counterpart yet; the runs are of one chain."""
        if not runs:
            return
        i, j = words_of(runs)
        free = (self.to_new[i] == NONE) & (self.to_old[j] == NONE)
        i, j = i[free], j[free]
        self.to_new[i], self.to_old[j], self.chains[i] = j, i, chain
        self.part(i[self.to_old[j] != i])
        stale = j[self.to_new[self.to_old[j]] != j]
        self.to_old[stale] = NONE

    def part(self, i: Ids) -> None:
        """Take their counterparts from words of the old text."""
        j = self.to_new[i]
        mutual = j[(j != NONE) & (self.to_old[j] == i)]
        self.to_old[mutual] = NONE
        self.to_new[i] = NONE

    def free_old(self) -> Ids:
        """Return the numbers of the old words, one of their own for those with a counterpart."""
        return np.where(self.to_new == NONE, self.old.ids, -2 * np.arange(len(self.old)) - 2)

    def free_new(self) -> Ids:
        """Return the numbers of the new words, one of their own for those with a counterpart."""
        return np.where(self.to_old == NONE, self.new.ids, -2 * np.arange(len(self.new)) - 3)

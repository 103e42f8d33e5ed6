"""Ranges of places in a corpus that do not overlap, and what lies between them."""

from typing import NamedTuple

import numpy as np

from tui.overlap.index.corpus import Numbers, Places, starts_of
from tui.overlap.words.bags import Flags


class Stretches(NamedTuple):
    """Where stretches of words start and end, ends exclusive: places in a corpus, in order."""

    starts: Numbers
    ends: Numbers

    def flags(self, count: int) -> Flags:
        """Tell of each of `count` places whether it lies in a stretch."""
        lengths = self.ends - self.starts
        places = np.repeat(self.starts - np.cumsum(lengths) + lengths, lengths)
        flags = np.zeros(count, dtype=bool)
        flags[places + np.arange(len(places))] = True
        return flags

    def before(self, places: Numbers) -> Numbers:
        """Return how many words before each place lie in stretches."""
        sums = np.concatenate(([0], np.cumsum(self.ends - self.starts)))
        number = np.searchsorted(self.starts, places, side="right")
        beyond = np.append(self.ends, 0)[number - 1] - places
        return (sums[number] - np.where(number > 0, np.maximum(beyond, 0), 0)).astype(np.int32)

    def moved(self, ends: Numbers, to: Places) -> "Stretches":
        """Return the stretches in another row, given where each article begins there.

        `ends` has the place after the last word of each article here; those that are not there
        begin at -1.
        """
        article = np.searchsorted(ends, self.starts, side="right")
        stays = to[article] >= 0
        by = (to - starts_of(ends))[article[stays]]
        return Stretches(
            (self.starts[stays] + by).astype(np.int32), (self.ends[stays] + by).astype(np.int32)
        )


def merged(starts: Numbers, ends: Numbers) -> Stretches:
    """Return ranges in any order as stretches: those that overlap are one."""
    if not len(starts):
        return Stretches(starts, ends)
    order = np.argsort(starts, kind="stable")
    starts, reached = starts[order], np.maximum.accumulate(ends[order])
    new = np.append(True, starts[1:] >= reached[:-1])
    lasts = np.append(np.flatnonzero(new)[1:], len(starts)) - 1
    return Stretches(starts[new], reached[lasts])

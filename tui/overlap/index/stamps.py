"""Tell by their files which articles are as they were when they were indexed."""

import os
from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.hashing import File
from tui.overlap.index.index_coding import STAMP_FIELDS, StoredIndex

RACE = 2_000_000_000
"""Nanoseconds before an index was made within which a file may have changed unseen."""


class Stamps(NamedTuple):
    """The ids of articles, and STAMP_FIELDS numbers for the file of each.

    They are its size in bytes, when it changed, its inode, and when anything about it changed.
    Times are in nanoseconds since 1970; whoever writes a file can set the first back, not the last.
    """

    ids: Sequence[str]
    rows: NDArray[np.int64]

    def of(self, ids: Sequence[str]) -> NDArray[np.int64]:
        """Return the rows of some of the articles."""
        numbers = {one: number for number, one in enumerate(self.ids)}
        return self.rows[[numbers[one] for one in ids]]


def stamp_files(files: Sequence[File]) -> Stamps:
    """Return the stamps of files; those that are not there are left out."""
    ids, numbers = list[str](), array("q")
    for article_id, path in files:
        try:
            # A method of Path takes three times as long, and files may be very many.
            found = os.stat(path)  # noqa: PTH116
        except OSError:
            continue
        ids.append(article_id)
        numbers.extend((found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns))
    return Stamps(ids, np.array(numbers, dtype=np.int64).reshape(-1, STAMP_FIELDS))


def unchanged(known: StoredIndex, stamps: Stamps) -> set[str]:
    """Return the ids of the articles whose files are as they were."""
    numbers = {one: number for number, one in enumerate(known.index.ids)}
    before = np.array([numbers.get(one, -1) for one in stamps.ids], dtype=np.int64)
    indexed = np.flatnonzero(before >= 0)
    rows = stamps.rows[indexed]
    same = (rows == known.stamps[before[indexed]]).all(axis=1) & (rows[:, 1] < known.made - RACE)
    return {stamps.ids[place] for place in indexed[same].tolist()}

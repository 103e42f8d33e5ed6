"""Which journals belong on top of a main file, and in which order.

Generations are numbers, and two machines that share a folder both hand out the next one. So each
generation of the main file has an edition, a name like no other, and each journal says of which
edition it is; a main file says which journals it has taken in.
"""

import uuid
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from tui.annotations.durable.meta import Extent, Meta, read_extent

_REMEMBERED = 16
"""Journals that a main file remembers to have taken in; fewer than half as many are kept."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a journal.

    `base` is the edition of the main file to which its changes are made and `after` the edition
    before that; `follows` is the journal before and how much stood in it, None where none was.
    """

    generation: int
    store: str
    id: str
    base: str
    after: str
    follows: Extent | None

    def entry(self) -> dict[str, Any]:
        """Return the JSON object that says this."""
        return {
            "journal": self.generation,
            "store": self.store,
            "id": self.id,
            "base": self.base,
            "after": self.after,
            "follows": list(self.follows) if self.follows else None,
        }


class Kinship(Enum):
    """What a journal is to a main file and the journals that were read on top of it."""

    NEXT = auto()
    TAKEN = auto()
    STRAY = auto()
    FOREIGN = auto()


class Lineage:
    """The editions and journals that make up what is in memory."""

    def __init__(self, meta: Meta) -> None:
        self._store = meta.store
        self.edition = meta.edition
        self.editions = {meta.edition}
        self._taken: dict[str, Extent] = {one.journal: one for one in meta.journals}
        self._current = ""
        self._is_unnamed = False

    @property
    def taken(self) -> tuple[Extent, ...]:
        """Return the latest journals that are in memory, and how much of each."""
        return tuple(self._taken.values())[-_REMEMBERED:]

    def kinship(self, header: Header, read: Callable[[], bytes]) -> Kinship:
        """Tell what the journal with this header is, whose complete lines `read` returns."""
        if header.store and self._store and header.store != self._store:
            return Kinship.FOREIGN
        known = self._taken.get(header.id)
        if known:
            # Two machines may have gone on with the same journal, each with lines of its own.
            return Kinship.TAKEN if known == extent_of(header.id, read()) else Kinship.STRAY
        # A main file that says nothing of itself, or is gone, takes the first journal there is.
        is_next = not self.edition or self._goes_on(header)
        return Kinship.NEXT if is_next else Kinship.STRAY

    def misses_one_before(self, header: Header) -> bool:
        """Tell whether the journal before this one has not been read."""
        return header.follows is not None and header.follows.journal not in self._taken

    def _goes_on(self, header: Header) -> bool:
        """Tell whether a journal begins where what is in memory ends.

        Where one between them is not here, another machine may have that, or have removed it.
        """
        if self.edition not in (header.base, header.after):
            return False
        if self._is_unnamed and self.misses_one_before(header):
            return True
        return header.follows in (None, self._latest)

    @property
    def _latest(self) -> Extent | None:
        return next(reversed(self._taken.values()), None)

    def take(self, header: Header) -> None:
        """Take note that a journal is being read or written on top of what is there."""
        self.edition = header.base
        self.editions.add(header.base)
        self._current, self._is_unnamed = header.id, False
        self._taken[header.id] = Extent(header.id, 0, 0)
        self._store = self._store or header.store

    def leave(self) -> None:
        """Take note that a journal is being read that does not say what it is."""
        self._current, self._is_unnamed = "", True

    def note_extent(self, size: int, checksum: int) -> None:
        """Take note how much of the latest journal was read or written."""
        if self._current:
            self._taken[self._current] = Extent(self._current, size, checksum)

    def header(self, generation: int, *, edition: str | None = None) -> Header:
        """Return the header of a new journal; of another edition where one is given."""
        return Header(
            generation,
            self._store,
            new_name(),
            edition or self.edition,
            self.edition,
            self._latest,
        )


def extent_of(journal: str, lines: bytes) -> Extent:
    """Return the extent of a journal with these complete lines."""
    return Extent(journal, len(lines), zlib.crc32(lines))


def new_name() -> str:
    """Return a name for an edition or a journal, like no other."""
    return uuid.uuid4().hex


def read_header(entry: Mapping[str, Any]) -> Header:
    """Return the header in the first entry of a journal; what it does not say is empty."""
    generation = entry.get("journal")
    store, name, base, after = (
        word if isinstance(word, str) else ""
        for word in (entry.get(key) for key in ("store", "id", "base", "after"))
    )
    number = generation if isinstance(generation, int) else 0
    return Header(number, store, name, base, after, read_extent(entry.get("follows")))

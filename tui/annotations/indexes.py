"""The indexes of all tables, kept as the storage is; any thread may ask."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from tui.annotations.durable.document import Record
from tui.annotations.durable.journal import Edit
from tui.annotations.durable.storage import JournaledStorage
from tui.annotations.index import TableIndex
from tui.annotations.model import Entity, Highlight
from tui.annotations.records.coding import TABLES
from tui.garbage import keeping_what_is_made

E = TypeVar("E", bound=Entity)


class Indexes:
    """Finds records in memory: no call waits for a file, nor for a change that is being saved."""

    def __init__(self, storage: JournaledStorage) -> None:
        self._storage = storage
        self._lock = threading.Lock()
        self._of: dict[type[Any], TableIndex] = {}
        self.revision = 0
        storage.listen(self._take)

    def get(self, kind: type[E], name: str) -> E | None:
        """Return what has this id; None where nothing has, or its record is not valid."""
        with self._lock:
            found: E | None = self._of[kind].get(name)
            return found

    def all(self, kind: type[E]) -> Iterator[E]:
        """Yield everything of a type in the order of first saving."""
        with self._lock:
            names = self._of[kind].names()
        found = (self.get(kind, name) for name in names)
        return (one for one in found if one is not None)

    def about(self, kind: type[E], key: str) -> tuple[E, ...]:
        """Return what has this key; the same tuple until something there changes."""
        with self._lock:
            return self._of[kind].about(key)

    def count(self, kind: type[Entity], key: str) -> int:
        """Return how many records have this key."""
        with self._lock:
            return self._of[kind].count(key)

    def number(self, kind: type[Entity], name: str) -> str | None:
        """Return the TinyDB number of the record with this id."""
        with self._lock:
            return self._of[kind].number(name)

    def record(self, kind: type[Entity], name: str) -> Mapping[str, Any] | None:
        """Return the record with this id."""
        with self._lock:
            return self._of[kind].record(name)

    def tags(self) -> dict[str, int]:
        """Return how many highlights have each tag."""
        with self._lock:
            return self._of[Highlight].tags()

    def hashes(self) -> dict[str, frozenset[str]]:
        """Return the SHA-256 of the texts that records were made on, by source."""
        found: dict[str, frozenset[str]] = {}
        with self._lock:
            for index in self._of.values():
                for source, hashes in index.hashes().items():
                    found[source] = found.get(source, frozenset()) | hashes
        return found

    def invalid(self) -> list[str]:
        """Return what is wrong with records that were asked for and could not be shown."""
        with self._lock:
            return [problem for index in self._of.values() for problem in index.invalid]

    def _take(self, edits: Sequence[Edit] | None) -> None:
        if edits is None:
            fresh = _built(self._storage.tables)
        with self._lock:
            self.revision += 1
            if edits is None:
                self._of = fresh
                return
            for edit in edits:
                kind = _KIND_OF.get(edit.table)
                if kind:
                    self._of[kind].put(edit.number, edit.record)


def _built(tables: Mapping[str, Mapping[str, Record]]) -> dict[type[Any], TableIndex]:
    with keeping_what_is_made():
        return {kind: TableIndex(kind, tables.get(name, {})) for kind, name in TABLES.items()}


_KIND_OF: Mapping[str, type[Entity]] = {table: kind for kind, table in TABLES.items()}

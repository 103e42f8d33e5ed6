"""What is put to the test: retold's store, its TinyDB database, and plain TinyDB beside them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from tinydb import JSONStorage, TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import Storage
from tinydb.table import Table

from tests.durability.samples import (
    Contents,
    identity,
    new_highlight,
    new_record,
    record_identity,
)
from tui.annotations.durable.database import open_database
from tui.annotations.durable.disk import DISK, Disk
from tui.annotations.durable.storage import JournaledStorage
from tui.annotations.model import Change, Highlight
from tui.annotations.store import AnnotationStore

TABLE = "records"


class Subject(Protocol):
    """Something that keeps numbered records in a file; each change is acknowledged by returning."""

    def contents(self) -> Contents:
        """Return what it holds, after taking in what others saved; DamageError for damage."""

    def put(self, number: int, revision: int) -> None:
        """Insert a record or replace the one with its number."""

    def delete(self, number: int) -> None:
        """Delete a record that is there."""

    def compact(self) -> None:
        """Write the whole file anew, where that is something it does on demand."""

    def close(self) -> None:
        """End the use of the file."""


class StoreSubject:
    """Highlights in an AnnotationStore."""

    def __init__(self, file: Path, disk: Disk = DISK) -> None:
        self.store = AnnotationStore(file, disk)
        self._file = file
        self._disk = disk

    def contents(self) -> Contents:
        self.store.refresh()
        return self.remembered()

    def remembered(self) -> Contents:
        """Return what is in memory, without a look at the disk."""
        return dict(map(identity, self.store.all(Highlight)))

    def put(self, number: int, revision: int) -> None:
        after = new_highlight(number, revision)
        self.store.apply([Change(self._current(after.id), after)])

    def delete(self, number: int) -> None:
        self.store.apply([Change(self._current(new_highlight(number).id), None)])

    def compact(self) -> None:
        self.store.catch_up_main()

    def close(self) -> None:
        self.store.close()

    def _current(self, highlight_id: str) -> Highlight | None:
        self.store.refresh()
        return self.store.get(Highlight, highlight_id)


class DatabaseSubject:
    """Records in a table of a TinyDB database, found by the numbers that it gave them."""

    def __init__(self, database: TinyDB) -> None:
        self.database = database

    @property
    def table(self) -> Table:
        """Return the table of the records."""
        return self.database.table(TABLE)

    def contents(self) -> Contents:
        self._refresh()
        return dict(record_identity(document) for document in self.table.all())

    def put(self, number: int, revision: int) -> None:
        if (found := self._find(number)) is None:
            self.table.insert(new_record(number, revision))
        else:
            self.table.update(new_record(number, revision), doc_ids=[found])

    def delete(self, number: int) -> None:
        found = self._find(number)
        assert found is not None
        self.table.remove(doc_ids=[found])

    def compact(self) -> None:
        if isinstance(self.database.storage, JournaledStorage):
            self.database.storage.compact()

    def close(self) -> None:
        self.database.close()

    def _find(self, number: int) -> int | None:
        self._refresh()
        found = self.table.search(where("number") == number)
        return found[0].doc_id if found else None

    def _refresh(self) -> None:
        if isinstance(self.database.storage, JournaledStorage):
            self.database.storage.refresh()


def _caching_storage(*arguments: Any) -> Storage:
    make: Any = CachingMiddleware
    storage: Storage = make(JSONStorage)(*arguments)
    return storage


Opener = Callable[[Path, Disk], Subject]
"""Opens a file on a disk."""

SUBJECTS: Mapping[str, Opener] = {
    "store": StoreSubject,
    "database": lambda file, disk: DatabaseSubject(open_database(file, disk)),
    "plain": lambda file, disk: DatabaseSubject(TinyDB(file)),
    "caching": lambda file, disk: DatabaseSubject(TinyDB(file, storage=_caching_storage)),
}
"""What can be tested, by name; the last two are TinyDB as it is shipped, which knows no disk."""

RETOLD = ("store", "database")
"""The subjects that must lose nothing."""

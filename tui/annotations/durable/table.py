"""A TinyDB table whose changes cost as much as they change, not as much as the table holds."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

from tinydb.table import Table

from tui.annotations.durable.document import Record, copied
from tui.annotations.durable.journal import Edit
from tui.annotations.durable.storage import JournaledStorage

NumberedRecords = Mapping[str, Record]
"""The records of a table by their number as JSON writes it."""


class JournaledTable(Table):
    """A table of a JournaledStorage; whatever it gives out may be changed without harm."""

    default_query_cache_capacity = 0

    def __init__(
        self, storage: JournaledStorage, name: str, cache_size: int = 0, **options: Any
    ) -> None:
        super().__init__(storage, name, cache_size=0, **options)

    @property
    def _journaled(self) -> JournaledStorage:
        return cast("JournaledStorage", self._storage)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document and return its number, once it is safe on the disk."""
        with self._journaled.changing():
            return super().insert(document)

    def insert_multiple(self, documents: Any) -> list[int]:
        """Insert documents as one change and return their numbers."""
        with self._journaled.changing():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: Any = None) -> list[int]:
        """Update what matches, or insert the document; return the numbers."""
        with self._journaled.changing():
            return super().upsert(document, cond)

    def _get_next_id(self) -> int:
        return int(self._journaled.next_number(self.name))

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        self._journaled.refresh()
        records = self._journaled.tables.get(self.name, {})
        return cast("dict[str, Mapping[str, Any]]", _Copies(records))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage = self._journaled
        with storage.changing():
            draft = _Draft(storage.tables.get(self.name, {}))
            updater(cast("dict[int, Mapping[str, Any]]", draft))
            storage.commit(draft.edits(self.name))


class _Copies(Mapping[str, Record]):
    """Records, of which each that is looked at is a copy."""

    def __init__(self, records: NumberedRecords) -> None:
        self._records = records

    def __getitem__(self, number: str) -> Record:
        return cast("Record", copied(self._records[number]))

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._records))

    def __len__(self) -> int:
        return len(self._records)


class _Draft(MutableMapping[int, Record]):
    """A table that is being changed: what is looked at is copied, and compared in the end."""

    def __init__(self, records: NumberedRecords) -> None:
        self._records = records
        self._touched: dict[int, Record | None] = {}

    def __getitem__(self, number: int) -> Record:
        if number not in self._touched:
            self._touched[number] = copied(self._records[str(number)])
        record = self._touched[number]
        if record is None:
            raise KeyError(number)
        return record

    def __setitem__(self, number: int, record: Mapping[str, Any]) -> None:
        self._touched[number] = dict(record)

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched[number] = None

    def clear(self) -> None:
        """Remove every record."""
        self._touched = dict.fromkeys([*map(int, self._records), *self._touched])

    def __contains__(self, number: object) -> bool:
        if isinstance(number, int) and number in self._touched:
            return self._touched[number] is not None
        return str(number) in self._records

    def __iter__(self) -> Iterator[int]:
        known = [int(number) for number in self._records]
        added = [number for number in self._touched if str(number) not in self._records]
        return (number for number in known + added if number in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def edits(self, table: str) -> list[Edit]:
        """Return the edits that make the table what it has become."""
        return [
            Edit(table, str(number), copied(record))
            for number, record in self._touched.items()
            if self._records.get(str(number)) != record
        ]

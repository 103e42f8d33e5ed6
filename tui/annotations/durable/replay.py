"""Make the changes of journals in the tables of a main file."""

from collections.abc import Iterable

from tui.annotations.durable.document import Record, Tables
from tui.annotations.durable.journal import Edit


class Replay:
    """Makes edits in `tables`; where another record has taken a number, both are kept.

    Plain TinyDB, which knows of no journal, may have given a number out a second time. Records are
    told apart by their `id`.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._moved: dict[tuple[str, str], str] = {}

    @property
    def has_moved(self) -> bool:
        """Tell whether a record has got another number than its journal gave it."""
        return bool(self._moved)

    def make(self, edits: Iterable[Edit]) -> None:
        """Make edits, in order."""
        for table, number, record in edits:
            records = self._tables.setdefault(table, {})
            if record is None:
                records.pop(self._moved.pop((table, number), number), None)
            else:
                records[self._place(table, number, record)] = record

    def _place(self, table: str, number: str, record: Record) -> str:
        records = self._tables[table]
        place = self._moved.get((table, number), number)
        there = records.get(place, record)
        if there.get("id") == record.get("id") or None in (there.get("id"), record.get("id")):
            return place
        free = str(1 + max(int(known) for known in records if known.isdecimal()))
        self._moved[table, number] = free
        return free

"""Take records in by their id: of two with the same id that counts which was modified later."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tui.annotations.durable.document import Record
from tui.annotations.durable.journal import Edit

ById = dict[tuple[str, str], Record]
"""Records by table and id."""


def by_id(records: Iterable[tuple[str, Record]]) -> ById:
    """Return records, given with their table, by table and id; those without an id are left out."""
    found: ById = {}
    for table, record in records:
        name = record.get("id")
        if isinstance(name, str) and not _is_newer(found.get((table, name)), record):
            found[table, name] = record
    return found


def edits_to_take_in(
    tables: Mapping[str, Mapping[str, Record]], found: ById, next_number: Callable[[str], str]
) -> Iterator[Edit]:
    """Yield the edits by which `tables` get what they lack of `found`, or have an older one of."""
    names = {table for table, _ in found}
    numbers = {
        (table, record.get("id")): number
        for table in names
        for number, record in tables.get(table, {}).items()
    }
    for (table, name), record in found.items():
        number = numbers.get((table, name))
        if number is None:
            yield Edit(table, next_number(table), record)
        elif _is_newer(record, tables[table][number]):
            yield Edit(table, number, record)


def _is_newer(one: Mapping[str, Any] | None, other: Mapping[str, Any]) -> bool:
    """Tell whether a record was modified after another."""
    return one is not None and _modified(one) > _modified(other)


def _modified(record: Mapping[str, Any]) -> datetime.datetime:
    try:
        time = datetime.datetime.fromisoformat(str(record.get("modified")))
    except ValueError:
        time = datetime.datetime.min
    return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)

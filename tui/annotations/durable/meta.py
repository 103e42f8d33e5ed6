"""What the main file says of itself in its first table."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from tui.annotations.durable.document import Record, Table, parse_first_table
from tui.annotations.errors import AnnotationsError

SCHEMA = 2
"""Version of the records that this program writes, and the newest it reads."""

META = "meta"
"""Name of the TinyDB table that holds what the file says of itself."""


_HEAD = 4096
"""Bytes of a main file that have what it says of itself."""


class Extent(NamedTuple):
    """How much of a journal was taken in: its size in bytes and the CRC-32 of them."""

    journal: str
    size: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Meta:
    """The version of the records, the store a file belongs to, and its generation.

    `edition` names this generation like no other, `journals` are those that it has taken in and
    how much of each, and `numbers` has the highest TinyDB number each table has ever given out. A
    file that says nothing of itself belongs to no store ("") and is of generation 0.
    """

    schema: int = SCHEMA
    store: str = ""
    generation: int = 0
    edition: str = ""
    journals: tuple[Extent, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)

    def table(self) -> Table:
        """Return the table that says this."""
        record: Record = {
            "schema": self.schema,
            "store": self.store,
            "generation": self.generation,
            "edition": self.edition,
            "journals": [list(extent) for extent in self.journals],
            "numbers": dict(self.numbers),
        }
        return {"1": record}


def new_store() -> str:
    """Return a name for a new store, like no other."""
    return str(uuid.uuid4())


def read_meta(table: Mapping[str, Mapping[str, Any]] | None, *, needed: bool) -> Meta:
    """Return what a table says; where it is `needed`, it must give a schema number.

    Raises AnnotationsError, without the file's name, where it does not or is of a newer schema.
    """
    records = list((table or {}).values())
    if not records and not needed:
        return Meta()
    schema = records[0].get("schema") if len(records) == 1 else None
    if not _is_number(schema) or schema < 1:
        raise AnnotationsError(
            f'the table "{META}" does not hold one record with a schema number, such as '
            f'{{"1": {{"schema": {SCHEMA}}}}}'
        )
    if schema > SCHEMA:
        raise AnnotationsError(
            f"written by a newer retold (schema {schema}, this one reads {SCHEMA}); update retold"
        )
    record = records[0]
    return Meta(
        schema,
        _word(record, "store"),
        _generation(record),
        _word(record, "edition"),
        _journals(record),
        _numbers(record),
    )


def read_head(path: Path) -> Meta | None:
    """Return what a main file or backup says of itself, of which only the beginning is read.

    None where it cannot be read, says nothing, or is not laid out as this program writes it.
    """
    try:
        with path.open("rb") as file:
            return read_meta(parse_first_table(file.read(_HEAD)), needed=True)
    except (OSError, AnnotationsError):
        return None


def _word(record: Mapping[str, Any], key: str) -> str:
    word = record.get(key, "")
    return word if isinstance(word, str) else ""


def _journals(record: Mapping[str, Any]) -> tuple[Extent, ...]:
    entries = record.get("journals")
    if not isinstance(entries, list):
        return ()
    return tuple(extent for extent in map(read_extent, entries) if extent)


def read_extent(entry: object) -> Extent | None:
    """Return the extent in a JSON array; None where it is none."""
    if not isinstance(entry, list) or len(entry) != len(Extent._fields):
        return None
    is_right = isinstance(entry[0], str) and all(map(_is_number, entry[1:]))
    return Extent(*entry) if is_right else None


def _generation(record: Mapping[str, Any]) -> int:
    generation = record.get("generation", 0)
    return generation if _is_number(generation) and generation >= 0 else 0


def _numbers(record: Mapping[str, Any]) -> dict[str, int]:
    numbers = record.get("numbers")
    if not isinstance(numbers, Mapping):
        return {}
    return {name: number for name, number in numbers.items() if _is_number(number)}


def _is_number(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)

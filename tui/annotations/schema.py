"""The tables of the annotations file, checked and decoded as one version of the records."""

from collections.abc import Mapping
from typing import Any

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import Highlight
from tui.annotations.records import from_record

SCHEMA = 1
"""Version of the records that this program writes, and the newest it reads."""

META = "meta"
"""Name of the TinyDB table that holds the schema number."""

HIGHLIGHTS = "highlights"
"""Name of the TinyDB table that holds the highlights."""


def decode_tables(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Highlight]:
    """Return the highlights of a TinyDB document by id, in the order of the file.

    Raises AnnotationsError, without the file's name, where the schema is not ours or a record is
    not valid.
    """
    records = tables.get(HIGHLIGHTS, {})
    _check_schema(tables, needed=bool(records))
    by_id: dict[str, Highlight] = {}
    for number, record in records.items():
        highlight = from_record(record)
        if not number.isdecimal():
            raise AnnotationsError(f"highlight {highlight.id}: its TinyDB number is not a number")
        if highlight.id in by_id:
            raise AnnotationsError(f"highlight {highlight.id}: there are two with this id")
        by_id[highlight.id] = highlight
    return by_id


def _check_schema(tables: Mapping[str, Mapping[str, Any]], *, needed: bool) -> None:
    versions = [record.get("schema") for record in tables.get(META, {}).values()]
    if not versions and not needed:
        return
    if len(versions) != 1 or not _is_version(versions[0]):
        raise AnnotationsError(
            f'the table "{META}" does not hold one record with a schema number, such as '
            f'{{"1": {{"schema": {SCHEMA}}}}}'
        )
    if versions[0] > SCHEMA:
        raise AnnotationsError(
            f"written by a newer retold (schema {versions[0]}, this one reads {SCHEMA}); "
            "update retold"
        )


def _is_version(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1

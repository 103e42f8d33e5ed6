"""A TinyDB document as bytes: plain JSON, one record a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

Record = dict[str, Any]
"""A JSON object."""

Table = dict[str, Record]
"""Records by their TinyDB number, which JSON writes as a string."""

Tables = dict[str, Table]
"""A TinyDB document: tables by name."""

# So few that a thread which waits to answer a key need not wait long for its turn.
_RECORDS_AT_ONCE = 32
_LINES_AT_ONCE = 2048
_TABLE_END = (b"},", b"}}")


def parse_document(data: bytes) -> Tables:
    """Return the TinyDB document in JSON `data`, in whatever layout; ValueError where it is none.

    In the layout of `document_blocks` it is read by some hundred lines at a time, which needs less
    memory and lets other threads run between.
    """
    if not data.strip():
        return {}
    tables = _parse_lines(data)
    if tables is None:
        try:
            tables = json.loads(data)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
    if not isinstance(tables, dict) or not all(_is_table(table) for table in tables.values()):
        raise ValueError("JSON, but not a TinyDB document")
    return tables


def parse_first_table(head: bytes) -> Table | None:
    """Return the table in the first line of a document; None in another layout."""
    first = head.partition(b"\n")[0].rstrip()
    if not first.startswith(b"{") or not first.endswith(b"}},"):
        return None
    try:
        tables = json.loads(first[:-1] + b"}")
    except (ValueError, RecursionError):
        return None
    table = next(iter(tables.values()), None)
    return table if _is_table(table) else None


def document_blocks(tables: Mapping[str, Mapping[str, Record]]) -> Iterator[bytes]:
    """Yield a document as JSON in UTF-8, its first table in one line, then one record a line."""
    names = list(tables)
    if not names:
        yield b"{}"
        return
    yield b"{" + _key(names[0]) + serialise(tables[names[0]])
    for name in names[1:]:
        yield b",\n" + _key(name) + b"{\n"
        yield from _record_blocks(tables[name])
        yield b"}"
    yield b"}\n"


def serialise(value: object) -> bytes:
    """Return a JSON value in UTF-8, in one line."""
    try:
        return json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair, which another program wrote as an escape, exists only as one.
        return json.dumps(value).encode("ascii")


def _key(name: str) -> bytes:
    return serialise(name) + b": "


def _record_blocks(table: Mapping[str, Record]) -> Iterator[bytes]:
    lines: list[bytes] = []
    last = len(table) - 1
    for index, (number, record) in enumerate(table.items()):
        lines.append(_key(number) + serialise(record) + (b",\n" if index < last else b"\n"))
        if len(lines) == _RECORDS_AT_ONCE:
            yield b"".join(lines)
            lines.clear()
    yield b"".join(lines)


def _parse_lines(data: bytes) -> Tables | None:
    """Return a document in the layout of `document_blocks`; None where it is not in that."""
    lines = data.split(b"\n")
    if not lines[0].startswith(b"{") or not lines[0].endswith(b"}},"):
        return None
    try:
        tables: Tables = json.loads(lines[0][:-1] + b"}")
        at = 1
        while at < len(lines) and lines[at]:
            name = json.loads(b"{" + lines[at] + b"}}")
            at = _parse_table(lines, at + 1, tables.setdefault(next(iter(name)), {}))
            if lines[at - 1] == b"}}":
                return tables if not any(lines[at:]) else None
    except (ValueError, RecursionError, IndexError, StopIteration, TypeError, AttributeError):
        return None
    return None


def _parse_table(lines: list[bytes], at: int, table: Table) -> int:
    """Read records from line `at` on into `table`; return the line after the table's end."""
    while lines[at] not in _TABLE_END:
        end = at
        while end - at < _LINES_AT_ONCE and lines[end] not in _TABLE_END:
            end += 1
        table.update(json.loads(b"{" + b"".join(lines[at:end]).removesuffix(b",") + b"}"))
        at = end
    return at + 1


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(record, dict) for record in table.values())


def copied(value: Any) -> Any:
    """Return a JSON value with nothing in common with `value` that could be changed."""
    if isinstance(value, dict):
        return {key: copied(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [copied(inner) for inner in value]
    return value

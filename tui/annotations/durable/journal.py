"""The journal: one line a change, each with its checksum."""

import json
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tui.annotations.durable.disk import Disk, write_all
from tui.annotations.durable.document import Record, serialise


class Edit(NamedTuple):
    """A record that a table's number has from now on; None where it was removed."""

    table: str
    number: str
    record: Record | None


@dataclass(frozen=True, slots=True)
class Position:
    """How far a journal was read: its generation, an offset in bytes, the last line before that."""

    generation: int
    offset: int = 0
    last_line: bytes = b""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a part of a journal; `bad` counts lines whose checksum is wrong.

    `size` is that of its complete lines in bytes: what follows them was never finished.
    """

    store: str | None
    changes: tuple[tuple[Edit, ...], ...]
    bad: int
    size: int
    last_line: bytes


class JournalChangedError(Exception):
    """A journal no longer has what was read from it before."""


def encode_header(store: str, generation: int) -> bytes:
    """Return the first line of a journal."""
    return _line({"journal": generation, "store": store})


def encode_change(edits: Sequence[Edit]) -> bytes:
    """Return the line of edits that are made together."""
    return _line({"edits": edits})


def read_lines(data: bytes) -> Reading:
    """Return what stands in `data`, which begins where a line does."""
    size = data.rfind(b"\n") + 1
    store: str | None = None
    changes, bad = [], 0
    for line in data[:size].split(b"\n")[:-1]:
        entry = _entry(line)
        if entry is None:
            bad += 1
        elif "edits" in entry:
            changes.append(tuple(Edit(*edit) for edit in entry["edits"]))
        else:
            store = entry["store"]
    last_line = data[data.rfind(b"\n", 0, max(0, size - 1)) + 1 : size]
    return Reading(store, tuple(changes), bad, size, last_line)


def read_on(path: Path, position: Position) -> Reading:
    """Return what was added to a journal after `position`.

    Raises JournalChangedError where what stood there before is gone, OSError where unreadable.
    """
    before = len(position.last_line)
    try:
        with path.open("rb") as file:
            file.seek(position.offset - before)
            data = file.read()
    except FileNotFoundError:
        data = b""
    if data[:before] != position.last_line:
        raise JournalChangedError(str(path))
    return read_lines(data[before:])


def append(disk: Disk, path: Path, position: Position, data: bytes, mode: int) -> None:
    """Write lines after `position` and return once they are on the disk.

    What a killed program left unfinished there is cut. Where writing fails, the file is cut back
    and OSError raised. The caller holds the lock and has read up to the end.
    """
    descriptor = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, mode)
    try:
        if os.fstat(descriptor).st_size > position.offset:
            disk.truncate(descriptor, position.offset)
        try:
            write_all(disk, descriptor, data)
            disk.flush(descriptor)
            if not position.offset:
                disk.flush_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                disk.truncate(descriptor, position.offset)
            raise
    finally:
        disk.close(descriptor)


def _line(entry: dict[str, Any]) -> bytes:
    body = serialise(entry)
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _entry(line: bytes) -> dict[str, Any] | None:
    """Return the entry in a line; None where its checksum is wrong."""
    checksum, _, body = line.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(body):
        return None
    entry: dict[str, Any] = json.loads(body)
    return entry

"""The journal: one line a change, each with its checksum."""

import io
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tui.annotations.durable.disk import Disk, write_all
from tui.annotations.durable.document import Record
from tui.annotations.durable.lineage import Header, read_header
from tui.annotations.durable.lines import decode_line, encode_line
from tui.annotations.durable.meta import META

_MOST_DIGITS = 18


class Edit(NamedTuple):
    """A record that a table's number has from now on; None where it was removed."""

    table: str
    number: str
    record: Record | None


@dataclass(frozen=True, slots=True)
class Position:
    """How far a journal was read: its generation, an offset in bytes, the last line before that.

    `checksum` is the CRC-32 of all that stands before the offset.
    """

    generation: int
    offset: int = 0
    last_line: bytes = b""
    checksum: int = 0

    def after(self, lines: bytes) -> "Position":
        """Return the position after complete lines that stand, or are written, at this one."""
        return Position(
            self.generation,
            self.offset + len(lines),
            lines[lines.rfind(b"\n", 0, len(lines) - 1) + 1 :] or self.last_line,
            zlib.crc32(lines, self.checksum),
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a part of a journal; `bad` counts lines whose checksum is wrong.

    `lines` are its complete lines: what follows them was never finished.
    """

    header: Header | None
    changes: tuple[tuple[Edit, ...], ...]
    bad: int
    lines: bytes


class JournalChangedError(Exception):
    """A journal no longer has what was read from it before."""


class JournalGoneError(Exception):
    """A journal from which something was read before is no longer there."""


def encode_header(header: Header) -> bytes:
    """Return the first line of a journal."""
    return encode_line(header.entry())


def encode_change(edits: Sequence[Edit]) -> bytes:
    """Return the line of edits that are made together."""
    return encode_line({"edits": edits})


def read_lines(data: bytes) -> Reading:
    """Return what stands in `data`, which begins where a line does."""
    lines = _complete(data)
    header: Header | None = None
    changes, bad = [], 0
    for line in io.BytesIO(lines):
        entry = decode_line(line)
        edits = _read_edits(entry)
        if edits is not None:
            changes.append(edits)
        elif isinstance(entry, dict) and "edits" not in entry:
            header = read_header(entry)
        else:
            bad += 1
    return Reading(header, tuple(changes), bad, lines)


def _is_record(table: str, number: str) -> bool:
    """Tell whether that may be the number of a record; what a file says of itself is none."""
    return table != META and len(number) <= _MOST_DIGITS


def _read_edits(entry: object) -> tuple[Edit, ...] | None:
    """Return the edits in a line; None where it has none, or something else."""
    edits = entry.get("edits") if isinstance(entry, dict) else None
    if not isinstance(edits, list):
        return None
    found = []
    for edit in edits:
        match edit:
            case [str(table), str(number), dict() | None as record] if _is_record(table, number):
                found.append(Edit(table, number, record))
            case _:
                return None
    return tuple(found)


def read_on(path: Path, position: Position) -> Reading:
    """Return what was added to a journal after `position`.

    Raises JournalGoneError where the journal is gone, JournalChangedError where only what stood
    there before is, OSError where it cannot be read.
    """
    before = len(position.last_line)
    try:
        with path.open("rb") as file:
            file.seek(position.offset - before)
            data = file.read()
    except FileNotFoundError as error:
        raise JournalGoneError(str(path)) from error
    if data[:before] != position.last_line:
        raise JournalChangedError(str(path))
    return read_lines(data[before:])


def complete_lines(path: Path) -> bytes:
    """Return the complete lines of a journal as they stand there; none where it is gone."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return b""
    return _complete(data)


def _complete(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1]


def peek(path: Path) -> Header | None:
    """Return the header of a journal; None where its first line is not whole, or it is gone."""
    try:
        with path.open("rb") as file:
            entry = decode_line(file.readline())
    except FileNotFoundError:
        return None
    return read_header(entry) if isinstance(entry, dict) and "edits" not in entry else None


def append(
    disk: Disk, path: Path, position: Position, data: bytes, mode: int, *, is_named: bool = False
) -> None:
    """Write lines after `position` and return once they are on the disk.

    Its name in the folder is flushed too, but where `is_named` says that it has been. What a
    killed program left unfinished there is cut. Where writing fails, the file is cut back and
    OSError raised. The caller holds the lock and has read up to the end.
    """
    descriptor = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, mode)
    try:
        if os.fstat(descriptor).st_size > position.offset:
            disk.truncate(descriptor, position.offset)
        try:
            write_all(disk, descriptor, data)
            disk.flush(descriptor)
            if not is_named:
                disk.flush_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                disk.truncate(descriptor, position.offset)
            raise
    finally:
        disk.close(descriptor)

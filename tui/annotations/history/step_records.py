"""What happens to a history as lines of a file, each with its checksum."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.history.steps import History, Step
from tui.annotations.model import Change, Entity
from tui.annotations.records.coding import TABLES, from_record, to_record

_HEADER = b'{"history": 1}'
_STEP = b'{"step": '
_KINDS = {table: kind for kind, table in TABLES.items()}


class DamagedHistoryError(ValueError):
    """A file is no history, or one with a bad line in the middle."""


@dataclass(frozen=True, slots=True)
class LineOfStep:
    """A step as it stands in the file, read only when it is needed."""

    body: bytes

    def __call__(self) -> Step:
        """Return the step; raise ConflictError where this version cannot read it."""
        try:
            written = json.loads(self.body)["step"]
            changes = tuple(_change(*change) for change in written["changes"])
            return Step(changes, str(written["done"]), str(written["undone"]))
        except (AnnotationsError, ValueError, LookupError, TypeError) as error:
            raise ConflictError(f"this step of the history cannot be read ({error})") from error


@dataclass(frozen=True, slots=True)
class Reading:
    """A history read from a file, how many lines it took, and its size in bytes.

    What follows that size was never finished.
    """

    history: History
    lines: int
    size: int


def header_line() -> bytes:
    """Return the first line of the file."""
    return _line(_HEADER)


def step_line(step: Step) -> bytes:
    """Return the line of a step that was done."""
    changes = [
        [TABLES[type(change.entity)], _record(change.before), _record(change.after)]
        for change in step.changes
    ]
    return _event("step", {"changes": changes, "done": step.done, "undone": step.undone})


def move_line(steps: int) -> bytes:
    """Return the line of steps that were done again, or undone where `steps` is negative."""
    return _event("move", steps)


def drop_line(*, undone: bool) -> bytes:
    """Return the line of a step that was forgotten, the next one to redo or to undo."""
    return _event("drop", "undone" if undone else "done")


def saved_lines(history: History, most: int) -> bytes:
    """Return the file of a history that was read, cut to its latest `most` steps."""
    kept = history.steps[-most:]
    bodies = [step.body for step in kept if isinstance(step, LineOfStep)]
    undone = len(history.steps) - history.position
    lines = [header_line(), *map(_line, bodies)]
    return b"".join(lines) + (move_line(-min(undone, len(kept))) if undone else b"")


def read_history(data: bytes) -> Reading:
    """Return the history in the bytes of a file, without an unfinished end.

    Raises DamagedHistoryError where the file is something else or damaged before its end.
    """
    history, lines, size = History(), 0, 0
    bad = False
    for line in data.splitlines(keepends=True):
        body = _checked(line)
        if body is None:
            bad = True
            continue
        if bad or (lines == 0) != (body == _HEADER):
            raise DamagedHistoryError("it has a line that is damaged")
        if lines:
            _replay(history, body)
        lines, size = lines + 1, size + len(line)
    if not lines and not header_line().startswith(data):
        raise DamagedHistoryError("it is no history")
    return Reading(history, lines, size)


def _replay(history: History, body: bytes) -> None:
    if body.startswith(_STEP):
        history.record(LineOfStep(body))
        return
    match json.loads(body):
        case {"move": int(steps)}:
            for _ in range(abs(steps)):
                (history.mark_undone if steps < 0 else history.mark_redone)()
        case {"drop": "done"}:
            history.drop_undo()
        case {"drop": "undone"}:
            history.drop_redo()
        case _:
            raise DamagedHistoryError("it has a line of an unknown kind")


def _event(name: str, value: object) -> bytes:
    return _line(_serialise({name: value}))


def _serialise(value: object) -> bytes:
    # Lone surrogates do not come this far: what is typed is normalised, and so are records.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _line(body: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _checked(line: bytes) -> bytes | None:
    """Return what stands in a line, None where it is unfinished or its checksum is wrong."""
    checksum, _, body = line.removesuffix(b"\n").partition(b" ")
    is_whole = line.endswith(b"\n") and checksum == b"%08x" % zlib.crc32(body)
    return body if is_whole else None


def _record(entity: Entity | None) -> dict[str, Any] | None:
    return None if entity is None else to_record(entity)


def _change(table: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Change:
    kind = _KINDS[table]
    return Change(*(from_record(kind, record) if record else None for record in (before, after)))

"""What happens to a history as lines of a file, each with its checksum."""

import io
from dataclasses import dataclass
from typing import Any

from tui.annotations.durable.lines import decode_line, encode_line, line_body
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.history.steps import History, Step
from tui.annotations.model import Change, Entity
from tui.annotations.records.coding import TABLES, from_record, to_record

_HEADER = encode_line({"history": 1})
_STEP = b'{"step": '
_KINDS = {table: kind for kind, table in TABLES.items()}


class DamagedHistoryError(ValueError):
    """A file is no history, or one with a bad line in the middle."""


@dataclass(frozen=True, slots=True)
class LineOfStep:
    """A step as it stands in the file, read only when it is needed."""

    line: bytes

    def __call__(self) -> Step:
        """Return the step; raise ConflictError where this version cannot read it."""
        try:
            written = decode_line(self.line)["step"]
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
    return _HEADER


def step_line(step: Step) -> bytes:
    """Return the line of a step that was done."""
    changes = [
        [TABLES[type(change.entity)], _record(change.before), _record(change.after)]
        for change in step.changes
    ]
    return encode_line({"step": {"changes": changes, "done": step.done, "undone": step.undone}})


def move_line(steps: int) -> bytes:
    """Return the line of steps that were done again, or undone where `steps` is negative."""
    return encode_line({"move": steps})


def drop_line(*, undone: bool) -> bytes:
    """Return the line of a step that was forgotten, the next one to redo or to undo."""
    return encode_line({"drop": "undone" if undone else "done"})


def saved_lines(history: History, most: int) -> bytes:
    """Return the file of a history that was read, cut to its latest `most` steps."""
    kept = history.steps[-most:]
    lines = [step.line for step in kept if isinstance(step, LineOfStep)]
    undone = len(history.steps) - history.position
    return b"".join([_HEADER, *lines]) + (move_line(-min(undone, len(kept))) if undone else b"")


def read_history(data: bytes) -> Reading:
    """Return the history in the bytes of a file, without an unfinished end.

    Raises DamagedHistoryError where the file is something else or damaged before its end.
    """
    history, lines, size = History(), 0, 0
    bad = False
    for line in io.BytesIO(data):
        body = line_body(line)
        if body is None:
            bad = True
            continue
        if bad or (lines == 0) != (line == _HEADER):
            raise DamagedHistoryError("it has a line that is damaged")
        if lines:
            _replay(history, line, body)
        lines, size = lines + 1, size + len(line)
    if not lines and not _HEADER.startswith(data):
        raise DamagedHistoryError("it is no history")
    return Reading(history, lines, size)


def _replay(history: History, line: bytes, body: bytes) -> None:
    if body.startswith(_STEP):
        history.record(LineOfStep(line))
        return
    match decode_line(line):
        case {"move": int(steps)}:
            for _ in range(abs(steps)):
                (history.mark_undone if steps < 0 else history.mark_redone)()
        case {"drop": "done"}:
            history.drop_undo()
        case {"drop": "undone"}:
            history.drop_redo()
        case _:
            raise DamagedHistoryError("it has a line of an unknown kind")


def _record(entity: Entity | None) -> dict[str, Any] | None:
    return None if entity is None else to_record(entity)


def _change(table: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Change:
    kind = _KINDS[table]
    return Change(*(from_record(kind, record) if record else None for record in (before, after)))

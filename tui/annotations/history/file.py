"""A history that is there again after a restart: an append-only file beside the annotations.

A step is not flushed to the disk: what it did is safe without it.
"""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from tui.annotations.durable.aside import set_aside
from tui.annotations.durable.disk import DISK, write_all, write_file
from tui.annotations.history.slots import Slot, Slots
from tui.annotations.history.step_records import (
    DamagedHistoryError,
    Reading,
    drop_line,
    header_line,
    move_line,
    read_history,
    saved_lines,
    step_line,
)
from tui.annotations.history.steps import History, Step
from tui.annotations.location import library_source

MOST_STEPS = 10_000
"""Steps that are kept when a history is opened."""

_SPARE_LINES = 1000


def open_history(file: Path, folder: Path) -> History:
    """Return the history that a program on the library `folder` left last, or a new one.

    Nothing is written until a step is recorded, but for the lock of a history that is there. What
    goes wrong is told by the history's `warnings`, never raised.
    """
    slots = Slots.of(file, library_source(file, folder))
    slot = slots.take_latest()
    log = HistoryFile(slots, slot)
    history = log.read() if slot else History()
    history.log = log
    return history


class HistoryFile:
    """The log of a history in a slot, which is taken when there is something to write."""

    def __init__(self, slots: Slots, slot: Slot | None = None) -> None:
        self._slots: Slots | None = slots
        self._slot = slot
        self._descriptor: int | None = None
        self._warnings: list[str] = []

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return in words for the reader what went wrong."""
        return tuple(self._warnings)

    def read(self) -> History:
        """Return the history in the slot; a file that is damaged is set aside."""
        try:
            return self._read(self._slot.path) if self._slot else History()
        except OSError as error:
            self._give_up(error)
            return History()

    def recorded(self, step: Step) -> None:
        """Write down that a step was done."""
        self._append(lambda: step_line(step))

    def moved(self, steps: int) -> None:
        """Write down that steps were done again, or undone where `steps` is negative."""
        self._append(lambda: move_line(steps))

    def dropped(self, *, undone: bool) -> None:
        """Write down that the next step to redo was forgotten, or the next one to undo."""
        self._append(lambda: drop_line(undone=undone))

    def close(self) -> None:
        """Leave the slot to another program; what comes later is not written."""
        if self._descriptor is not None:
            DISK.close(self._descriptor)
            self._descriptor = None
        if self._slot:
            self._slot.release()
        self._slot = self._slots = None

    def _read(self, path: Path) -> History:
        data = path.read_bytes()
        try:
            reading = read_history(data)
        except DamagedHistoryError as error:
            aside = set_aside(DISK, path, "damaged")
            self._warnings.append(
                f"{path}: {error}; it is kept as {aside.name}, and what was done before this start "
                "cannot be undone"
            )
            return History()
        return self._tidied(path, reading, len(data))

    def _tidied(self, path: Path, reading: Reading, size: int) -> History:
        """Return the history that was read, once the file is free of what it no longer needs."""
        steps = len(reading.history.steps)
        if steps > MOST_STEPS or reading.lines > 2 * steps + _SPARE_LINES:
            data = saved_lines(reading.history, MOST_STEPS)
            temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
            write_file(DISK, temporary, [data])
            DISK.replace(temporary, path)
            return read_history(data).history
        if reading.size < size:
            os.truncate(path, reading.size)
        return reading.history

    def _append(self, line: Callable[[], bytes]) -> None:
        if self._slots is None:
            return
        try:
            if self._descriptor is None:
                self._descriptor = self._open(self._slots)
            write_all(DISK, self._descriptor, line())
        except OSError as error:
            self._give_up(error)

    def _open(self, slots: Slots) -> int:
        self._slot = self._slot or slots.take_new()
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = DISK.open(self._slot.path, flags)
        if not os.fstat(descriptor).st_size:
            write_all(DISK, descriptor, header_line())
        return descriptor

    def _give_up(self, error: OSError) -> None:
        """Stop writing, as a history with a gap would be wrong; tell it once."""
        folder = self._slots.folder if self._slots else ""
        self._warnings.append(
            f"{folder}: the history cannot be kept ({error.strerror or error}); undo works until "
            "retold is closed"
        )
        self.close()

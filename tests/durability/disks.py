"""Disks that fail as real ones do: full, broken, read-only, or their process killed in a call."""

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from tui.annotations.durable.disk import Disk
from tui.annotations.durable.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable


class ProcessEndedError(BaseException):
    """The process was killed in a call; nothing it does from then on reaches the disk."""


def is_unlocked(file: Path) -> bool:
    """Tell whether somebody else could write to an annotations file just now."""
    try:
        with FileLock(Names(file).lock).acquire(timeout=0):
            return True
    except (Timeout, OSError):
        return False


class ProcessDisk(Disk):
    """The disk as one process sees it, which can end without closing anything.

    It does not wait for data to be on the disk: only a power cut could tell the difference.
    `meanwhile` is what others do between two calls; it is asked before each one until it tells
    that it has done it.
    """

    def __init__(self) -> None:
        self.calls = 0
        self.meanwhile: Callable[[], bool] | None = None
        self._descriptors: set[int] = set()
        self._ended = False

    def end(self) -> None:
        """End the process: the system closes its files, and it makes no call any more."""
        self._ended = True
        for descriptor in self._descriptors:
            with suppress(OSError):
                os.close(descriptor)
        self._descriptors.clear()

    def called(self, name: str) -> None:
        """Stand before each call of the disk, which an error raised here keeps from being made."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        self._enter("open")
        descriptor = super().open(path, flags, mode)
        self._descriptors.add(descriptor)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        self._enter("write")
        return super().write(descriptor, data)

    def truncate(self, descriptor: int, size: int) -> None:
        self._enter("truncate")
        super().truncate(descriptor, size)

    def flush(self, descriptor: int) -> None:
        self._enter("flush")

    def close(self, descriptor: int) -> None:
        if self._ended:
            return
        self._descriptors.discard(descriptor)
        super().close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._enter("replace")
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self._enter("link")
        super().link(source, target)

    def unlink(self, path: Path) -> None:
        self._enter("unlink")
        super().unlink(path)

    def flush_folder(self, folder: Path) -> None:
        self._enter("flush_folder")

    def make_folder(self, folder: Path) -> None:
        self._enter("make_folder")
        super().make_folder(folder)

    def _enter(self, name: str) -> None:
        if self._ended:
            raise ProcessEndedError(name)
        if self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            if not meanwhile():
                self.meanwhile = meanwhile
        self.calls += 1
        self.called(name)


CALLS = (
    "open", "write", "truncate", "flush", "replace", "link", "unlink", "flush_folder",
    "make_folder",
)  # fmt: skip
"""The calls of a disk that can fail."""


@dataclass
class Fault:
    """What goes wrong: after `spared` calls of a name (any, where it is None) one fails.

    `taken` is the share of its data that a failing write takes before it fails; `lasts` makes all
    the calls from then on fail too, and `kills` ends the process instead.
    """

    call: str | None = None
    spared: int = 0
    error: int = errno.EIO
    taken: float = 0.0
    lasts: bool = False
    kills: bool = False


class FaultyDisk(ProcessDisk):
    """A disk on which one call goes wrong, once a fault is set."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: Fault | None = None
        self.happened = 0

    def called(self, name: str) -> None:
        fault = self.fault
        if fault is None or fault.call not in (None, name):
            return
        if fault.spared:
            fault.spared -= 1
            return
        self.happened += 1
        if not fault.lasts:
            self.fault = None
        if fault.kills:
            self.end()
            raise ProcessEndedError(name)
        raise OSError(fault.error, os.strerror(fault.error))

    def write(self, descriptor: int, data: bytes) -> int:
        fault = self.fault
        if fault is not None and fault.call in (None, "write") and not fault.spared:
            # The system may have taken a part before it said so, as at the end of a full disk.
            os.write(descriptor, data[: int(fault.taken * len(data))])
        return super().write(descriptor, data)


class FullDisk(ProcessDisk):
    """A disk that has room for so many bytes more; what is removed does not make room."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, descriptor: int, data: bytes) -> int:
        if self.room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = super().write(descriptor, data[: self.room])
        self.room -= taken
        return taken


class ReadOnlyDisk(Disk):
    """A disk on which nothing may be changed, for the reason given by the error's number."""

    def __init__(self, error: int = errno.EROFS) -> None:
        self._error = error

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            self._refuse(path)
        return super().open(path, flags, mode)

    def replace(self, source: Path, target: Path) -> None:
        self._refuse(source)

    def link(self, source: Path, target: Path) -> None:
        self._refuse(target)

    def unlink(self, path: Path) -> None:
        self._refuse(path)

    def make_folder(self, folder: Path) -> None:
        self._refuse(folder)

    def _refuse(self, path: Path) -> None:
        raise OSError(self._error, os.strerror(self._error), str(path))

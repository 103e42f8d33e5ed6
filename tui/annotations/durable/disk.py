"""The calls to the operating system that change files, in one place so that tests can fail them."""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

_IS_WINDOWS = os.name == "nt"
_BINARY: int = getattr(os, "O_BINARY", 0)
_REPLACE_ATTEMPTS = 10
_REPLACE_PAUSE = 0.02
_CANNOT_FLUSH_FOLDER = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF})


class Disk:
    """Changes files and flushes them; every method raises OSError where that fails."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        """Open a file as os.open does, in binary, and return its descriptor."""
        return os.open(path, flags | _BINARY, mode)

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of `data` and return how many bytes were taken."""
        return os.write(descriptor, data)

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut a file to `size` bytes."""
        os.ftruncate(descriptor, size)

    def flush(self, descriptor: int) -> None:
        """Return once what was written to a file, and its size, is on the disk itself."""
        _flush(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, taking the place of what has it."""
        # Windows refuses while another program has the target open, if only for a moment.
        for _ in range(_REPLACE_ATTEMPTS - 1):
            try:
                source.replace(target)
            except PermissionError:
                if not _IS_WINDOWS:
                    raise
                time.sleep(_REPLACE_PAUSE)
            else:
                return
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name."""
        target.hardlink_to(source)

    def unlink(self, path: Path) -> None:
        """Remove a file's name."""
        path.unlink()

    def flush_folder(self, folder: Path) -> None:
        """Flush the names in a folder to the disk, where the platform can do that to a folder."""
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except PermissionError:
            if not _IS_WINDOWS:
                raise
            return
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_FLUSH_FOLDER:
                raise
        finally:
            os.close(descriptor)

    def make_folder(self, folder: Path) -> None:
        """Make one folder in one that exists."""
        folder.mkdir(exist_ok=True)


def _flush(descriptor: int) -> None:
    full_flush = _full_flush_of_macos()
    if full_flush is not None:
        # There fsync leaves data in the drive's cache; not every volume knows the better call.
        with suppress(OSError):
            full_flush(descriptor)
            return
    getattr(os, "fdatasync", os.fsync)(descriptor)


@cache
def _full_flush_of_macos() -> Callable[[int], object] | None:
    """Return the call that empties a drive's cache too; None where the platform has none."""
    try:
        import fcntl
    except ImportError:
        return None
    command: int | None = getattr(fcntl, "F_FULLFSYNC", None)
    return None if command is None else partial(_control, command)


def _control(command: int, descriptor: int) -> object:
    import fcntl

    return fcntl.fcntl(descriptor, command)


DISK = Disk()
"""The disk of this machine."""


def write_all(disk: Disk, descriptor: int, data: bytes) -> None:
    """Write all of `data`, however many calls that takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(descriptor, bytes(rest)) :]


def write_file(disk: Disk, path: Path, blocks: Iterable[bytes], mode: int = 0o666) -> None:
    """Write a new file and flush it; where that fails it is removed again and OSError raised.

    The folder that names it is not flushed.
    """
    descriptor = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        try:
            for block in blocks:
                write_all(disk, descriptor, block)
            disk.flush(descriptor)
        finally:
            disk.close(descriptor)
    except BaseException:
        with suppress(OSError):
            disk.unlink(path)
        raise


def make_folders(disk: Disk, folder: Path) -> None:
    """Make a folder and those above it, each flushed into the one that names it."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        disk.make_folder(one)
        disk.flush_folder(one.parent)


def mode_like(path: Path) -> int:
    """Return the permissions of a file, those of a new one where there is none."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0o666

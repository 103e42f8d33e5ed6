"""Locks that keep other programs from writing at the same time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK_SECONDS = 10.0
"""How long a change waits for another program to finish its own, in seconds."""

_POLL_SECONDS = 0.002


class LockedError(Exception):
    """Another program holds a lock for too long; the message names its file."""


class CannotLockError(OSError):
    """The folder's file system knows no locks, so nothing may be written there."""


@contextmanager
def locked(file: Path, seconds: float | None = None) -> Iterator[None]:
    """Hold the lock `file`, made where it is missing.

    Raises LockedError where another holds it for `seconds` (LOCK_SECONDS if none are given),
    OSError where it cannot be made, CannotLockError where the file system has no locks.
    """
    seconds = LOCK_SECONDS if seconds is None else seconds
    try:
        lock = _acquired(file, seconds)
    except Timeout as error:
        raise LockedError(
            f"another program holds {file.name} for more than {seconds:.0f} s; close that program "
            "and try again"
        ) from error
    try:
        yield
    finally:
        lock.release()


def held_lock(file: Path) -> Callable[[], None] | None:
    """Take the lock `file` and return what releases it; None where another program has it.

    Raises OSError as `locked` does. Any thread may release it.
    """
    try:
        lock = _acquired(file, 0)
    except Timeout:
        return None
    return lock.release


def _acquired(file: Path, seconds: float) -> FileLock:
    lock = FileLock(file, fallback_to_soft=False, thread_local=False)
    try:
        lock.acquire(timeout=seconds, poll_interval=_POLL_SECONDS)
    except NotImplementedError as error:
        raise CannotLockError(*_NO_LOCKS) from error
    return lock


_NO_LOCKS = (0, "files cannot be locked there")

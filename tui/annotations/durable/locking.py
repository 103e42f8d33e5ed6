"""Locks that keep other programs from writing at the same time."""

from collections.abc import Iterator
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
    lock = FileLock(file, fallback_to_soft=False)
    try:
        acquired = lock.acquire(timeout=seconds, poll_interval=_POLL_SECONDS)
    except Timeout as error:
        raise LockedError(
            f"another program holds {file.name} for more than {seconds:.0f} s; close that program "
            "and try again"
        ) from error
    except NotImplementedError as error:
        raise CannotLockError(*_NO_LOCKS) from error
    with acquired:
        yield


_NO_LOCKS = (0, "files cannot be locked there")

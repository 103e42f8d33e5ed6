"""What goes wrong with the annotations file, as AnnotationsError in words for the reader."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.annotations.durable.locking import LockedError
from tui.annotations.errors import AnnotationsError
from tui.annotations.location import FILE_NAME

_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Raise AnnotationsError where the file cannot be read, as a device or a pipe cannot."""
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise AnnotationsError(f"{file}: no regular file; name another one with --annotations")
    try:
        yield
    except OSError as error:
        raise AnnotationsError(
            f"{file}: cannot be read ({error.strerror or error}); nothing was changed, make the "
            "file readable or name another one with --annotations"
        ) from error


def left_as_it_is(file: Path, reason: ValueError) -> AnnotationsError:
    """Return the error for a broken file that nothing can stand in for, and that was not moved."""
    if file.name == FILE_NAME:
        return AnnotationsError(
            f"{file}: broken ({reason}), and it has no backup; it was left as it is, open the app "
            "to have it set aside, or mend it"
        )
    # A file of another name may be anything the reader has named by mistake.
    return AnnotationsError(
        f"{file}: not an annotations file ({reason}); it was left as it is, name another one with "
        "--annotations"
    )


@contextmanager
def saving(file: Path) -> Iterator[None]:
    """Raise AnnotationsError where a change cannot be saved."""
    try:
        yield
    except LockedError as error:
        raise AnnotationsError(f"{file}: not saved, {error}") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise AnnotationsError(f"{file}: not saved ({reason}); {_remedy(file, error)}") from error


@contextmanager
def tidying(file: Path) -> Iterator[None]:
    """Raise AnnotationsError where a new generation of the file cannot be written."""
    try:
        yield
    except (LockedError, OSError) as error:
        reason = getattr(error, "strerror", None) or error
        raise AnnotationsError(
            f"{file}: not up to date for other programs ({reason}); nothing is lost, the journal "
            "beside it has the rest"
        ) from error


def _remedy(file: Path, error: OSError) -> str:
    if error.errno in _DISK_FULL:
        return "free some space on the disk and try again"
    return (
        f"make the folder {file.parent} and the file writable, or name another file with "
        "--annotations"
    )

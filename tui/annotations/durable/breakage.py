"""Set an annotations file aside that cannot be opened, unless it is whole at second look."""

import time
from pathlib import Path

from tui.annotations.durable.aside import set_aside
from tui.annotations.durable.disk import Disk
from tui.annotations.durable.document import parse_document
from tui.annotations.durable.locking import LockedError, locked
from tui.annotations.durable.names import Names
from tui.annotations.durable.stamps import read_stamp
from tui.annotations.errors import AnnotationsError

SECOND_LOOK_SECONDS = 0.1
"""How long to wait before a file counts as broken, which another program may be writing."""


def recover(file: Path, names: Names, disk: Disk, reason: ValueError) -> None:
    """Set a broken file aside that nothing can stand in for, and raise AnnotationsError.

    Returns where the file is whole at second look.
    """
    try:
        with locked(names.lock):
            _look_again(file, names, disk)
    except (OSError, LockedError) as error:
        detail = getattr(error, "strerror", None) or error
        raise AnnotationsError(
            f"{file}: broken ({reason}) and cannot be moved aside ({detail}); it was left as it "
            "is, move it away or make its folder writable"
        ) from error


def _look_again(file: Path, names: Names, disk: Disk) -> None:
    # A program that writes in place, as plain TinyDB does, may be in the middle of it.
    seen = read_stamp(names.main)
    time.sleep(SECOND_LOOK_SECONDS)
    try:
        parse_document(names.main.read_bytes())
    except ValueError as error:
        if read_stamp(names.main) == seen:
            aside = set_aside(disk, names.main, "broken")
            raise AnnotationsError(
                f"{file}: broken ({error}); it is kept as {aside.name} beside it, run again to "
                "start a new file"
            ) from error
        raise AnnotationsError(
            f"{file}: another program is writing to it; run again when it is done"
        ) from error

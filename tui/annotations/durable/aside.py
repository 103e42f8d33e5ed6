"""Move a file that cannot be used out of the way, without losing it."""

import datetime
import os
from pathlib import Path

from tui.annotations.durable.disk import Disk


def set_aside(disk: Disk, file: Path, why: str, now: datetime.datetime) -> Path:
    """Rename `file` to a name that tells `why` and when, one that is not taken; return it.

    The caller holds the lock on the file. Raises OSError where renaming fails: `file` stays.
    """
    name = f"{file.stem}.{why}-{now:%Y%m%dT%H%M%S}"
    aside = file.with_name(name + file.suffix)
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = file.with_name(f"{name}-{number}{file.suffix}")
    disk.replace(file, aside)
    disk.flush_folder(file.parent)
    return aside

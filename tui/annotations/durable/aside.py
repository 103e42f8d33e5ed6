"""Move a file that cannot be used out of the way, without losing it."""

import datetime
import os
from pathlib import Path

from tui.annotations.durable.disk import Disk


def set_aside(disk: Disk, file: Path, why: str, when: datetime.datetime | None = None) -> Path:
    """Rename `file` to a name that tells `why` and when, or else now; return that, a free one.

    The caller holds the lock on the file. Raises OSError where renaming fails: `file` stays.
    """
    when = when or datetime.datetime.now(datetime.UTC)
    name = f"{file.stem}.{why}-{when:%Y%m%dT%H%M%S}"
    aside = file.with_name(name + file.suffix)
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = file.with_name(f"{name}-{number}{file.suffix}")
    disk.replace(file, aside)
    disk.flush_folder(file.parent)
    return aside

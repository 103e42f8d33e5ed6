"""Move a broken annotations file out of the way, without losing it."""

import datetime
import os
from pathlib import Path


def set_aside(file: Path, now: datetime.datetime) -> Path:
    """Rename `file` to a name beside it that tells the time and is not taken; return that name.

    The caller holds the lock on `file`. Raises OSError where renaming fails: `file` stays.
    """
    target = Path(os.path.realpath(file))
    name = f"{target.stem}.broken-{now:%Y%m%dT%H%M%S}"
    aside = target.with_name(name + target.suffix)
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = target.with_name(f"{name}-{number}{target.suffix}")
    target.rename(aside)
    return aside

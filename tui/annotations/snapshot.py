"""What was last read from the annotations file, and whether it is still what stands there."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tui.annotations.model import Highlight

_CLOCK_STEP = 0.1


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one version of a file from the next without reading it."""

    device: int
    inode: int
    modified_ns: int
    size: int

    @property
    def is_fine(self) -> bool:
        """Tell whether the time is kept to less than a millisecond, not cut to seconds."""
        return self.modified_ns % 1_000_000 != 0

    @property
    def is_settled(self) -> bool:
        """Tell whether the file was last written long enough ago that a later write shows.

        Within one step of the file system's clock two writes may leave the same stamp. Steps are
        10 ms on common file systems; a tenth of a second is on the safe side.
        """
        return abs(time.time() - self.modified_ns / 1e9) > _CLOCK_STEP


def read_stamp(path: Path) -> Stamp | None:
    """Return the stamp of the file at `path`, None where there is none.

    Raises OSError where that cannot be told.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Stamp(status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)


@dataclass(frozen=True)
class Snapshot:
    """The highlights of one version of the file, by id in the order of the file.

    `own` says that this program wrote that version, with the exact time as its stamp.
    """

    stamp: Stamp | None
    by_id: Mapping[str, Highlight]
    own: bool = False

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Highlight, ...]]:
        """Return the highlights by the source of their target."""
        sources: dict[str, list[Highlight]] = {}
        for highlight in self.by_id.values():
            sources.setdefault(highlight.target.source, []).append(highlight)
        return {source: tuple(found) for source, found in sources.items()}

    def is_current(self, stamp: Stamp | None) -> bool:
        """Tell whether a file with `stamp` surely holds these highlights."""
        if stamp is None or stamp != self.stamp:
            return stamp == self.stamp
        return (self.own and stamp.is_fine) or stamp.is_settled


def with_changes(
    by_id: Mapping[str, Highlight], changed: Mapping[str, Highlight | None]
) -> dict[str, Highlight]:
    """Return the highlights after those in `changed` were saved or (None) deleted."""
    after = dict(by_id)
    for name, highlight in changed.items():
        if highlight is None:
            after.pop(name, None)
        else:
            after[name] = highlight
    return after

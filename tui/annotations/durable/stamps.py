"""Tell one version of a file from the next without reading it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is replaced or written to; the time is in nanoseconds."""

    device: int
    inode: int
    modified_ns: int
    size: int


def read_stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file, None where there is none; OSError where that cannot be told."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Stamp(status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)

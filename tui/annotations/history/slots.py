"""The files that keep histories: each running program has one of its own, a slot."""

import hashlib
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui.annotations.durable.disk import DISK, make_folders
from tui.annotations.durable.locking import held_lock

HISTORY_FOLDER = "history"
"""Name of the folder of histories, beside the annotations file."""

_MOST_SLOTS = 1000


@dataclass(frozen=True, slots=True)
class Slot:
    """A file for one history, held by a lock until it is released."""

    path: Path
    release: Callable[[], None]
    """Leaves the file to another program."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of one library in one annotations file."""

    folder: Path
    stem: str

    @classmethod
    def of(cls, file: Path, library: str) -> "Slots":
        """Return the slots of the library that `file` calls by the path `library`."""
        target = Path(os.path.realpath(file))
        name = f"{target.name}\n{library}".encode("utf-8", "backslashreplace")
        return cls(target.parent / HISTORY_FOLDER, hashlib.sha256(name).hexdigest()[:16])

    def take_latest(self) -> Slot | None:
        """Return the free slot that was used last, None where there is none; it is now taken."""
        for path in sorted(self._paths(), key=_modified, reverse=True):
            with suppress(OSError):
                if slot := _take(path):
                    return slot
        return None

    def take_new(self) -> Slot:
        """Return a slot without a file, now taken; raise OSError where none can be had."""
        make_folders(DISK, self.folder)
        for number in range(1, _MOST_SLOTS):
            path = self._path(number)
            if path.exists() or not (slot := _take(path)):
                continue
            if not path.exists():
                return slot
            slot.release()
        raise FileExistsError(f"there are {_MOST_SLOTS} of them")

    def _path(self, number: int) -> Path:
        return self.folder / f"{self.stem}-{number}.jsonl"

    def _paths(self) -> list[Path]:
        """Return the files of the slots that are or were in use."""
        name = re.compile(rf"{self.stem}-[1-9]\d{{0,3}}\.jsonl")
        with suppress(OSError):
            return [path for path in self.folder.iterdir() if name.fullmatch(path.name)]
        return []


def _take(path: Path) -> Slot | None:
    """Return the slot at `path`, None where another program has it; OSError if it cannot be had."""
    release = held_lock(path.with_suffix(".lock"))
    return Slot(path, release) if release else None


def _modified(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_mtime_ns
    return 0

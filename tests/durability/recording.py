"""A disk that notes what is done to it, so that the states a power cut could leave can be told."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.durability.disks import ProcessDisk

ROOT_NODE = 0
"""The node of the folder that is there before and after."""


@dataclass(frozen=True, slots=True)
class Made:
    """A new file or folder has a name; paths are relative to the folder that is recorded."""

    path: str
    node: int
    is_folder: bool


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes were written to a file at an offset, not yet flushed."""

    node: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncated:
    """A file was cut to a size, not yet flushed."""

    node: int
    size: int


@dataclass(frozen=True, slots=True)
class Flushed:
    """A file's data is on the disk."""

    node: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file has another name now, in the same folder, and whatever had that name has none."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A file has a second name now."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A name is gone."""

    path: str


@dataclass(frozen=True, slots=True)
class FolderFlushed:
    """The names in a folder are on the disk."""

    path: str


@dataclass(frozen=True, slots=True)
class Began:
    """Step `number` of what is recorded has begun."""

    number: int


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Step `number` is done, and whoever asked for it was told so."""

    number: int


Event = (
    Made | Written | Truncated | Flushed | Renamed | Linked | Unlinked | FolderFlushed | Began
    | Acknowledged
)  # fmt: skip


class RecordingDisk(ProcessDisk):
    """Notes every change below a folder as an event; what is there at first counts as on disk."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = Path(os.path.realpath(root))
        self.events: list[Event] = []
        self.first: dict[str, int] = {}
        self._nodes: dict[str, int] = {".": ROOT_NODE}
        self._open: dict[int, int] = {}
        self._lock = threading.RLock()
        for number, path in enumerate(sorted(self.root.rglob("*")), start=1):
            self.first[self._name(path)] = number
        self._nodes |= self.first
        self._next = len(self._nodes)

    def note(self, event: Event) -> None:
        """Add an event; for marks that are no calls."""
        with self._lock:
            self.events.append(event)

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        with self._lock:
            is_new = not path.exists()
            descriptor = super().open(path, flags, mode)
            name = self._name(path)
            if is_new:
                self._make(name, is_folder=False)
            self._open[descriptor] = self._node(name)
            if flags & os.O_TRUNC and not is_new:
                self.note(Truncated(self._open[descriptor], 0))
            return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        with self._lock:
            taken = super().write(descriptor, data)
            offset = os.lseek(descriptor, 0, os.SEEK_CUR) - taken
            self.note(Written(self._open[descriptor], offset, data[:taken]))
            return taken

    def truncate(self, descriptor: int, size: int) -> None:
        with self._lock:
            super().truncate(descriptor, size)
            self.note(Truncated(self._open[descriptor], size))

    def flush(self, descriptor: int) -> None:
        with self._lock:
            super().flush(descriptor)
            self.note(Flushed(self._open[descriptor]))

    def replace(self, source: Path, target: Path) -> None:
        with self._lock:
            super().replace(source, target)
            old, new = self._name(source), self._name(target)
            self._nodes[new] = self._nodes.pop(old)
            self.note(Renamed(old, new))

    def link(self, source: Path, target: Path) -> None:
        with self._lock:
            super().link(source, target)
            old, new = self._name(source), self._name(target)
            self._nodes[new] = self._nodes[old]
            self.note(Linked(old, new))

    def unlink(self, path: Path) -> None:
        with self._lock:
            super().unlink(path)
            del self._nodes[self._name(path)]
            self.note(Unlinked(self._name(path)))

    def flush_folder(self, folder: Path) -> None:
        with self._lock:
            super().flush_folder(folder)
            self.note(FolderFlushed(self._name(folder)))

    def make_folder(self, folder: Path) -> None:
        with self._lock:
            missing = list(self._missing(folder))
            super().make_folder(folder)
            for name in reversed(missing):
                self._make(name, is_folder=True)

    def _missing(self, folder: Path) -> Iterator[str]:
        while not folder.exists():
            yield self._name(folder)
            folder = folder.parent

    def _make(self, name: str, *, is_folder: bool) -> None:
        self._nodes[name] = self._next
        self._next += 1
        self.note(Made(name, self._nodes[name], is_folder))

    def _node(self, name: str) -> int:
        return self._nodes[name]

    def _name(self, path: Path) -> str:
        real = Path(os.path.realpath(path.parent), path.name)
        return real.relative_to(self.root).as_posix()

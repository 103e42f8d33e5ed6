"""Disks that leave out a call a durable store needs; a test bed must notice each."""

from pathlib import Path

from tests.durability.disks import FaultyDisk
from tests.durability.recording import RecordingDisk


class _NamedDisk(RecordingDisk):
    """Remembers the names of the files that are open."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.names: dict[int, str] = {}

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        descriptor = super().open(path, flags, mode)
        self.names[descriptor] = path.as_posix()
        return descriptor


class WithoutJournalFlush(_NamedDisk):
    """Leaves out the flush of the journal."""

    def flush(self, descriptor: int) -> None:
        if not self.names[descriptor].endswith(".journal"):
            super().flush(descriptor)


class WithoutTemporaryFlush(_NamedDisk):
    """Leaves out the flush of the file that takes the place of the main one."""

    def flush(self, descriptor: int) -> None:
        name = self.names[descriptor]
        if name.endswith(".journal") or "/snapshots/" in name:
            super().flush(descriptor)


class WithoutFolderFlush(RecordingDisk):
    """Leaves out the flush of folders."""

    def flush_folder(self, folder: Path) -> None:
        pass


class WithoutSnapshotFlush(_NamedDisk):
    """Leaves out the flush of the texts that are kept."""

    def flush(self, descriptor: int) -> None:
        if "/snapshots/" not in self.names[descriptor]:
            super().flush(descriptor)


class WithoutCutting(FaultyDisk):
    """Does not cut off what a failed or killed write has left."""

    def truncate(self, descriptor: int, size: int) -> None:
        pass


MUTANTS = {
    "no flush of the journal": WithoutJournalFlush,
    "no flush of the temporary file": WithoutTemporaryFlush,
    "no flush of the folder": WithoutFolderFlush,
    "no flush of the kept texts": WithoutSnapshotFlush,
}
"""The flushes that can be left out; only a power cut tells the difference."""

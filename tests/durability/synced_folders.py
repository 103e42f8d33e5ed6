"""Two folders that are synced file by file, as Syncthing does."""

import re
import zlib
from collections.abc import Callable
from pathlib import Path

_STAMP = re.compile(r"\d{8}T\d{6}")


class SyncedFolders:
    """Copies what changed in one of two folders to the other.

    Where both have changed a file, that of one machine stays and that of the other becomes a
    conflicted copy.
    """

    def __init__(self, one: Path, other: Path) -> None:
        self._folders = one, other
        self._before: dict[str, bytes | None] = {}
        self._conflicts = 0
        self.sync()

    def sync(self, *, winner: int = 0, is_due: Callable[[str], bool] = lambda _: True) -> None:
        """Sync the files that are due; in a conflict that of the `winner` (0 or 1) stays."""
        found = {entry.name for folder in self._folders for entry in folder.iterdir()}
        for name in sorted(found | set(self._before)):
            if not name.endswith(("lock", "tmp")) and is_due(name):
                self._sync_file(name, winner)

    def _sync_file(self, name: str, winner: int) -> None:
        versions = [_content(folder / name) for folder in self._folders]
        before = self._before.get(name)
        changed = [which for which in (0, 1) if versions[which] != before]
        if len(changed) == 2 and None in versions:
            changed = [which for which in changed if versions[which] is not None]
        elif len(changed) == 2 and versions[0] != versions[1]:
            self._keep_copy(name, versions[1 - winner])
            changed = [winner]
        if changed:
            self._before[name] = self._put(name, versions[changed[0]])

    def _keep_copy(self, name: str, content: bytes | None) -> None:
        self._conflicts += 1
        path = Path(name)
        copy = f"{path.stem}.sync-conflict-20250304-{self._conflicts:06}-ABCDEFG{path.suffix}"
        self._before[copy] = self._put(copy, content)

    def _put(self, name: str, content: bytes | None) -> bytes | None:
        for folder in self._folders:
            if content is None:
                (folder / name).unlink(missing_ok=True)
            elif _content(folder / name) != content:
                arriving = folder / ".arriving.tmp"
                arriving.write_bytes(content)
                arriving.replace(folder / name)
        return content


def half(seed: int) -> Callable[[str], bool]:
    """Return what tells of a file's name whether it is in the half of all that `seed` stands for.

    The time in the name of a file that was set aside makes no difference.
    """
    return lambda name: zlib.crc32(f"{seed}{_STAMP.sub('', name)}".encode()) % 2 == 0


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None

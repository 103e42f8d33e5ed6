"""Run the process that fills a disk, on a small one mounted for it or under a limit on files."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.durability.processes import LONGEST, ROOT

SMALL_DISK = 128 * 1024
"""Bytes of the disk that is mounted."""

SMALL_FILE = 32 * 1024
"""Bytes beyond which no file may grow where a limit is set instead."""

_MOUNT = 'mount -t tmpfs -o size="$1" small "$2" && shift 2 && exec "$@"'


@dataclass(frozen=True)
class Filled:
    """What came of a disk that was filled: records acknowledged, remembered and found again."""

    acknowledged: int
    refused: str
    remembered: int
    found: int
    saves_again: bool

    @property
    def lost(self) -> int:
        """Return how many acknowledged records were not found in the file."""
        return max(0, self.acknowledged - self.found)


def fill_small_disk(folder: Path, subject: str) -> Filled:
    """Fill a disk of SMALL_DISK bytes; raises OSError where none may be mounted."""
    folder.mkdir(parents=True)
    mounted = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", _MOUNT, "sh"]
    return _run([*mounted, str(SMALL_DISK), str(folder)], subject, folder, [])


def fill_up_to_limit(folder: Path, subject: str) -> Filled:
    """Fill a file until no file may grow, which Unix calls RLIMIT_FSIZE."""
    folder.mkdir(parents=True)
    return _run([], subject, folder, ["--limit", str(SMALL_FILE)])


def _run(before: list[str], subject: str, folder: Path, options: list[str]) -> Filled:
    filler = [sys.executable, "-m", "tests.durability.filler", subject]
    command = [*before, *filler, str(folder / "annotations.json"), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST)
    if "Traceback" in done.stderr:
        raise AssertionError(done.stderr)
    if done.returncode:
        raise OSError(done.stderr.strip())
    return Filled(**json.loads(done.stdout))

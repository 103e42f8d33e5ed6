"""The most memory that a program and the processes it starts have together (Linux)."""

from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

SECONDS_BETWEEN_LOOKS = 0.1


class PeakMemory:
    """Looks at a process and its children until it ends; short peaks between two looks are missed.

    What they share is counted once: memory is the proportional set size (PSS).
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process, self._is_over = process, Event()
        self._peak = 0
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """Stop looking and return the most there was, in MiB."""
        self._is_over.set()
        self._thread.join()
        return self._peak / 1024

    def _look(self) -> None:
        while not self._is_over.wait(SECONDS_BETWEEN_LOOKS):
            kibibytes = sum(_proportional(pid) for pid in family(self._process.pid))
            self._peak = max(self._peak, kibibytes)


def family(pid: int) -> list[int]:
    """Return a process and all that came from it and live."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, children.read_text().split())
    return found


def _proportional(pid: int) -> int:
    """Return the PSS of a process in KiB; 0 where it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0

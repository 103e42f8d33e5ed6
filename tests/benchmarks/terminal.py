"""The app in a pseudo-terminal that tells when each of its paints is complete."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.memory import family
from tests.terminals import Screen, app_in_terminal, program_in_terminal, read_within

if TYPE_CHECKING:
    import subprocess

ROWS, COLUMNS = 40, 120
LONGEST_PAINT = 10.0
"""Seconds after which a key counts as not answered."""

_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_END_OF_PAINT = b"\x1b[?2026l"


class TerminalError(Exception):
    """The app did not do what was waited for."""


class Terminal:
    """A program whose paints are synchronised updates (mode 2026), so that each has an end."""

    def __init__(self, process: "subprocess.Popen[bytes]", main: int) -> None:
        self._process, self._main = process, main
        self._pending, self._painted = b"", 0.0
        self._screen = Screen(ROWS, COLUMNS)

    def row(self, number: int) -> str:
        """Return the words of a row of the screen; -1 is the last."""
        return self._screen.rows[number]

    @property
    def painted(self) -> float:
        """Return when the last paint was complete, by `perf_counter`."""
        return self._painted

    @property
    def is_running(self) -> bool:
        """Tell whether the program has not ended."""
        return self._process.poll() is None

    def read_on(self) -> None:
        """Read what comes within a moment."""
        self._read(0.05)

    @property
    def rows(self) -> list[str]:
        """Return the words of all rows."""
        return self._screen.rows

    def wait_for(self, is_so: Callable[[], bool], seconds: float) -> float:
        """Return the seconds until a paint made `is_so` true; raise TerminalError if too many."""
        begun = monotonic()
        while not is_so():
            if monotonic() > begun + seconds or self._process.poll() is not None:
                screen = "\n".join(self._screen.rows)
                raise TerminalError(f"waited {monotonic() - begun:.0f} s in vain:\n{screen}")
            self._read(0.05)
        return monotonic() - begun

    def latency(self, key: str) -> float:
        """Return the milliseconds from a key to the last byte of the paint that follows from it.

        That is the first paint in which the last row, which says where the cursor is, has changed.
        It is infinite where there is none.
        """
        while self._read(0.0):
            pass
        before, pressed = self.row(-1), perf_counter()
        os.write(self._main, key.encode())
        while perf_counter() < pressed + LONGEST_PAINT:
            if self._read(0.05) and self.row(-1) != before:
                return (self._painted - pressed) * 1000
        return float("inf")

    def press(self, keys: str) -> None:
        """Send keys without waiting for what they do."""
        os.write(self._main, keys.encode())

    def stop_helpers(self) -> None:
        """Stop the processes that the app has started, until they are continued."""
        self._signal_helpers(signal.SIGSTOP)

    def continue_helpers(self) -> None:
        """Let the processes that the app has started go on."""
        self._signal_helpers(signal.SIGCONT)

    def _signal_helpers(self, number: signal.Signals) -> None:
        helpers = family(self._process.pid)[1:]
        if not helpers:
            raise TerminalError("the app has started no process that could be stopped")
        for pid in helpers:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def _read(self, seconds: float) -> bool:
        """Read what comes within some seconds, and tell whether anything did."""
        written = read_within(self._main, seconds)
        if not written:
            return False
        self._pending += written
        now = perf_counter()
        if _ASKED in self._pending:
            self._pending = self._pending.replace(_ASKED, b"")
            os.write(self._main, _ANSWER)
        paints, end, rest = self._pending.rpartition(_END_OF_PAINT)
        if end:
            self._pending, self._painted = rest, now
            self._screen.draw(paints.decode(errors="replace"))
        return True


def environment_in(home: Path) -> dict[str, str]:
    """Return this environment with folders below `home` for what a program keeps of its user.

    Modules are compiled once, as where a program is installed, also if the environment says no.
    """
    kept = {name: text for name, text in os.environ.items() if not name.startswith("TEXTUAL")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("STATE", "CACHE", "CONFIG")}
    return kept | own | {"TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)}


@contextmanager
def open_in_terminal(folder: Path, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Open a library in the app; at the end the app and its processes are killed."""
    with app_in_terminal(folder, environment, ROWS, COLUMNS) as (process, main):
        yield Terminal(process, main)


@contextmanager
def run_in_terminal(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Run a program that paints as the app does; at the end it is killed."""
    with program_in_terminal(command, environment, ROWS, COLUMNS) as (process, main):
        yield Terminal(process, main)

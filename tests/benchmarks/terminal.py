"""The app in a pseudo-terminal that tells when each of its paints is complete."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, perf_counter

from tests.benchmarks.memory import family

ROWS, COLUMNS = 40, 120
LONGEST_PAINT = 10.0
"""Seconds after which a key counts as not answered."""

_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_END_OF_PAINT = b"\x1b[?2026l"
_PIECE = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x07|\x1b\\)|[@-_])"
    r"|(?P<words>[^\x00-\x1f]+)",
    re.DOTALL,
)


class TerminalError(Exception):
    """The app did not do what was waited for."""


class Terminal:
    """A program whose paints are synchronised updates (mode 2026), so that each has an end."""

    def __init__(self, process: "subprocess.Popen[bytes]", main: int) -> None:
        self._process, self._main = process, main
        self._pending, self._painted = b"", 0.0
        self._cells = [[" "] * COLUMNS for _ in range(ROWS)]

    def row(self, number: int) -> str:
        """Return the words of a row of the screen; -1 is the last."""
        return "".join(self._cells[number]).rstrip()

    def wait_for(self, is_so: Callable[[], bool], seconds: float) -> float:
        """Return the seconds until a paint made `is_so` true; raise TerminalError if too many."""
        begun = monotonic()
        while not is_so():
            if monotonic() > begun + seconds or self._process.poll() is not None:
                screen = "\n".join(map(self.row, range(ROWS)))
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
        ready, _, _ = select.select([self._main], [], [], seconds)
        if not ready:
            return False
        # Linux raises where the other end was closed, as it is when the program ends.
        with suppress(OSError):
            self._pending += os.read(self._main, 1 << 16)
        now = perf_counter()
        if _ASKED in self._pending:
            self._pending = self._pending.replace(_ASKED, b"")
            os.write(self._main, _ANSWER)
        paints, end, rest = self._pending.rpartition(_END_OF_PAINT)
        if end:
            self._pending, self._painted = rest, now
            self._draw(paints.decode(errors="replace"))
        return True

    def _draw(self, written: str) -> None:
        row = column = 0
        for piece in _PIECE.finditer(written):
            if piece["row"]:
                row, column = int(piece["row"]) - 1, int(piece["column"]) - 1
            elif piece["words"]:
                words = piece["words"][: COLUMNS - column]
                self._cells[row][column : column + len(words)] = words
                column += len(words)


@contextmanager
def open_in_terminal(folder: Path, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Open a library in the app; at the end the app and its processes are killed."""
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", str(folder)],
        stdin=other,
        stdout=other,
        stderr=other,
        env=environment,
        cwd=Path(__file__).parents[2],
        start_new_session=True,
    )
    os.close(other)
    try:
        yield Terminal(process, main)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(main)

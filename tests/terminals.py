"""Run the app in a pseudo-terminal, and see what it writes as a screen; not on Windows."""

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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_PIECE = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x07|\x1b\\)|[@-_])"
    r"|(?P<words>[^\x00-\x1f]+)",
    re.DOTALL,
)
"""What a program writes: where the next words stand, other sequences, words."""


class Screen:
    """The cells of a terminal."""

    def __init__(self, rows: int, columns: int) -> None:
        self._columns = columns
        self._cells = [[" "] * columns for _ in range(rows)]

    def draw(self, written: str) -> None:
        """Put what was written where it stands, over what is there."""
        row = column = 0
        for piece in _PIECE.finditer(written):
            if piece["row"]:
                row, column = int(piece["row"]) - 1, int(piece["column"]) - 1
            elif piece["words"]:
                words = piece["words"][: self._columns - column]
                self._cells[row][column : column + len(words)] = words
                column += len(words)

    @property
    def rows(self) -> list[str]:
        """Return the words of all rows."""
        return ["".join(cells).rstrip() for cells in self._cells]


def read_within(main: int, seconds: float) -> bytes:
    """Return what a program writes within some seconds, once it writes something."""
    ready, _, _ = select.select([main], [], [], seconds)
    # Linux raises where the other end was closed, as it is when the program ends.
    with suppress(OSError):
        return os.read(main, 1 << 16) if ready else b""
    return b""


@contextmanager
def app_in_terminal(
    folder: Path, environment: Mapping[str, str], rows: int, columns: int
) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Open a library in the app, and give its process and our end of its terminal.

    At the end the app and its processes are killed.
    """
    command = [sys.executable, "-m", "tui", str(folder)]
    with program_in_terminal(command, environment, rows, columns) as running:
        yield running


@contextmanager
def program_in_terminal(
    command: Sequence[str], environment: Mapping[str, str], rows: int, columns: int
) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Run a program, and give its process and our end of its terminal.

    At the end it and its processes are killed.
    """
    main, other = pty.openpty()
    resize(other, rows, columns)
    process = subprocess.Popen(
        command,
        stdin=other,
        stdout=other,
        stderr=other,
        env=environment,
        cwd=Path(__file__).parents[1],
        start_new_session=True,
    )
    os.close(other)
    try:
        yield process, main
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(main)


def resize(terminal: int, rows: int, columns: int) -> None:
    """Give a terminal another size."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

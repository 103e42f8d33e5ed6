"""The app in a real pseudo-terminal beside less and vim -d: same text, same size, same motions.

    python -m tests.benchmarks.pty [--rounds N]

For the reader and less one text of 2,000 rows, for the comparison and vim -d two articles of 30,000
code points, broken into lines that fit. From the start of the process until words of the text are
on the screen; from a key to the first bytes that answer it, and to the last ones before nothing
came for a while; how many bytes were written for it. Times are milliseconds, medians and in
brackets the 95th of 100; what the terminal itself takes comes on top. The programs take their turn
in each round; those that are not installed are left out.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from textwrap import fill
from time import perf_counter

from tests.benchmarks.apps import FEW_ROWS, LEFT, RIGHT, write_pair, write_text
from tests.benchmarks.options import new_parser
from tests.benchmarks.ratios import percentile, take_in_turn
from tests.benchmarks.tables import print_table
from tests.benchmarks.terminal import COLUMNS, ROWS, environment_in
from tests.terminals import Screen, program_in_terminal, read_within

ROUNDS = 30
STARTS = 5
QUIET = 0.06
"""Seconds without a byte after which a program has answered."""

MARGINS = 14
"""Columns beside a line in which a program has its gutters."""

LONGEST_ANSWER = 2.0
LONGEST_START = 60.0

_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


@dataclass(frozen=True)
class Program:
    """A program with what it shows, and the keys of what is measured: forth and back."""

    name: str
    command: tuple[str, ...]
    keys: Mapping[str, tuple[str, str]]


@dataclass
class Answers:
    """Milliseconds to the first and the last byte for each key, and how many bytes came."""

    first: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    count: list[float] = field(default_factory=list)


class Running:
    """A program in a pseudo-terminal, its bytes counted."""

    def __init__(self, main: int) -> None:
        self._main = main
        self.screen = Screen(ROWS, COLUMNS)

    def read(self, seconds: float) -> bytes:
        """Return what is written within some seconds, and tell it that synchronised is known."""
        written = read_within(self._main, seconds)
        if _ASKED in written:
            os.write(self._main, _ANSWER)
        self.screen.draw(written.decode(errors="replace"))
        return written

    def press(self, key: str, answers: Answers) -> float:
        """Press a key, keep how it was answered and return the milliseconds to the last byte."""
        while self.read(0.0):
            pass
        pressed = last = perf_counter()
        os.write(self._main, key.encode())
        first, count = 0.0, 0
        while perf_counter() < (last + QUIET if count else pressed + LONGEST_ANSWER):
            written = self.read(QUIET)
            if written:
                last = perf_counter()
                first = first or last
                count += len(written)
        if count:
            answers.first.append((first - pressed) * 1000)
            answers.last.append((last - pressed) * 1000)
            answers.count.append(count)
        return (last - pressed) * 1000

    def shows(self, words: str) -> bool:
        """Tell whether a row of the screen has words."""
        return any(words in row for row in self.screen.rows)


MOVE, PAGE, NEXT = "a row", "a page", "next difference"
APP = (sys.executable, "-m", "tui")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = new_parser("pty", __doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        text = write_text(root, FEW_ROWS, 0)
        write_pair(root)
        _break_lines(text, COLUMNS - MARGINS)
        for side in (LEFT, RIGHT):
            _break_lines(root / "pair" / side, COLUMNS // 2 - MARGINS)
        both = tuple(str(root / "pair" / side) for side in (LEFT, RIGHT))
        _compare(
            "reader and less", list(readers(str(text))), _first_words(text), root, options.rounds
        )
        compared = list(comparisons(both))
        _compare(
            "comparison and vim -d", compared, _first_words(Path(both[0])), root, options.rounds
        )


def _break_lines(file: Path, width: int) -> None:
    """Break the lines of a text, so that no program has to."""
    lines = (fill(line, width) for line in file.read_text(encoding="utf-8").split("\n"))
    file.write_text("\n".join(lines), encoding="utf-8")


def readers(text: str) -> Iterator[Program]:
    """Yield what reads a text."""
    yield Program("retold", (*APP, text), {MOVE: ("j", "k"), PAGE: (" ", "\x1b[5~")})
    yield Program("less", ("less", text), {MOVE: ("j", "k"), PAGE: (" ", "b")})


def comparisons(both: tuple[str, ...]) -> Iterator[Program]:
    """Yield what shows two texts beside each other."""
    keys = {MOVE: ("j", "k"), PAGE: (" ", "\x1b[5~"), NEXT: ("]c", "[c")}
    yield Program("retold", (*APP, *both), keys)
    keys = {MOVE: ("j", "k"), PAGE: ("\x06", "\x02"), NEXT: ("]c", "[c")}
    yield Program("vim -d", ("vim", "-d", "-u", "NONE", "-N", "-n", "-i", "NONE", *both), keys)


def _first_words(text: Path) -> str:
    return " ".join(text.read_text(encoding="utf-8").split()[:2])


def _compare(what: str, programs: Sequence[Program], words: str, root: Path, rounds: int) -> None:
    """Measure programs in turn and print the table."""
    here = [one for one in programs if shutil.which(one.command[0])]
    for one in programs:
        if one not in here:
            print(f"\n{one.name} is not installed here: left out")
    environment = environment_in(root / "home")
    starts = {one.name: partial(_start, one, environment, words) for one in here}
    started = take_in_turn(STARTS, starts)
    answers = {(one.name, key): Answers() for one in here for key in one.keys}
    with ExitStack() as stack:
        running = {one.name: stack.enter_context(_running(one, environment, words)) for one in here}
        for key in here[0].keys:
            take_in_turn(
                rounds,
                {
                    one.name: partial(
                        _press, running[one.name], one.keys[key], answers[one.name, key]
                    )
                    for one in here
                },
            )
    rows = [
        _row(one.name, key, started[one.name], answers[one.name, key])
        for one in here
        for key in one.keys
    ]
    header = ["program", "start", "key", "first byte", "last byte", "bytes"]
    print_table(f"{what}, {COLUMNS} columns and {ROWS} rows", header, rows)


@contextmanager
def _running(program: Program, environment: Mapping[str, str], words: str) -> Iterator[Running]:
    """Run a program until it shows the text."""
    with program_in_terminal(program.command, environment, ROWS, COLUMNS) as (_, main):
        running = Running(main)
        _wait(running, lambda: running.shows(words))
        while running.read(1.0):
            pass
        yield running


def _start(program: Program, environment: Mapping[str, str], words: str, _number: int) -> float:
    begun = perf_counter()
    with program_in_terminal(program.command, environment, ROWS, COLUMNS) as (_, main):
        running = Running(main)
        _wait(running, lambda: running.shows(words))
        return (perf_counter() - begun) * 1000


def _wait(running: Running, is_so: Callable[[], bool]) -> None:
    begun = perf_counter()
    while not is_so():
        running.read(0.05)
        if perf_counter() > begun + LONGEST_START:
            raise TimeoutError("\n".join(running.screen.rows))


def _press(running: Running, keys: tuple[str, str], answers: Answers, number: int) -> float:
    """Press a key ten times, then the other one ten times."""
    return running.press(keys[number // 10 % 2], answers)


def _row(name: str, key: str, started: Sequence[float], answers: Answers) -> list[str]:
    times = [
        f"{median(one):.1f} ({percentile(one, 95):.1f})" for one in (answers.first, answers.last)
    ]
    return [name, f"{median(started):.0f}", key, *times, f"{median(answers.count):.0f}"]


if __name__ == "__main__":
    main()

"""A walk in a real terminal through every screen with every key, on a library that is hostile.

    python -m tests.terminal_walk [--sizes 60x20 80x24 200x60] [--places NAME ...]

The keys are those of tui/commands.py, so that new commands are walked by themselves; where a new
screen is reached from is told in OPENINGS. In the middle of each screen the terminal is resized.
It prints what it found and returns 1 where that is anything: a program that ended or shows a
traceback, rows that do not fit, raw control characters, titles that are set, a clipboard that an
article has written to, a selection that is lost. All of it takes a quarter of an hour.
"""

import os
import re
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGWINCH
from time import monotonic
from typing import TYPE_CHECKING

from tests.hostile_library import STOLEN, write_hostile_library
from tests.strict_screen import StrictScreen
from tests.terminals import program_in_terminal, read_within, resize
from tui.command import Place
from tui.commands import commands_of

if TYPE_CHECKING:
    import subprocess

Size = tuple[int, int]
"""Columns and rows."""

SIZES: tuple[Size, ...] = ((60, 20), (80, 24), (200, 60))

OPENINGS: Mapping[Place, str] = {
    Place.LIST: "g g",
    Place.READER: "g g enter",
    Place.COMPARISON: "g g c",
    Place.HIGHLIGHTS: "A",
    Place.CLAIMS: "C",
    Place.TAGS: "g t",
    Place.SEARCH: "g / e enter",
    Place.MATRIX: "g g m",
    Place.VERSIONS: "g g enter ] c o",
}
"""The keys that lead to a screen from the list."""

ENDING = frozenset(
    {(Place.LIST, "back"), *((place, id) for place in Place for id in ("quit", "suspend"))}
)
"""Commands that end the app, or stop it until the shell has it go on."""

TYPED = "[ b ] enter"
"""Keys that are pressed after a command: where it asks for something they answer."""

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f", "f1": "\x1bOP",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
}  # fmt: skip
"""What a terminal sends for a key that is no character."""

QUIET = 0.05
"""Seconds without a byte after which a key is taken for answered, once something came for it."""

PATIENCE, AFTER_ESCAPE = 0.3, 0.5
"""Seconds in which something comes for a key, if anything does; escape might begin another key."""

AFTER_RESIZE = 0.4
LONGEST_ANSWER, LONGEST_START = 15.0, 60.0
MOST_BACK = 12
"""Screens that may lie above the list."""

_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


@dataclass(frozen=True)
class Fault:
    """Something that should not be, where and after which keys."""

    size: Size
    where: str
    keys: str
    what: str

    def __str__(self) -> str:
        columns, rows = self.size
        return f"{columns}x{rows}, {self.where}, after {self.keys}: {self.what}"


class EndedError(Exception):
    """The program has ended."""


class Walk:
    """An app in a terminal, and the faults found in it."""

    def __init__(self, process: "subprocess.Popen[bytes]", main: int, size: Size) -> None:
        self._process, self._main = process, main
        self.size, self.where = size, "start"
        self.faults: list[Fault] = []
        columns, rows = size
        self._screen = StrictScreen(rows, columns)
        self._keys: list[str] = []

    @property
    def rows(self) -> list[str]:
        """Return the words of the rows of the screen."""
        return self._screen.rows

    def wait_for_list(self) -> None:
        """Wait until the list is there; raise EndedError where it does not come."""
        deadline = monotonic() + LONGEST_START
        while not self.is_in_list:
            if monotonic() > deadline:
                raise EndedError("\n".join(self.rows))
            self._read(0.1)
        self._answer(PATIENCE)
        self._screen.be_strict()

    @property
    def is_in_list(self) -> bool:
        """Tell whether the list is in front."""
        return self.rows[0].startswith(" retold") and " articles" in self.rows[0]

    def go(self, place: Place) -> str:
        """Open a screen from the list, and return its first row.

        Raises EndedError where it does not open: what is pressed next would be meant for the list.
        """
        self.go_home()
        self.where = place.value
        deadline = monotonic() + LONGEST_START
        self.press(OPENINGS[place])
        while self.is_in_list and place is not Place.LIST:
            if monotonic() > deadline:
                self._note("does not open:\n" + "\n".join(self.rows))
                raise EndedError
            # Some screens open only once the articles are compared.
            self.press("escape")
            self.press(OPENINGS[place])
        return self.rows[0]

    def go_home(self) -> None:
        """Go back to the list."""
        for _ in range(MOST_BACK):
            self.press("escape")
            if self.is_in_list:
                break
        self._keys.clear()

    def press(self, keys: str) -> None:
        """Press keys that are parted by blanks, each when the one before was answered.

        Raises EndedError where that ended the program.
        """
        for key in keys.split():
            self._keys.append(key)
            os.write(self._main, bytes_of(key))
            self._answer(AFTER_ESCAPE if key == "escape" else PATIENCE)
            self._check()

    def resize(self, size: Size) -> None:
        """Give the terminal another size, and wait until all is drawn in it."""
        columns, rows = self.size = size
        self._keys.append(f"({columns}x{rows})")
        self._screen.resize(rows, columns)
        resize(self._main, rows, columns)
        # The system tells only whose terminal it is, and the app has none of its own here.
        self._process.send_signal(SIGWINCH)
        self._answer(AFTER_RESIZE, AFTER_RESIZE)
        self._screen.be_strict()
        self._check()

    def expect(self, words: str) -> None:
        """Take note where words do not come onto the screen."""
        deadline = monotonic() + LONGEST_ANSWER
        while not self._shows(words) and monotonic() < deadline:
            self._read(PATIENCE)
        if not self._shows(words):
            self._note(f"{words!r} does not show:\n" + "\n".join(self.rows))

    def _shows(self, words: str) -> bool:
        return any(words in row for row in self.rows)

    def _check(self) -> None:
        screen = self._screen
        for fault in screen.faults:
            self._note(fault)
        if STOLEN in screen.copied:
            self._note("an article has written to the clipboard")
        if any("Traceback (most recent" in row for row in screen.rows):
            self._note("a traceback:\n" + "\n".join(screen.rows))
        screen.faults.clear()
        screen.copied.clear()
        screen.be_strict()
        if self._process.poll() is not None:
            self._note(f"ended with status {self._process.returncode}:\n" + "\n".join(screen.rows))
            raise EndedError

    def _note(self, what: str) -> None:
        self.faults.append(Fault(self.size, self.where, " ".join(self._keys[-12:]), what))

    def _answer(self, patience: float, quiet: float = QUIET) -> None:
        """Wait so many seconds for something to come, then until nothing more does."""
        deadline = monotonic() + LONGEST_ANSWER
        while self._read(patience) and monotonic() < deadline:
            patience = quiet

    def _read(self, seconds: float) -> bool:
        written = read_within(self._main, seconds)
        if _ASKED in written:
            os.write(self._main, _ANSWER)
        self._screen.draw(written)
        return bool(written)


def bytes_of(key: str) -> bytes:
    """Return what a terminal sends for a key by its name in the table of commands."""
    if key.startswith("ctrl+"):
        return bytes([ord(key.removeprefix("ctrl+")) & 31])
    return KEYS.get(key, key).encode()


@contextmanager
def walking(library: Path, size: Size) -> Iterator[Walk]:
    """Open a library in the app, with folders of its own and programs that do nothing."""
    columns, rows = size
    kept = {name: text for name, text in os.environ.items() if not name.startswith("TEXTUAL")}
    home = library.with_name("home")
    own = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("STATE", "CACHE", "CONFIG")}
    own |= {"HOME": str(home), "TERM": "xterm-256color", "VISUAL": "true", "BROWSER": "true"}
    own |= {"PYTHONPATH": os.pathsep.join(sys.path), "LINES": "", "COLUMNS": ""}
    home.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tui", str(library)]
    with program_in_terminal(command, kept | own, rows, columns) as (process, main):
        walk = Walk(process, main, size)
        walk.wait_for_list()
        yield walk


def look_around(walk: Walk, sizes: Sequence[Size] = SIZES) -> None:
    """Read every article from its start to its end, and open every screen in some sizes."""
    first = walk.size
    walk.where = "articles"
    for _ in range(number_of_articles(walk)):
        walk.press("enter space G escape j")
    for place in Place:
        walk.go(place)
        walk.press("G g g")
        for size in (*sizes, first):
            walk.resize(size)
    keep_selection(walk, sizes)


def number_of_articles(walk: Walk) -> int:
    """Return how many articles the header of the list tells of."""
    found = re.search(r"(\d+) articles", walk.rows[0])
    return int(found[1]) if found else 0


def keep_selection(walk: Walk, sizes: Sequence[Size]) -> None:
    """Select in the reader and in the comparison, and have it selected in every size."""
    first = walk.size
    for place in (Place.READER, Place.COMPARISON):
        walk.go(place)
        walk.press("g g v l l l")
        for size in (*sizes, first):
            walk.resize(size)
            walk.expect("select")
        walk.press("escape")


def try_commands(walk: Walk, place: Place) -> None:
    """Give every command of a screen, answer what it asks, and go on where that led elsewhere."""
    header, first = walk.go(place), walk.size
    commands = [one for one in commands_of(place) if (place, one.id) not in ENDING]
    for number, command in enumerate(commands):
        for keys in command.keys:
            walk.press(keys)
            walk.press(TYPED)
            walk.press("escape")
            if walk.rows[0] != header:
                header = walk.go(place)
        if number % 10 == 5:
            for size in (*SIZES, first):
                walk.resize(size)
            header = walk.go(place)


def walk_all(library: Path, size: Size, places: Sequence[Place]) -> list[Fault]:
    """Walk through some screens in a terminal of a size; go on where the program ended."""
    faults = []
    for part in (None, *places):
        with walking(library, size) as walk:
            try:
                if part is None:
                    look_around(walk)
                else:
                    try_commands(walk, part)
            except EndedError:
                pass
            faults += walk.faults
            told = part.value if part else "looking around"
            print(f"{size[0]}x{size[1]} {told}: {len(walk.faults)} faults", file=sys.stderr)
    return faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the faults; return 1 where there are any."""
    parser = ArgumentParser(prog="python -m tests.terminal_walk", description=__doc__)
    known = [f"{columns}x{rows}" for columns, rows in SIZES]
    parser.add_argument("--sizes", nargs="+", default=known, metavar="COLUMNSxROWS")
    parser.add_argument("--places", nargs="+", type=Place, default=list(Place), metavar="NAME")
    options = parser.parse_args(arguments)
    faults = []
    for size in options.sizes:
        columns, _, rows = size.partition("x")
        with tempfile.TemporaryDirectory() as name:
            library = write_hostile_library(Path(name))
            faults += walk_all(library, (int(columns), int(rows)), options.places)
    for fault in dict.fromkeys(map(str, faults)):
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

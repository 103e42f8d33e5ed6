"""Whether keys keep their pace while a library is compared.

    python -m tests.benchmarks.pace COUNT [--keys N]

The app runs in a pseudo-terminal on a generated library of COUNT articles that it has not seen.
Keys go to it in the list and in the reader, in turn while it compares, as its header says, and
while the processes that do so are stopped. It is started anew now and then, so that all it does is
met. Milliseconds from a key to the last byte of the paint that shows the cursor at its new place.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from time import sleep
from typing import NamedTuple

from tests.benchmarks.libraries import generate_library, write_articles
from tests.benchmarks.options import new_parser
from tests.benchmarks.ratios import percentile
from tests.benchmarks.tables import print_table
from tests.benchmarks.terminal import (
    Terminal,
    TerminalError,
    environment_in,
    open_in_terminal,
)

LIMIT = 1.5
"""Times the 95th percentile of idle keys that the one of busy keys may be."""

KEYS = 400
"""Keys measured in each app."""

TURNS, STARTS = 4, 20
"""Turns after which the app is started anew, and how often at most."""

LIST_KEYS = "jjjjjk" * 3 + " jjk jj"
READER_KEYS = "jjjjjjjj" + "kkkk" + " " + "kkkkk" + "jjjj"
"""Keys each of which moves the cursor."""

APART = (0.02, 0.06)
"""Seconds between two keys, the least and the most."""

_START = 120.0
_SETTLING = 0.5
_PLACES = ("list", "reader")
_COUNTED = re.compile(r"\d articles")
_PROGRESS = re.compile(r"(?P<activity>\w+) [━╌]")

Latencies = dict[str, list[float]]


class Paces(NamedTuple):
    """Milliseconds of the keys by place, idle and busy; the busy turns by what was done in them."""

    idle: Latencies
    busy: Latencies
    turns: Counter[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where the limit is not kept or nothing could be measured."""
    parser = new_parser("pace", __doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--keys", type=int, default=KEYS, metavar="N")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "articles")
        write_articles(generate_library(options.count), folder)
        try:
            paces = measure(folder, options.keys)
        except TerminalError as error:
            print(error, file=sys.stderr)
            return 1
    return 0 if print_paces(options.count, paces) else 1


def measure(folder: Path, keys: int) -> Paces:
    """Return the milliseconds of so many keys while the app is idle, and busy.

    Raises TerminalError where it was never busy for a whole turn.
    """
    paces = Paces({place: [] for place in _PLACES}, {place: [] for place in _PLACES}, Counter())
    for start in range(STARTS):
        if _count(paces.busy) < keys:
            with _app(folder, f"start-{start}") as app:
                _measure_in_turn(app, paces)
    if not _count(paces.busy):
        raise TerminalError("the app was never busy for long enough; give more articles")
    return paces


def activity(terminal: Terminal) -> str:
    """Return what the header of the list says is under way; nothing where nothing is."""
    found = _PROGRESS.search(terminal.row(0))
    return found["activity"] if found else ""


@contextmanager
def _app(folder: Path, name: str) -> Iterator[Terminal]:
    """Open the app with folders of its own for its state and cache, until its list is there."""
    with open_in_terminal(folder, environment_in(folder.with_name(name))) as terminal:
        terminal.wait_for(lambda: _is_in_list(terminal), _START)
        sleep(_SETTLING)
        yield terminal


def _is_in_list(terminal: Terminal) -> bool:
    return _COUNTED.search(terminal.row(0)) is not None


def _measure_in_turn(app: Terminal, paces: Paces) -> None:
    """Press keys while the app is idle, and while it is busy, until it is done."""
    for _ in range(TURNS):
        app.stop_helpers()
        idle = _press_all(app)
        app.continue_helpers()
        busy = _press_all(app)
        doing = activity(app)
        if not doing:
            return
        paces.turns[doing] += 1
        for place in _PLACES:
            paces.idle[place] += idle[place]
            paces.busy[place] += busy[place]


def _press_all(terminal: Terminal) -> Latencies:
    """Return the milliseconds of each key, in the list and in the chosen article."""
    random = Random(1)
    sleep(_SETTLING)
    found = {"list": [_press(terminal, key, random) for key in LIST_KEYS]}
    terminal.press("\r")
    terminal.wait_for(lambda: terminal.row(-1).endswith("%"), _START)
    terminal.press("gg")
    sleep(_SETTLING)
    found["reader"] = [_press(terminal, key, random) for key in READER_KEYS]
    terminal.press("q")
    terminal.wait_for(lambda: _is_in_list(terminal), _START)
    sleep(_SETTLING)
    return found


def _press(terminal: Terminal, key: str, random: Random) -> float:
    sleep(random.uniform(*APART))
    return terminal.latency(key)


def _count(latencies: Latencies) -> int:
    return sum(map(len, latencies.values()))


def print_paces(articles: int, paces: Paces) -> bool:
    """Print the latencies and tell whether the limit is kept in both places."""
    rows, is_kept = [], True
    for place in _PLACES:
        idle, busy = paces.idle[place], paces.busy[place]
        ratio = percentile(busy, 95) / percentile(idle, 95)
        is_kept &= ratio <= LIMIT
        rows.append(
            [
                place,
                str(len(busy)),
                *(f"{f(v):.1f}" for v in (idle, busy) for f in (median, _slow)),
                f"{ratio:.2f}",
                f"{LIMIT}",
                "yes" if ratio <= LIMIT else "NO",
            ]
        )
    met = ", ".join(f"{doing} {turns}" for doing, turns in paces.turns.items())
    title = f"{articles:,} articles: milliseconds from a key to the end of its paint (turns: {met})"
    header = ["where", "keys", "idle: median", "95th of 100", "busy: median", "95th of 100"]
    print_table(title, [*header, "busy ÷ idle", "limit", "kept"], rows)
    return is_kept


def _slow(values: Sequence[float]) -> float:
    return percentile(values, 95)


if __name__ == "__main__":
    sys.exit(main())

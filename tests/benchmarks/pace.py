"""Whether keys keep their pace while a library is compared.

    python -m tests.benchmarks.pace COUNT [--keys N] [--patience SECONDS]

The app runs in two pseudo-terminals on a generated library of COUNT articles: in the idle one all
is compared, the busy one has begun and shows its progress. Keys go to each in turn, in the list and
in the reader, and the other is stopped meanwhile with all its processes. Milliseconds from a key to
the last byte of the paint that shows the cursor at its new place.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from random import Random
from statistics import median
from time import sleep

from tests.benchmarks.libraries import generate_library, write_articles
from tests.benchmarks.options import new_parser
from tests.benchmarks.tables import print_table
from tests.benchmarks.terminal import Terminal, TerminalError, open_in_terminal

LIMIT = 1.5
"""Times the 95th percentile of idle keys that the one of busy keys may be."""

KEYS = 400
"""Keys measured in each app."""

PATIENCE = 1_800.0
"""Seconds in which the first app must be done with comparing."""

STARTS = 20
"""How often the busy app is started anew, having come to its end."""

LIST_KEYS = "jjjjjk" * 3 + " jjk jj"
READER_KEYS = "jjjjjjjj" + "kkkk" + " " + "kkkkk" + "jjjj"
"""Keys each of which moves the cursor."""

APART = (0.02, 0.06)
"""Seconds between two keys, the least and the most."""

_START = 120.0
_SETTLING = 0.5
_PLACES = ("list", "reader")
_UNDER_WAY = frozenset("━╌")

Latencies = dict[str, list[float]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where the limit is not kept or nothing could be measured."""
    parser = new_parser("pace", __doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--keys", type=int, default=KEYS, metavar="N")
    parser.add_argument("--patience", type=float, default=PATIENCE, metavar="SECONDS")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "articles")
        write_articles(generate_library(options.count), folder)
        try:
            idle, busy = measure(folder, options.keys, options.patience)
        except TerminalError as error:
            print(error, file=sys.stderr)
            return 1
    return 0 if print_latencies(options.count, idle, busy) else 1


def measure(folder: Path, keys: int, patience: float) -> tuple[Latencies, Latencies]:
    """Return the milliseconds of so many keys in an idle app, and in a busy one, by place.

    Raises TerminalError where the first app does not come to rest, or no key met a busy one.
    """
    idle: Latencies = {place: [] for place in _PLACES}
    busy: Latencies = {place: [] for place in _PLACES}
    with _app(folder, "done") as at_rest:
        seconds = at_rest.wait_for(lambda: not is_busy(at_rest), patience)
        print(f"all was compared after {seconds:.1f} s", flush=True)
        for start in range(STARTS):
            at_rest.freeze()
            with _app(folder, f"start-{start}") as working:
                _measure_in_turn(at_rest, working, idle, busy, keys)
            at_rest.thaw()
            if _count(busy) >= keys:
                break
    if not _count(busy):
        raise TerminalError("the app was never busy for long enough; give more articles")
    return idle, busy


def is_busy(terminal: Terminal) -> bool:
    """Tell whether the header of the list shows progress."""
    return bool(_UNDER_WAY & set(terminal.row(0)))


@contextmanager
def _app(folder: Path, name: str) -> Iterator[Terminal]:
    """Open the app with folders of its own for its state and cache, until its list is there."""
    home = folder.with_name(name)
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("STATE", "CACHE", "CONFIG")}
    with open_in_terminal(folder, _environment() | own) as terminal:
        terminal.wait_for(lambda: _is_in_list(terminal), _START)
        sleep(_SETTLING)
        yield terminal


def _environment() -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("TEXTUAL")}
    return kept | {"TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)}


def _is_in_list(terminal: Terminal) -> bool:
    return " articles" in terminal.row(0)


def _measure_in_turn(
    at_rest: Terminal, working: Terminal, idle: Latencies, busy: Latencies, keys: int
) -> None:
    """Press keys in both apps in turn until there are enough, or the second is done."""
    working.freeze()
    while _count(busy) < keys:
        at_rest.thaw()
        _add(idle, _press_all(at_rest))
        at_rest.freeze()
        working.thaw()
        found = _press_all(working)
        if not is_busy(working):
            break
        _add(busy, found)
        working.freeze()


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


def _add(all_of: Latencies, found: Latencies) -> None:
    for place, latencies in found.items():
        all_of[place] += latencies


def _count(latencies: Latencies) -> int:
    return sum(map(len, latencies.values()))


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the least value that so many per cent of all do not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(len(values) * percent / 100) - 1)]


def print_latencies(articles: int, idle: Latencies, busy: Latencies) -> bool:
    """Print the latencies and tell whether the limit is kept in both places."""
    rows, is_kept = [], True
    for place in _PLACES:
        before, after = percentile(idle[place], 95), percentile(busy[place], 95)
        is_kept &= after <= LIMIT * before
        rows.append(
            [
                place,
                f"{len(idle[place])}, {len(busy[place])}",
                f"{median(idle[place]):.1f}",
                f"{before:.1f}",
                f"{median(busy[place]):.1f}",
                f"{after:.1f}",
                f"{after / before:.2f}",
                f"{LIMIT}",
                "yes" if after <= LIMIT * before else "NO",
            ]
        )
    title = f"{articles:,} articles: milliseconds from a key to the end of its paint"
    header = ["where", "keys", "idle: median", "95th of 100", "busy: median", "95th of 100"]
    print_table(title, [*header, "busy ÷ idle", "limit", "kept"], rows)
    return is_kept


if __name__ == "__main__":
    sys.exit(main())

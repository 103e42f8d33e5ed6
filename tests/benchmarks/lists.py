"""Opening a very long list of articles and moving in it, beside a list that is drawn by lines.

    python -m tests.benchmarks.lists [--sizes N ...] [--rounds N]

Milliseconds of the thread that answers keys; tests.benchmarks.ui_thread says how they are measured.
The floor is a ScrollView of some thirty lines with as many rows. A list is opened on articles that
are read already, from the key to the last bytes of its first paint, and left again.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial

from tests.benchmarks.apps import list_app
from tests.benchmarks.floors import line_app
from tests.benchmarks.options import new_parser
from tests.benchmarks.ratios import Ratio, Take, print_ratios, take_in_turn
from tests.benchmarks.ui_thread import RunningApp, running

SIZES = (10_000, 100_000)
ROUNDS = 40
OPENINGS = 6
MOVE, PAGE = 1.6, 2.0
"""The most that moving may be of the floor, as in the reader."""

OURS, FLOOR = "list", "30-line list"
KEYS = (("move", "j", "k", 10, MOVE), ("turn a page", "space", "pageup", 5, PAGE))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a limit is not kept."""
    parser = new_parser("lists", __doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    options = parser.parse_args(arguments)
    ratios = [ratio for size in options.sizes for ratio in measure(size, options.rounds)]
    return 0 if print_ratios("Milliseconds of the thread that answers keys", ratios) else 1


def measure(size: int, rounds: int = ROUNDS) -> list[Ratio]:
    """Return what opening a list of so many rows and moving in it cost."""
    with tempfile.TemporaryDirectory() as root, ExitStack() as stack:
        ours = stack.enter_context(running(list_app, root, size))
        floor = stack.enter_context(running(line_app, size))
        return list(_ratios({OURS: ours, FLOOR: floor}, f"{size:,} rows", rounds))


def _ratios(apps: dict[str, RunningApp], rows: str, rounds: int) -> Iterator[Ratio]:
    opened = _take({name: partial(_open, app) for name, app in apps.items()}, OPENINGS)
    yield Ratio(f"{rows}: open", FLOOR, opened[OURS], opened[FLOOR])
    for app in apps.values():
        app.press("o")
    for what, forth, back, times, limit in KEYS:
        pressing = {name: partial(_press, app, forth, back, times) for name, app in apps.items()}
        found = _take(pressing, rounds)
        yield Ratio(f"{rows}: {what}", FLOOR, found[OURS], found[FLOOR], limit)


def _take(takes: Mapping[str, Take], rounds: int) -> dict[str, list[float]]:
    """Measure in turn, without the first round, in which much is loaded."""
    return {name: times[1:] for name, times in take_in_turn(rounds + 1, takes).items()}


def _open(app: RunningApp, _number: int) -> float:
    milliseconds = app.press("o")
    app.do("q")
    return milliseconds


def _press(app: RunningApp, forth: str, back: str, times: int, number: int) -> float:
    return app.press(back if number // times % 2 else forth)


if __name__ == "__main__":
    sys.exit(main())

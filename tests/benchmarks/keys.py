"""What keys cost in the reader and in the comparison, beside a widget that does nothing else.

    python -m tests.benchmarks.keys [--rounds N] [--rows N] [--marks N]

Milliseconds of the thread that answers keys, from the key event to the last bytes written for it;
tests.benchmarks.ui_thread says how they are measured. The floor is a bare ScrollView that draws
rows by the line API and moves a cursor in them. Each app takes its turn in each round. The very
long text has so many rows and highlights; what it costs is compared with one of 2,000 rows without
any. Letters of a search are typed into the prompt, which looks for them in the whole text.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.benchmarks.apps import FEW_ROWS, comparison_app, reader_app, write_pair, write_text
from tests.benchmarks.floors import line_app
from tests.benchmarks.options import new_parser
from tests.benchmarks.ratios import Ratio, print_ratios, take_in_turn
from tests.benchmarks.ui_thread import RunningApp, running

ROUNDS = 60
ROWS, MARKS = 200_000, 50_000

UNCOUNTED = 4
"""Rounds before those that are counted."""

MOVE, PAGE, GROWTH = 1.6, 2.0, 1.25
"""The most that moving may be of the floor, that turning a page may be of the floor's page, and
that a very long text may be of a shorter one."""

FLOOR, SHORT, LONG, PAIR = "floor", "reader", "long text", "comparison"

TO_TOP = ("escape", "escape", "g", "g")
"""Keys that end a selection and a search, for nothing lies behind, and lead to the first row."""

Apps = Mapping[str, RunningApp]


@dataclass(frozen=True)
class Action:
    """What a reader does by two keys in turn, so many times the first and then the other.

    `begin` are keys that prepare for it; `floor` are those that do the same in the floor.
    """

    what: str
    forth: str
    back: str
    floor: tuple[str, str]
    limit: float | None
    times: int = 10
    begin: tuple[str, ...] = ()
    apps: tuple[str, ...] = (SHORT, LONG, PAIR)


ACTIONS = (
    Action("move", "j", "k", ("j", "k"), MOVE),
    Action("extend a selection", "j", "k", ("j", "k"), MOVE, begin=("v",)),
    Action("turn a page", "space", "pageup", ("space", "pageup"), PAGE, 5),
    Action(
        "go to the next found",
        "n",
        "N",
        ("space", "pageup"),
        PAGE,
        5,
        (*"/the", "enter"),
        (SHORT, LONG),
    ),
    Action(
        "type a letter of a search",
        "a",
        "backspace",
        ("space", "pageup"),
        None,
        1,
        ("/", "t"),
        (SHORT, LONG),
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a limit is not kept."""
    parser = new_parser("keys", __doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    parser.add_argument("--rows", type=int, default=ROWS, metavar="N")
    parser.add_argument("--marks", type=int, default=MARKS, metavar="N")
    options = parser.parse_args(arguments)
    ratios = measure(options.rounds, options.rows, options.marks)
    title = f"Milliseconds of the thread that answers keys, {options.rows:,} rows in a long text"
    return 0 if print_ratios(title, ratios) else 1


def measure(rounds: int = ROUNDS, rows: int = ROWS, marks: int = MARKS) -> list[Ratio]:
    """Return what each action costs."""
    with _apps(rows, marks) as apps:
        return [ratio for action in ACTIONS for ratio in _ratios(action, apps, rounds)]


@contextmanager
def _apps(rows: int, marks: int) -> Iterator[Apps]:
    """Open the floor, a text, a very long one and two beside each other."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        root = Path(name)
        short, long = write_text(root, FEW_ROWS, 0), write_text(root, rows, marks)
        write_pair(root)
        apps = {
            FLOOR: stack.enter_context(running(line_app, FEW_ROWS)),
            SHORT: stack.enter_context(running(reader_app, str(short))),
            LONG: stack.enter_context(running(reader_app, str(long))),
            PAIR: stack.enter_context(running(comparison_app, str(root))),
        }
        apps[FLOOR].press("o")
        apps[SHORT].wait_for("%")
        apps[LONG].wait_for("%")
        apps[PAIR].wait_for("match 1 of")
        yield apps


def _ratios(action: Action, apps: Apps, rounds: int) -> Iterator[Ratio]:
    """Measure an action in all its apps in turn."""
    pressing = {
        name: partial(_press, apps[name], action.forth, action.back, action.times)
        for name in action.apps
    }
    pressing[FLOOR] = partial(_press, apps[FLOOR], *action.floor, action.times)
    for name in action.apps:
        apps[name].do(*TO_TOP, *action.begin)
    found = take_in_turn(rounds + UNCOUNTED, pressing)
    times = {name: taken[UNCOUNTED:] for name, taken in found.items()}
    for name in action.apps:
        of, limit = (SHORT, GROWTH) if name is LONG else (FLOOR, action.limit)
        yield Ratio(f"{name}: {action.what}", of, times[name], times[of], limit)
    for name in action.apps:
        apps[name].do("escape")


def _press(app: RunningApp, forth: str, back: str, times: int, number: int) -> float:
    return app.press(back if number // times % 2 else forth)


if __name__ == "__main__":
    sys.exit(main())

"""How long the app takes to show a library, beside the smallest Textual app there can be.

    python -m tests.benchmarks.start [--sizes N ...] [--rounds N]

Milliseconds from the start of the process to the last byte of the paint, in a pseudo-terminal, each
time in a fresh process. The first paint of the floor shows a word; that of the app shows rows of
the list, each with a title or a file name. The list is complete once its header says how many
articles there are. The app is measured on libraries it has not seen, and on ones it has opened
before, until everything was compared. All take their turn in each round.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree
from time import monotonic, perf_counter

from tests.benchmarks.floors import READY
from tests.benchmarks.libraries import generate_library, write_articles
from tests.benchmarks.options import new_parser
from tests.benchmarks.ratios import Ratio, Take, print_ratios, take_in_turn
from tests.benchmarks.terminal import Terminal, environment_in, open_in_terminal, run_in_terminal
from tui.articles.library import open_library

SIZES = (5, 10_000)
ROUNDS = 10
LIMIT = 1.3
"""The most that the first paint may be of that of the smallest app."""

ROWS_SEEN = 5
"""Rows of the list that make a first paint, where there are as many articles."""

TITLE_SEEN = 16
"""Characters of a title that are looked for: what follows may be cut."""

FLOOR = "minimal app"
LONGEST_START, LONGEST_COMPARING = 120.0, 900.0


@dataclass(frozen=True)
class Started:
    """A library, and the folder of what the app keeps of its user."""

    articles: Path
    home: Path
    words: tuple[str, ...]
    """What rows of the list show: the names of the files, and how the titles begin."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where the limit is not kept."""
    parser = new_parser("start", __doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    options = parser.parse_args(arguments)
    ratios = measure(options.sizes, options.rounds)
    return 0 if print_ratios("Milliseconds from the start of the process", ratios) else 1


def measure(sizes: Sequence[int] = SIZES, rounds: int = ROUNDS) -> list[Ratio]:
    """Return how long the first paint and the complete list take for each size of library."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        known = {size: _library(root, size) for size in sizes}
        complete: dict[str, list[float]] = {}
        takes: dict[str, Take] = {FLOOR: partial(_start_floor, root)}
        for size, started in known.items():
            for what, fresh in (("seen before", False), ("new", True)):
                label = f"{size:,} articles, {what}"
                times = complete.setdefault(label, [])
                takes[label] = partial(_start, started, size, fresh, times)
        found = take_in_turn(rounds, takes)
    return list(_ratios(found, complete))


def _ratios(
    found: Mapping[str, Sequence[float]], complete: Mapping[str, Sequence[float]]
) -> Iterator[Ratio]:
    for label, times in complete.items():
        limit = LIMIT if label.endswith("seen before") else None
        yield Ratio(f"first paint: {label}", FLOOR, found[label], found[FLOOR], limit)
        yield Ratio(f"complete list: {label}", FLOOR, times, found[FLOOR])


def _library(root: Path, size: int) -> Started:
    """Write a library and open it until everything in it was compared."""
    folder, home = root / f"library-{size}" / "articles", root / f"library-{size}" / "home"
    write_articles(generate_library(size), folder)
    articles = open_library(folder).articles
    titles = (article.title[:TITLE_SEEN] for article in articles)
    started = Started(folder, home, (*(article.id for article in articles), *titles))
    with open_in_terminal(started.articles, environment_in(started.home)) as app:
        app.wait_for(partial(_is_complete, app, size), LONGEST_START)
        app.wait_for(lambda: app.row(0).endswith("by date"), LONGEST_COMPARING)
        app.press("q")
        _wait_for_end(app)
    return started


def _wait_for_end(app: Terminal) -> None:
    deadline = monotonic() + LONGEST_START
    while app.is_running and monotonic() < deadline:
        app.read_on()


def _start(started: Started, size: int, fresh: bool, complete: list[float], _number: int) -> float:
    """Return the milliseconds until the first paint, and keep those until the list is complete."""
    home = started.home.with_name("fresh") if fresh else started.home
    rmtree(started.home.with_name("fresh"), ignore_errors=True)
    begun = perf_counter()
    with open_in_terminal(started.articles, environment_in(home)) as app:
        first = _painted(app, lambda: _has_rows(app, started, size), begun)
        complete.append(_painted(app, partial(_is_complete, app, size), begun))
    return first


def _start_floor(root: Path, _number: int) -> float:
    begun = perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.floors"]
    with run_in_terminal(command, environment_in(root / "floor")) as app:
        return _painted(app, lambda: READY in app.row(0), begun)


def _painted(app: Terminal, is_so: Callable[[], bool], begun: float) -> float:
    app.wait_for(is_so, LONGEST_START)
    return (app.painted - begun) * 1000


def _has_rows(app: Terminal, started: Started, size: int) -> bool:
    """Tell whether the first rows of the list are there, below its headings."""
    rows = app.rows[2 : 2 + min(size, ROWS_SEEN)]
    return all(any(words in row for words in started.words) for row in rows)


def _is_complete(app: Terminal, size: int) -> bool:
    return f"{size:,} articles" in app.row(0) or f"{size} articles" in app.row(0)


if __name__ == "__main__":
    sys.exit(main())

"""What the screens may cost and what they do: every interactive budget of the design, in one table.

    python -m tests.benchmarks.budgets [--quick] [--rounds N] [--articles N] [--highlights N]

It runs the benchmarks start, keys, lists, pace and saving one after the other, each of which tells
more by itself, and takes some minutes. Ratios are those of medians, or where it says so of 95th
percentiles, to a floor that was measured in turn with it. With --quick everything is small and
short: to see that it runs.
"""

import asyncio
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks import keys, lists, pace, saving, start
from tests.benchmarks.libraries import generate_library, write_articles
from tests.benchmarks.options import new_parser
from tests.benchmarks.ratios import Budget, Ratio, percentile, print_ratios
from tests.benchmarks.tables import print_table
from tests.benchmarks.terminal import TerminalError

ROUNDS = 40
ARTICLES = 10_000
HIGHLIGHTS = 100_000
FRAME = 16.0
"""Milliseconds that saving a highlight may hold up keys."""

Part = Callable[[Namespace], Iterator[Budget]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a budget is not kept."""
    options = _parsed(arguments)
    parts: tuple[Part, ...] = (_start, _keys, _lists, _pace, _saving)
    budgets = [budget for part in parts for budget in part(options)]
    rows = [[one.what, one.limit, one.measured, _kept(one)] for one in budgets]
    print_table("Budgets", ["what", "limit", "measured", "kept"], rows)
    return 0 if all(one.is_kept for one in budgets) else 1


def _parsed(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("budgets", __doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    parser.add_argument("--highlights", type=int, default=HIGHLIGHTS, metavar="N")
    options = parser.parse_args(arguments)
    if options.quick:
        options.rounds, options.articles, options.highlights = 6, 300, 1_000
    return options


def _start(options: Namespace) -> Iterator[Budget]:
    rounds = 3 if options.quick else start.ROUNDS
    return _told("start", start.measure((5, options.articles), rounds))


def _keys(options: Namespace) -> Iterator[Budget]:
    rows, marks = (4_000, 1_000) if options.quick else (keys.ROWS, keys.MARKS)
    return _told("keys", keys.measure(options.rounds, rows, marks))


def _lists(options: Namespace) -> Iterator[Budget]:
    sizes = (1_000,) if options.quick else lists.SIZES
    ratios = [ratio for size in sizes for ratio in lists.measure(size, options.rounds)]
    return _told("lists", ratios)


def _told(title: str, ratios: Sequence[Ratio]) -> Iterator[Budget]:
    """Print the table of a benchmark and return its budgets."""
    print_ratios(f"{title}: milliseconds", ratios)
    return (one.budget for one in ratios if one.limit is not None)


def _pace(options: Namespace) -> Iterator[Budget]:
    """Measure keys while an index is made, beside idle ones."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "articles")
        write_articles(generate_library(options.articles), folder)
        try:
            paces = pace.measure(folder, options.rounds if options.quick else pace.KEYS)
        except TerminalError as error:
            yield Budget("keys while an index is made", f"{pace.LIMIT}", str(error), False)
            return
    pace.print_paces(options.articles, paces)
    for place, busy in paces.busy.items():
        ratio = percentile(busy, 95) / percentile(paces.idle[place], 95)
        what = f"{place}: keys while {options.articles:,} articles are indexed ÷ idle, 95 of 100"
        yield Budget(what, f"{pace.LIMIT}", f"{ratio:.2f}", ratio <= pace.LIMIT)


def _saving(options: Namespace) -> Iterator[Budget]:
    """Measure how long keys wait while a highlight is saved."""
    rounds = 4 if options.quick else saving.ROUNDS
    pauses, _ = asyncio.run(saving.measure(options.highlights, rounds))
    longest = median(pauses)
    what = f"save a highlight, {options.highlights:,} in the store"
    yield Budget(what, f"{FRAME:.0f} ms", f"{longest:.1f} ms", longest <= FRAME)


def _kept(one: Budget) -> str:
    return "yes" if one.is_kept else "NO"


if __name__ == "__main__":
    sys.exit(main())

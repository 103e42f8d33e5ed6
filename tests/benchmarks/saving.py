"""How long the app answers no key while a highlight is saved.

    python -m tests.benchmarks.saving [--sizes N ...] [--rounds N]

The app runs on the sample library, without a terminal, with so many highlights of other articles
in its annotations file. Pauses are the longest times in which the thread that answers keys did
nothing else, in milliseconds, while words were highlighted and tagged, the drawing that follows
included; beside them the same after another program has saved.
"""

import asyncio
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

from textual.pilot import Pilot

from tests.benchmarks.options import new_parser
from tests.benchmarks.store import fill
from tests.benchmarks.tables import print_table
from tests.conftest import SEEDS, settle, wait_until
from tui.annotations.location import default_file
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.app import RetoldApp
from tui.articles.model import Span
from tui.screens.reader import ReaderScreen

SIZES = (0, 1_000, 100_000)
ROUNDS = 20
TICK = 0.001
"""Seconds between two looks at the clock."""

Pauses = tuple[list[float], list[float]]
"""Milliseconds while the app saved, and while another program did."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = new_parser("saving", __doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    options = parser.parse_args(arguments)
    found = {size: asyncio.run(measure(size, options.rounds)) for size in options.sizes}
    least = [median(pauses) for pauses in found[min(found)]]
    rows = [
        [f"{size:,}", *map(_with_ratio, pauses, least)] for size, pauses in sorted(found.items())
    ]
    header = ["highlights in the file", "saved here", "saved by another program"]
    title = "Longest pause of the thread that answers keys, ms: median (worst), ratio to the least"
    print_table(title, header, rows)


def _with_ratio(pauses: Sequence[float], least: float) -> str:
    return f"{median(pauses):.1f} ({max(pauses):.1f}) {median(pauses) / least:.2f}"


async def measure(size: int, rounds: int) -> Pauses:
    """Return the longest pause of each round, with `size` highlights in the file."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(shutil.copytree(SEEDS, Path(folder, "seeds")))
        file = default_file(library)
        fill(file, size)
        other = Notebook(AnnotationStore(file), library)
        other.tags_in_use()
        async with _reading(library) as pilot:
            rest = [await _measure_round(pilot, other, number) for number in range(rounds)]
    return [own for own, _ in rest], [others for _, others in rest]


@asynccontextmanager
async def _reading(library: Path) -> AsyncIterator[Pilot[str]]:
    """Open the first article of a library."""
    app = RetoldApp([library])
    try:
        async with app.run_test() as pilot:
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            yield pilot
    finally:
        app.end()


async def _measure_round(pilot: Pilot[str], other: Notebook, number: int) -> tuple[float, float]:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    article, notebook = screen.article, screen.desk.notebook
    await pilot.press("right_parenthesis", "v", "e", "t", *f"flood {number}")
    count = notebook.count(article.id)
    own = await _longest_pause(
        pilot, pilot.press("enter"), lambda: notebook.count(article.id) > count
    )
    saving = asyncio.to_thread(other.add, article, Span(number, number + 5), tags=["by another"])
    others = await _longest_pause(pilot, saving, lambda: notebook.count(article.id) > count + 1)
    return own, others


async def _longest_pause(
    pilot: Pilot[str], begun: Awaitable[object], is_done: Callable[[], bool]
) -> float:
    """Return the longest time in milliseconds in which no other task had its turn."""
    longest, is_over = 0.0, False

    async def look() -> None:
        nonlocal longest
        before = time.perf_counter()
        while not is_over:
            await asyncio.sleep(TICK)
            now = time.perf_counter()
            longest, before = max(longest, now - before - TICK), now

    looking = asyncio.create_task(look())
    await begun
    await wait_until(pilot, is_done)
    await settle(pilot)
    is_over = True
    await looking
    return longest * 1000


if __name__ == "__main__":
    main()

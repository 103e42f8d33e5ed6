"""How long until all that a library shares is there, and what an opened article shares.

    python -m tests.benchmarks.computing [COUNT] [--seed N] [--opened N] [--many-stories]

COUNT generated articles on one story, 500 without it, are compared by the process that the app
starts for that. Seconds, from the start of that process to the report. Memory is that of it and its
children together (PSS, looked at ten times a second).
"""

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from statistics import median
from threading import Thread
from time import perf_counter
from typing import NamedTuple

from tests.benchmarks.libraries import generate_library, write_articles
from tests.benchmarks.memory import PeakMemory
from tests.benchmarks.options import new_parser
from tests.benchmarks.synthetic.planted import FEWEST, Reuse, SyntheticLibrary
from tests.benchmarks.tables import print_table
from tui.articles.library import open_library
from tui.overlap.worker.links import start_process
from tui.overlap.worker.messages import (
    Answered,
    Begin,
    OpenArticle,
    Phase,
    Progress,
    Report,
    Shared,
    Trouble,
)
from tui.overlap.worker.messages import Found as FoundPairs

ARTICLES = 500
OPENED = 10
"""Articles opened, one after the other."""

ALL_PAIRS, SIMILAR, REOPENED = 60.0, 1.0, 1.0
"""Seconds until the passages of all candidate pairs are there, until an opened article has its
similar sentences, and until all that was kept is there again."""

QUIET = 2.0
"""Seconds without a report after which nothing more is expected."""

_CHANGED = " A sentence that was not there before stands at the end now."

Pair = tuple[str, str]


class Found(NamedTuple):
    """What came of comparing a library: seconds, pairs compared, and those that share something."""

    first: float
    planned: float
    all_of: float
    compared: int
    sharing: set[Pair]


class Opened(NamedTuple):
    """Seconds until an opened article has its similar sentences, and all there is about it."""

    similar: float
    everything: float


class Session:
    """A library that is being compared by a process of its own."""

    def __init__(self, folder: Path, cache: Path) -> None:
        hashes = {article.id: article.sha256 for article in open_library(folder).articles}
        self._begun = perf_counter()
        self._link = start_process()
        self._memory = PeakMemory(self._link.process)
        self._requests = 0
        self._reports: SimpleQueue[tuple[float, Report]] = SimpleQueue()
        Thread(target=self._hear, daemon=True).start()
        self._link.channel.send(Begin((folder,), hashes, cache=cache, jobs=os.cpu_count() or 1))

    def run(self) -> Found:
        """Wait until every pair was compared or found in the cache, and nothing more comes."""
        first, planned, sharing = 0.0, 0.0, set[Pair]()
        done: tuple[float, int] | None = None
        while True:
            try:
                now, report = self._receive(QUIET if done else None)
            except Empty:
                assert done
                return Found(first, planned, *done, sharing)
            if isinstance(report, Shared):
                first = first or now
                sharing.update((one.left, one.right) for one in report.sharings)
            elif isinstance(report, Progress):
                is_comparing = report.phase is Phase.COMPARING
                planned = now if is_comparing and not planned else planned
                is_done = is_comparing and report.done >= report.total
                done = (done or (now, report.total)) if is_done else None

    def wait_for_plan(self) -> None:
        """Wait until pairs are compared."""
        while True:
            _, report = self._receive()
            if isinstance(report, Progress) and report.phase is Phase.COMPARING:
                return

    def open(self, article_id: str) -> Opened:
        """Return how long it took until what there is about an article was reported."""
        self._requests += 1
        asked, similar = perf_counter(), 0.0
        self._link.channel.send(OpenArticle(article_id))
        while True:
            _, report = self._receive()
            if isinstance(report, FoundPairs) and any(pair.similar for pair in report.pairs):
                similar = perf_counter() - asked
            if isinstance(report, Answered) and report.requests >= self._requests:
                return Opened(similar, perf_counter() - asked)

    def peak(self) -> float:
        """Return the most memory the process had until now, in MiB, and look no more."""
        return self._memory.end()

    def close(self) -> None:
        """End the process."""
        self._memory.end()
        self._link.close()

    def _receive(self, seconds: float | None = None) -> tuple[float, Report]:
        """Return the next report and when it came; raise Empty where none does in time."""
        now, report = self._reports.get(timeout=seconds)
        if isinstance(report, Trouble):
            raise SystemExit(f"comparing went wrong: {report.reason}")
        return now, report

    def _hear(self) -> None:
        try:
            while True:
                report: Report = self._link.channel.receive()  # type: ignore[assignment]
                self._reports.put((perf_counter() - self._begun, report))
        except EOFError:
            self._reports.put((perf_counter() - self._begun, Trouble("the process has ended")))


class Times(NamedTuple):
    """Seconds of a library at each start, and of each article opened, with the peak in MiB."""

    new: Found
    again: Found
    after_change: Found
    opened_meanwhile: list[Opened]
    opened_afterwards: list[Opened]
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where a limit is not kept."""
    options = _parse(arguments)
    library = generate_library(options.count, options.seed, one_story=not options.many_stories)
    with tempfile.TemporaryDirectory() as name:
        write_articles(library, Path(name, "articles"))
        times = measure(library, Path(name), options.opened)
    print_starts(options.count, times)
    print_found(library, times.new)
    return 0 if print_limits(times) else 1


def measure(library: SyntheticLibrary, home: Path, opened: int) -> Times:
    """Compare the library in `home`/articles: new, with what was kept, and with a file changed."""
    folder, cache = home / "articles", home / "cache"
    ids = [article.id for article in library.articles]
    chosen = ids[:: max(1, len(ids) // opened)][:opened]
    with _session(folder, home / "cache of its own") as session:
        session.wait_for_plan()
        meanwhile = [session.open(article_id) for article_id in chosen]
    with _session(folder, cache) as session:
        new = session.run()
        afterwards = [session.open(article_id) for article_id in chosen]
        memory = session.peak()
    with _session(folder, cache) as session:
        again = session.run()
    changed = folder / ids[len(ids) // 2]
    changed.write_text(changed.read_text(encoding="utf-8") + _CHANGED, encoding="utf-8")
    with _session(folder, cache) as session:
        return Times(new, again, session.run(), meanwhile, afterwards, memory)


@contextmanager
def _session(folder: Path, cache: Path) -> Iterator[Session]:
    session = Session(folder, cache)
    try:
        yield session
    finally:
        session.close()


def print_starts(count: int, times: Times) -> None:
    """Print when what is there at each start, and how long an opened article takes."""
    starts = {"new": times.new, "again": times.again, "one file changed": times.after_change}
    rows = [
        [name, f"{one.planned:.2f}", f"{one.first:.2f}", f"{one.all_of:.2f}", f"{one.compared:,}"]
        for name, one in starts.items()
    ]
    header = ["start", "pairs chosen", "first pair reported", "all reported", "pairs"]
    title = f"{count:,} articles, {times.memory:,.0f} MiB at most: seconds after the start"
    print_table(title, header, rows)
    opened = {
        "while others are compared": times.opened_meanwhile,
        "afterwards": times.opened_afterwards,
    }
    print_table(
        "Seconds until an opened article has its similar sentences, and everything",
        ["opened", "articles", "", "first", "median", "worst"],
        [
            [name, str(len(all_of)), what, *(f"{f(some):.3f}" for f in (_first, median, max))]
            for name, all_of in opened.items()
            for what, some in zip(("similar", "everything"), zip(*all_of, strict=True), strict=True)
        ],
    )


def _first(values: Sequence[float]) -> float:
    return values[0]


def print_found(library: SyntheticLibrary, found: Found) -> None:
    """Print how many of the planted passages are in pairs that share something."""
    ids = [article.id for article in library.articles]
    planted: dict[Reuse, list[bool]] = {}
    for pair in library.planted_pairs():
        one, other = ids[pair.left], ids[pair.right]
        is_found = bool({(one, other), (other, one)} & found.sharing)
        planted.setdefault(pair.reuse, []).append(is_found)
    rows = [
        [reuse, f"{len(planted[reuse]):,}", f"{sum(planted[reuse]) / len(planted[reuse]):.3f}"]
        for reuse in Reuse
        if reuse in planted
    ]
    numbers = {article_id: number for number, article_id in enumerate(ids)}
    strange = sum(
        len(library.common(numbers[one], numbers[other])) < FEWEST for one, other in found.sharing
    )
    title = f"{len(found.sharing):,} pairs share something, {strange:,} of them only boilerplate"
    print_table(title, ["passages", "planted", "share found"], rows)


def print_limits(times: Times) -> bool:
    """Print what is measured beside its limit, and tell whether all are kept."""
    meanwhile, afterwards = (
        max(one.similar for one in opened)
        for opened in (times.opened_meanwhile, times.opened_afterwards)
    )
    rows = [
        ("passages of all candidate pairs", times.new.all_of, ALL_PAIRS),
        ("similar sentences of an article opened meanwhile, the worst", meanwhile, SIMILAR),
        ("similar sentences of an article opened afterwards, the worst", afterwards, SIMILAR),
        ("all that was kept", times.again.all_of, REOPENED),
    ]
    print_table(
        "Limits, seconds",
        ["", "measured", "limit", "kept"],
        [
            [name, f"{got:.2f}", f"{limit:.0f}", "yes" if got <= limit else "NO"]
            for name, got, limit in rows
        ],
    )
    return all(got <= limit for _, got, limit in rows)


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("computing", __doc__)
    parser.add_argument("count", type=int, nargs="?", default=ARTICLES)
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--opened", type=int, default=OPENED, metavar="N")
    parser.add_argument("--many-stories", action="store_true", help="not all on one story")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

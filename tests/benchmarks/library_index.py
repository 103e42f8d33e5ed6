"""How long the index of a library takes, how much memory, and what it finds of what is planted.

    python -m tests.benchmarks.library_index COUNT [--seed N] [--jobs N] [--hard-boxes]

A generated library of COUNT articles is indexed by a fresh process; then again by another one,
which has what the first one kept; then with one file changed. Memory is that of a process and its
children together (PSS, looked at ten times a second), or the most of the process alone where that
is more. Runs are the words in a row that two articles share.
"""

import json
import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tests.benchmarks.libraries import generate_library, write_articles
from tests.benchmarks.memory import PeakMemory
from tests.benchmarks.options import new_parser
from tests.benchmarks.store import peak_memory
from tests.benchmarks.synthetic.planted import Kind, Reuse, SyntheticLibrary
from tests.benchmarks.synthetic.recall import (
    Junk,
    Pairs,
    Recall,
    SharedRuns,
    junk_of,
    recall_of,
)
from tests.benchmarks.tables import print_table
from tui.articles.files import find_names

if TYPE_CHECKING:
    from tui.overlap.index.library_index import LibraryIndex

LIMITS = ((10_000, 5.0, 500.0), (100_000, 60.0, 4000.0))
"""Up to so many articles, the seconds and MiB that the shared runs of all pairs may take."""

REOPENED, CHANGED = 0.5, 1.0
"""Seconds that opening it again may take, and after one file has changed."""

RECALL = {Reuse.VERBATIM: 0.99, Reuse.EDITED: 0.95}
"""Shares of the planted passages that must be found."""

JUNK = 0.01
"""Share of the pairs reported that may be of articles which share nothing but boilerplate."""


_FRAMES = (Kind.HEADER, Kind.FOOTER)
_STARTS = ("new", "again", "one file changed")
_RACE = 3.0
"""Seconds in which a file may change without another time of change: none is trusted so soon."""

_CHANGE = " A sentence that was not there before stands at the end now."


class Start(NamedTuple):
    """Seconds of each step of a process, in order, its CPU seconds, and the peak memory in MiB."""

    steps: dict[str, float]
    cpu: float
    memory: float

    @property
    def seconds(self) -> float:
        """Return the seconds until the shared runs are there, once the program is."""
        return sum(self.steps[step] for step in ("list", "read and hash", "join and keep"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where a limit is not kept."""
    options = _parse(arguments)
    if options.measure:
        folder, cache, file = map(Path, options.measure)
        print(json.dumps(measure(folder, cache, file, options.jobs)))
        return 0
    library = generate_library(options.count, options.seed, hard_boxes=options.hard_boxes)
    with tempfile.TemporaryDirectory() as name:
        starts = measure_starts(library, Path(name), options.jobs)
        found = np.load(Path(name, f"{_STARTS[0]}.npz"))
        runs = SharedRuns(*(found[name].astype(np.int64) for name in SharedRuns._fields))
        candidates = set(map(tuple, found["candidates"].tolist()))
    print_starts(options.count, options.jobs, starts)
    recall = recall_of(library, runs, candidates)
    print_recall(recall)
    junk = junk_of(library, runs)
    print_junk(junk, candidates, library)
    return 0 if print_limits(options.count, starts, recall, junk) else 1


def measure_starts(library: SyntheticLibrary, home: Path, jobs: int) -> dict[str, Start]:
    """Index the library in a new folder, again, and with a file changed; its texts are dropped."""
    folder = home / "articles"
    write_articles(library, folder)
    changed = folder / library.articles[len(library.articles) // 2].id
    library.articles.clear()
    starts = {}
    for name in _STARTS:
        if name == _STARTS[-1]:
            changed.write_text(changed.read_text(encoding="utf-8") + _CHANGE, encoding="utf-8")
        sleep(_RACE)
        starts[name] = _in_a_process(folder, home / "cache", home / f"{name}.npz", jobs)
    return starts


def measure(folder: Path, cache: Path, file: Path, jobs: int) -> Start:
    """Index a folder, write what was found to a file, and return how long it took."""
    steps: dict[str, float] = {}
    last = perf_counter()

    def done(step: str, now: float) -> None:
        nonlocal last
        steps[step], last = now - last, now

    from tui.overlap.index.opening import open_index

    done("import", perf_counter())
    files = list(find_names(folder))
    done("list", perf_counter())
    begun, read = perf_counter(), list[float]()

    def tell(count: int, total: int) -> None:
        if count == total:
            read.append(perf_counter())

    index = open_index(files, cache, jobs, tell).index
    done("read and hash", read[0] if read else begun)
    done("join and keep", perf_counter())
    candidates = index.candidates()
    done("choose candidates", perf_counter())
    start = Start(steps, sum(os.times()[:4]), peak_memory())
    _save(index, candidates, file)
    return start


def _save(index: "LibraryIndex", candidates: Sequence[tuple[str, str]], file: Path) -> None:
    """Write the runs and the candidates with the numbers that articles have by name."""
    numbers = {article_id: int(Path(article_id).stem) for article_id in index.ids}
    order = np.array([numbers[article_id] for article_id in index.ids])
    runs = {name: getattr(index.runs, name) for name in SharedRuns._fields}
    runs |= {side: order[runs[side]] for side in ("left", "right")}
    pairs = np.array([sorted((numbers[one], numbers[other])) for one, other in candidates])
    np.savez(file, candidates=pairs.reshape(-1, 2), **runs)


def _in_a_process(folder: Path, cache: Path, file: Path, jobs: int) -> Start:
    command = [sys.executable, "-m", "tests.benchmarks.library_index", "0", "--jobs", str(jobs)]
    process = subprocess.Popen(
        [*command, "--measure", str(folder), str(cache), str(file)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    memory = PeakMemory(process)
    output, _ = process.communicate()
    peak = memory.end()
    if process.returncode:
        raise SystemExit(f"indexing ended with status {process.returncode}")
    steps, cpu, alone = json.loads(output)
    return Start(steps, cpu, max(peak, alone))


def print_starts(count: int, jobs: int, starts: dict[str, Start]) -> None:
    """Print how long each step took at each start, and the memory."""
    rows = [
        [
            name,
            *(f"{seconds:.2f}" for seconds in (*start.steps.values(), start.cpu)),
            f"{start.memory:,.0f}",
        ]
        for name, start in starts.items()
    ]
    title = f"{count:,} articles, {jobs} processes: seconds of each step, and CPU of all"
    print_table(title, ["start", *starts[_STARTS[0]].steps, "CPU", "MiB"], rows)


def print_recall(recall: dict[Reuse, Recall]) -> None:
    """Print what was found of each kind of planted passage."""
    rows = [
        [
            reuse,
            f"{found.planted:,}",
            *(f"{part / found.planted:.3f}" for part in found[1:]),
        ]
        for reuse, found in recall.items()
    ]
    header = ["passages", "planted", "a run on its words", "a run in the pair", "candidates"]
    print_table("Share of the planted passages that were found", header, rows)


def print_junk(junk: Junk, candidates: Pairs, library: SyntheticLibrary) -> None:
    """Print which pairs were reported that are not related."""
    related = library.related()
    rows = [
        ["pairs that share a run", f"{junk.reported:,}"],
        ["of these not two of a group (reprints, leads, quotes)", f"{junk.outside_groups:,}"],
        *([f"junk: {kind}", f"{times:,}"] for kind, times in junk.by_kind.most_common()),
        ["candidates", f"{len(candidates):,}"],
        ["of these not related", f"{len(candidates - related):,}"],
    ]
    print_table("Pairs of articles", ["", "pairs"], rows)


def print_limits(
    count: int, starts: dict[str, Start], recall: dict[Reuse, Recall], junk: Junk
) -> bool:
    """Print what is measured beside its limit, and tell whether all are kept."""
    new, again, changed = (starts[name] for name in _STARTS)
    rows: list[tuple[str, float, str, float]] = []
    for most, seconds, mebibytes in LIMITS:
        if count <= most:
            rows.append(("seconds", new.seconds, "at most", seconds))
            rows.append(("MiB", new.memory, "at most", mebibytes))
            break
    rows.append(("seconds, opened again", again.seconds, "at most", REOPENED))
    rows.append(("seconds, one file changed", changed.seconds, "at most", CHANGED))
    for reuse, least in RECALL.items():
        rows.append((f"{reuse} found", recall[reuse].share, "at least", least))
    for name, kinds in (("headers and footers", _FRAMES), ("all kinds", tuple(junk.by_kind))):
        rows.append((f"junk, {name}", junk.share(kinds), "at most", JUNK))
    kept = [
        got <= limit if direction == "at most" else got >= limit
        for _, got, direction, limit in rows
    ]
    print_table(
        f"Limits at {count:,} articles",
        ["", "measured", "limit", "kept"],
        [
            [name, f"{got:,.3f}", f"{direction} {limit:,g}", "yes" if ok else "NO"]
            for (name, got, direction, limit), ok in zip(rows, kept, strict=True)
        ],
    )
    return all(kept)


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("library_index", __doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--hard-boxes", action="store_true", help="boxes that are hard to tell")
    parser.add_argument(
        "--measure", nargs=3, metavar=("FOLDER", "CACHE", "FILE"), help="for the process it starts"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

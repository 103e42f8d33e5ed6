"""How long the index of a library takes, how much memory, and what it finds of what is planted.

    python -m tests.benchmarks.library_index COUNT [--seed N] [--jobs N]

A generated library of COUNT articles is read, hashed and joined in a fresh process. Memory is that
of the process and its children together (PSS, looked at ten times a second), or the most of the
process alone where that is more. Runs are the words in a row that two articles share.
"""

import json
import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

import numpy as np

from tests.benchmarks.libraries import generate_library, write_articles
from tests.benchmarks.memory import PeakMemory
from tests.benchmarks.options import new_parser
from tests.benchmarks.store import peak_memory
from tests.benchmarks.synthetic.planted import Reuse, SyntheticLibrary
from tests.benchmarks.synthetic.recall import (
    Junk,
    Pairs,
    Recall,
    SharedRuns,
    junk_of,
    recall_of,
)
from tests.benchmarks.tables import print_table
from tui.articles.library import find_files

LIMITS = ((10_000, 5.0, 500.0), (100_000, 60.0, 4000.0))
"""Up to so many articles, the seconds and MB that finding the shared runs of all pairs may take."""

RECALL = {Reuse.VERBATIM: 0.99, Reuse.EDITED: 0.95}
"""Shares of the planted passages that must be found."""

JUNK = 0.01
"""Share of the pairs reported that may be of articles which share nothing but boilerplate."""


class Measured(NamedTuple):
    """Seconds of each step in order, with CPU seconds, and the peak memory in MiB."""

    steps: dict[str, tuple[float, float]]
    memory: float

    @property
    def seconds(self) -> float:
        """Return the wall-clock seconds of all steps together."""
        return sum(seconds for seconds, _ in self.steps.values())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where a limit is not kept."""
    options = _parse(arguments)
    if options.measure:
        folder, file = map(Path, options.measure)
        print(json.dumps(measure(folder, file, options.jobs)))
        return 0
    library = generate_library(options.count, options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name, "articles"), Path(name, "found.npz")
        write_articles(library, folder)
        library.articles.clear()
        measured = _in_a_process(folder, file, options.jobs)
        found = np.load(file)
        runs = SharedRuns(*(found[name].astype(np.int64) for name in SharedRuns._fields))
        candidates = set(map(tuple, found["candidates"].tolist()))
    print_steps(options.count, options.jobs, measured)
    recall = recall_of(library, runs, candidates)
    print_recall(recall)
    junk = junk_of(library, runs)
    print_junk(junk, candidates, library)
    return 0 if print_limits(options.count, measured, recall, junk) else 1


def measure(folder: Path, file: Path, jobs: int) -> dict[str, object]:
    """Index a folder, write what was found to a file, and return the seconds and memory."""
    steps: dict[str, tuple[float, float]] = {}
    last = perf_counter(), _cpu()

    def done(step: str) -> None:
        nonlocal last
        now = perf_counter(), _cpu()
        steps[step] = now[0] - last[0], now[1] - last[1]
        last = now

    from tui.overlap.index.corpus import gather
    from tui.overlap.index.hashing import hash_files
    from tui.overlap.index.library_index import RUN_BITS, index_corpus

    done("import")
    files = list(find_files(folder))
    done("list the files")
    hashed = [one for some in hash_files(files, jobs) for one in some]
    done("read and hash")
    index = index_corpus([one.id for one in hashed], gather([one.words for one in hashed]))
    done("join")
    candidates = index.candidates()
    done("choose candidates")
    memory = peak_memory()
    telling = index.runs.bits >= RUN_BITS
    runs = {name: getattr(index.runs, name)[telling] for name in SharedRuns._fields}
    numbers = {one.id: int(Path(one.id).stem) for one in hashed}
    pairs = np.array([sorted((numbers[a], numbers[b])) for a, b in candidates])
    order = np.array([numbers[article_id] for article_id in index.ids])
    runs |= {side: order[runs[side]] for side in ("left", "right")}
    np.savez(file, candidates=pairs.reshape(-1, 2), **runs)
    return {"steps": steps, "memory": memory}


def _cpu() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    times = os.times()
    return process_time() + times.children_user + times.children_system


def _in_a_process(folder: Path, file: Path, jobs: int) -> Measured:
    command = [sys.executable, "-m", "tests.benchmarks.library_index", "0", "--jobs", str(jobs)]
    process = subprocess.Popen(
        [*command, "--measure", str(folder), str(file)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    memory = PeakMemory(process)
    output, _ = process.communicate()
    peak = memory.end()
    if process.returncode:
        raise SystemExit(f"indexing ended with status {process.returncode}")
    told = json.loads(output)
    return Measured(told["steps"], max(peak, told["memory"]))


def print_steps(count: int, jobs: int, measured: Measured) -> None:
    """Print how long each step took."""
    rows = [
        [name, f"{seconds:.2f}", f"{cpu:.2f}"] for name, (seconds, cpu) in measured.steps.items()
    ]
    rows.append(["together", f"{measured.seconds:.2f}", ""])
    title = f"{count:,} articles, {jobs} processes, {measured.memory:,.0f} MiB at most"
    print_table(title, ["step", "seconds", "CPU seconds"], rows)


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


def print_limits(count: int, measured: Measured, recall: dict[Reuse, Recall], junk: Junk) -> bool:
    """Print what is measured beside its limit, and tell whether all are kept."""
    rows: list[tuple[str, float, float, bool]] = []
    for most, seconds, mebibytes in LIMITS:
        if count <= most:
            rows.append(("seconds, at most", measured.seconds, seconds, True))
            rows.append(("MiB, at most", measured.memory, mebibytes, True))
            break
    for reuse, least in RECALL.items():
        found = recall[reuse]
        rows.append((f"{reuse} found, at least", found.on_the_words / found.planted, least, False))
    rows.append(("junk, at most", junk.share, JUNK, True))
    kept = [got <= limit if is_most else got >= limit for _, got, limit, is_most in rows]
    print_table(
        f"Limits at {count:,} articles",
        ["", "measured", "limit", "kept"],
        [
            [name, f"{got:,.3f}", f"{limit:,g}", "yes" if ok else "NO"]
            for (name, got, limit, _), ok in zip(rows, kept, strict=True)
        ],
    )
    return all(kept)


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("library_index", __doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument(
        "--measure", nargs=2, metavar=("FOLDER", "FILE"), help="for the process it starts"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

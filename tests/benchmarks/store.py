"""How fast the annotations file is and how much memory it takes, beside plain TinyDB.

    python -m tests.benchmarks.store [--sizes N ...] [--rounds N]

Records are highlights of about 650 bytes, 20 an article. Each measurement is a process of its own.
Plain TinyDB holds the same file with JSONStorage; it opens by reading it and looking for the
highlights of one article. Times are wall-clock milliseconds: medians, and the worst of all rounds.
"""

import json
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter, sleep

from tinydb import TinyDB, where

from tests.benchmarks.options import new_parser
from tests.benchmarks.tables import print_table
from tests.durability.disks import ProcessDisk
from tests.durability.samples import HIGHLIGHTS_AN_ARTICLE, new_highlight, source_of
from tests.durability.subjects import RETOLD
from tui.annotations.durable.database import open_database
from tui.annotations.model import Change, Highlight
from tui.annotations.records.coding import TABLES, to_record
from tui.annotations.store import AnnotationStore

SIZES = (1_000, 100_000)
ROUNDS = 60
OPENINGS = 5
"""How often the file is opened, each time in a process of its own."""

SLOW_ROUNDS = 3
"""Rounds of what may take seconds."""

MANY = 100
"""Records of a group that is saved at once."""

GENERATIONS = 3
"""How often the file is written anew while records are inserted."""

KEYS_APART = 0.02
"""Seconds between two saves while the file is written anew."""

RECORDS_AT_ONCE = 5_000
TABLE = TABLES[Highlight]
PLAIN = "plain"
METHODS = (*RETOLD, PLAIN)
WHILE_WRITTEN = "insert while the file is written anew"
FRAME = 1000 / 60
"""Milliseconds of a frame."""

Times = list[float]
Measured = dict[str, Times]
Action = Callable[[], object]
Actions = Mapping[str, Callable[[int], Action]]
"""What prepares each thing to be measured, given the number of the round, by name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where a limit that the project sets itself is not kept."""
    options = _parse(arguments)
    if options.measure:
        method, file, size = options.measure
        print(json.dumps(measure(method, Path(file), int(size), options.rounds)))
        return 0
    found: dict[int, dict[str, Measured]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            file = Path(folder, f"{size}.json")
            fill(file, size)
            found[size] = _measure_all(file, size, options.rounds)
            print_size(size, file.stat().st_size, found[size])
    return 0 if print_limits(found) else 1


def fill(file: Path, size: int) -> None:
    """Write a file of so many highlights, closed in order."""
    store = AnnotationStore(file, ProcessDisk())
    for first in range(0, size, RECORDS_AT_ONCE):
        numbers = range(first, min(size, first + RECORDS_AT_ONCE))
        store.apply([Change(None, new_highlight(number)) for number in numbers])
    store.close()


def measure(method: str, file: Path, size: int, rounds: int) -> Measured:
    """Measure one method on a file of `size` highlights, with the memory at its most in MiB."""
    opened = perf_counter()
    actions = {"store": store_actions, "database": database_actions, PLAIN: plain_actions}[method]
    chosen = actions(file, size)
    chosen["open"](0)()
    found: Measured = {"open": [(perf_counter() - opened) * 1000]}
    found["memory after opening"] = [peak_memory()]
    for name, prepare in chosen.items():
        if name == WHILE_WRITTEN and rounds:
            found[name] = _times_while_written(prepare, file)
        elif name != "open" and rounds:
            is_slow = method == PLAIN or (method != "store" and name.startswith("read"))
            found[name] = [
                _milliseconds(prepare(index)) for index in range(SLOW_ROUNDS if is_slow else rounds)
            ]
    found["memory"] = [peak_memory()]
    return found


def _times_while_written(prepare: Callable[[int], Action], file: Path) -> Times:
    """Return how long each insert took until the file had been put in place several times."""
    times: Times = []
    seen, generations = file.stat().st_ino, 0
    while generations < GENERATIONS:
        times.append(_milliseconds(prepare(len(times))))
        now = file.stat().st_ino
        generations, seen = generations + (now != seen), now
    return times


def store_actions(file: Path, size: int) -> Actions:
    """Return what is measured of an AnnotationStore."""
    store = AnnotationStore(file)

    def apply(*changes: Change) -> Action:
        return lambda: store.apply(changes)

    def update(index: int) -> Action:
        before = store.get(Highlight, new_highlight(index).id)
        return apply(Change(before, new_highlight(index, index + 1)))

    def insert_many(index: int) -> Action:
        first = size + MANY * (index + MANY)
        return apply(*(Change(None, new_highlight(first + number)) for number in range(MANY)))

    writers: list[Thread] = []

    def insert_meanwhile(index: int) -> Action:
        if not writers or not writers[-1].is_alive():
            writers.append(Thread(target=store.close, daemon=True))
            writers[-1].start()
        sleep(KEYS_APART)
        return apply(Change(None, new_highlight(100 * size + index)))

    def read(index: int) -> Action:
        source = _other_source(index, size)
        return lambda: store.about(Highlight, source)

    return {
        "open": lambda _: lambda: store.about(Highlight, source_of(0)),
        "read one article": read,
        "read it again": read,
        "insert": lambda index: apply(Change(None, new_highlight(size + index))),
        "update": update,
        f"insert {MANY}": insert_many,
        "delete": lambda index: apply(Change(new_highlight(size + index), None)),
        "refresh, nothing new": lambda _: store.refresh,
        WHILE_WRITTEN: insert_meanwhile,
    }


def database_actions(file: Path, size: int) -> Actions:
    """Return what is measured of the TinyDB database that retold opens."""
    return _table_actions(open_database(file), size)


def plain_actions(file: Path, size: int) -> Actions:
    """Return what is measured of TinyDB as it is shipped."""
    return _table_actions(TinyDB(file, encoding="utf-8"), size)


def peak_memory() -> float:
    """Return the most memory that this process has had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Linux hands the most of the parent down to a new program as its ru_maxrss.
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def print_size(size: int, size_of_file: int, found: Mapping[str, Measured]) -> None:
    """Print what was measured at one size, with the ratio to plain TinyDB."""
    rows = []
    for name in found["store"]:
        row = [name]
        for method in METHODS:
            times = found[method].get(name, [])
            row.append(f"{median(times):.3f} ({max(times):.3f})" if times else "")
        ours, plain = found["store"][name], found[PLAIN].get(name, [])
        row.append(f"{median(plain) / median(ours):.1f}" if plain else "")
        rows.append(row)
    title = (
        f"{size:,} highlights, {size_of_file / size:.0f} bytes each: milliseconds, median (worst); "
        "memory in MiB"
    )
    print_table(title, ["", *METHODS, "plain ÷ store"], rows)


def print_limits(found: Mapping[int, Mapping[str, Measured]]) -> bool:
    """Print the limits the project sets itself and tell whether all are kept."""
    small, large = min(found), max(found)
    store, plain = found[large]["store"], found[large][PLAIN]
    rows: list[tuple[str, float, float, bool]] = []
    for name in ("insert", "update"):
        speed = median(plain[name]) / median(store[name])
        growth = median(store[name]) / median(found[small]["store"][name])
        rows.append((f"{name}: plain ÷ store, at least", speed, 1000, speed >= 1000))
        rows.append((f"{name}: {large:,} ÷ {small:,}, at most", growth, 3, growth <= 3))
        worst = max(store[name])
        rows.append((f"{name}: worst, ms, at most", worst, FRAME, worst <= FRAME))
    blocked = max(store[WHILE_WRITTEN])
    rows.append((f"{WHILE_WRITTEN}: worst, ms, at most", blocked, FRAME, blocked <= FRAME))
    opening = median(store["open"]) / median(plain["open"])
    memory = store["memory"][0] / plain["memory"][0]
    index = median(store["read one article"])
    rows.append(("open: store ÷ plain, at most", opening, 1.0, opening <= 1.0))
    rows.append(("memory: store ÷ plain, at most", memory, 1.2, memory <= 1.2))
    rows.append(("read one article, ms, at most", index, 0.1, index <= 0.1))
    print_table(
        f"Limits at {large:,} highlights",
        ["", "measured", "limit", "kept"],
        [
            [name, f"{got:.3f}", f"{limit:.1f}", "yes" if ok else "NO"]
            for name, got, limit, ok in rows
        ],
    )
    return all(ok for *_, ok in rows)


def _table_actions(database: TinyDB, size: int) -> Actions:
    table = database.table(TABLE)

    def update(index: int) -> Action:
        record = to_record(new_highlight(index, index + 1))
        return lambda: table.update(record, doc_ids=[index + 1])

    def insert(index: int) -> Action:
        record = to_record(new_highlight(size + index))
        return lambda: table.insert(record)

    def insert_many(index: int) -> Action:
        first = size + MANY * (index + MANY)
        records = [to_record(new_highlight(first + number)) for number in range(MANY)]
        return lambda: table.insert_multiple(records)

    def read(source: str) -> Action:
        return lambda: table.search(where("target")["source"] == source)

    return {
        "open": lambda _: read(source_of(0)),
        "read one article": lambda index: read(_other_source(index, size)),
        "insert": insert,
        "update": update,
        f"insert {MANY}": insert_many,
        "delete": lambda index: lambda: table.remove(doc_ids=[size + 1 + index]),
    }


def _other_source(index: int, size: int) -> str:
    """Return an article that is not the first one, another for each index where there are many."""
    articles = max(2, size // HIGHLIGHTS_AN_ARTICLE)
    return source_of((1 + index % (articles - 1)) * HIGHLIGHTS_AN_ARTICLE)


def _milliseconds(action: Action) -> float:
    started = perf_counter()
    action()
    return (perf_counter() - started) * 1000


def _measure_all(file: Path, size: int, rounds: int) -> dict[str, Measured]:
    found = {name: _in_a_process(name, file, size, rounds) for name in METHODS}
    # In turn, so that all meet the same noise.
    for name in (name for _ in range(OPENINGS - 1) for name in METHODS):
        found[name]["open"] += _in_a_process(name, file, size, 0)["open"]
    return found


def _in_a_process(method: str, file: Path, size: int, rounds: int) -> Measured:
    """Measure in a new process and on a copy of the file, so that none meets another's traces."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "annotations.json")
        copy.write_bytes(file.read_bytes())
        command = [sys.executable, "-m", "tests.benchmarks.store", "--rounds", str(rounds)]
        done = subprocess.run(
            [*command, "--measure", method, str(copy), str(size)],
            check=True,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        measured: Measured = json.loads(done.stdout)
        return measured


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("store", __doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds of each measurement")
    parser.add_argument(
        "--measure", nargs=3, metavar=("METHOD", "FILE", "SIZE"), help="for the processes it starts"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

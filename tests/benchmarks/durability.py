"""Do to retold's store what loses data elsewhere, and count what is lost, beside plain TinyDB.

    python -m tests.benchmarks.durability [--kills N] [--states N] [--writers N] [--examples N]

Writers are killed with kill -9, two write at once, the disk is full, each call to the disk fails or
is the last before a kill, and the power goes at every moment of a recorded script, twice in a row
too. Exit status 1 where retold loses anything, where plain TinyDB does not (then nothing was put to
the test), or where a disk that leaves out a flush goes unnoticed.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.benchmarks.options import new_parser
from tests.benchmarks.tables import print_table
from tests.durability.failures import FailureReport, try_faults, try_full_disk, try_kills
from tests.durability.full_disk import Filled, fill_small_disk, fill_up_to_limit
from tests.durability.kills import KillReport, count_at_once, insert_at_once, run_kills
from tests.durability.machine import MACHINES
from tests.durability.mutants import MUTANTS, WithoutCutting
from tests.durability.power_cuts import (
    Cut,
    Recording,
    cuts_after_cuts,
    cuts_of,
    record,
    sample,
    try_cuts,
)
from tests.durability.recording import RecordingDisk
from tests.durability.subjects import RETOLD

SHIPPED = ("plain", "caching")
"""TinyDB as it is shipped, with JSONStorage alone and behind CachingMiddleware."""

FULL_DISKS = range(0, 9_000, 41)
SECOND_CUTS = 40
STEPS_OF_MACHINE = 40

Part = Callable[[Path, Namespace], bool]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where anything is not as it should be."""
    options = _parse(arguments)
    started = monotonic()
    good = []
    with TemporaryDirectory() as folder:
        for part in PARTS:
            own = Path(folder, part.__name__)
            own.mkdir()
            good.append(part(own, options))
    verdict = "nothing that was acknowledged is lost" if all(good) else "NOT AS IT SHOULD BE"
    print(f"\n{verdict}; {monotonic() - started:.0f} s")
    return 0 if all(good) else 1


def storm_of_kills(folder: Path, options: Namespace) -> bool:
    """Kill writers; those of plain TinyDB a fifth as often, which is enough to see it fail."""
    reports = {
        "store": run_kills(folder / "store.json", "store", options.kills, seed=1),
        "database": run_kills(folder / "database.json", "database", options.kills // 2, seed=2),
    }
    for name in SHIPPED:
        kills = max(20, options.kills // 5)
        reports[name] = run_kills(folder / f"{name}.json", name, kills, seed=3, together=1)
    _print_kills("kill -9 at random moments, up to two writers at once", reports)
    shipped_fails = sum(reports[name].bad for name in SHIPPED) > 0
    return shipped_fails and not any(reports[name].bad for name in RETOLD)


def two_writers(folder: Path, options: Namespace) -> bool:
    """Let two processes write at once."""
    reports = {
        name: insert_at_once(folder / f"{name}.json", name, options.writers)
        for name in (*RETOLD, "plain")
    }
    _print_kills(f"Two writers at once, {options.writers} records each", reports)
    counted = count_at_once(folder / "count.json", options.writers)
    print(f"\nOne highlight changed {2 * options.writers} times by two at once: {counted} kept")
    retold_good = all(
        reports[name].bad == 0 and reports[name].acknowledged == 2 * options.writers
        for name in RETOLD
    )
    return retold_good and counted == 2 * options.writers and reports["plain"].bad > 0


def full_disk(folder: Path, options: Namespace) -> bool:
    """Fill a disk, or a file up to a limit."""
    rows: list[list[str]] = []
    good = True
    for name in (*RETOLD, "plain"):
        for place, fill in (("small disk", fill_small_disk), ("limited file", fill_up_to_limit)):
            try:
                filled = fill(folder / f"{name}-{place}", name)
            except OSError as error:
                print(f"\n{place}: not possible here: {error}")
                continue
            rows.append([f"{name}, {place}", *_cells(filled)])
            lost_nothing = filled.lost == 0 and filled.saves_again
            good &= lost_nothing if name in RETOLD else not lost_nothing or filled.lost > 0
    header = ["", "acknowledged", "remembered", "found", "lost", "saves again"]
    print_table("A full disk", header, rows)
    return good


def failing_calls(folder: Path, options: Namespace) -> bool:
    """Let each call of a script fail, or be the last."""
    reports: dict[str, FailureReport] = {}
    for name in RETOLD:
        reports[f"{name}: each call fails once"] = try_faults(_own(folder), name)
        reports[f"{name}: room for n bytes"] = try_full_disk(_own(folder), name, FULL_DISKS)
        reports[f"{name}: killed at each call"] = try_kills(_own(folder), name)
    blind = try_faults(_own(folder), "store", make_disk=WithoutCutting)
    rows = [
        [name, str(report.tried), str(report.failed), str(len(report.complaints))]
        for name, report in {**reports, "MUTANT cuts nothing off": blind}.items()
    ]
    print_table("Failing disks", ["", "scripts", "failed steps", "bad"], rows)
    complaints = [one for report in reports.values() for one in report.complaints]
    print(*complaints[:5], sep="\n")
    return not complaints and bool(blind.complaints)


def power_cuts(folder: Path, options: Namespace) -> bool:
    """Cut the power at every moment, of retold and of what leaves out a flush."""
    rows: list[list[str]] = []
    good = True
    for index, name in enumerate(RETOLD):
        recording = record(_own(folder), name, seed=index)
        cuts = list(cuts_of(recording, seed=index, most=24))
        again = list(cuts_after_cuts(recording, _own(folder), SECOND_CUTS, seed=index))
        for title, found in ((name, cuts), (f"{name}, a second cut soon after", again)):
            good &= _try(folder, title, found, options.states, rows) == 0
    for title, disk in MUTANTS.items():
        cuts = list(cuts_of(_recorded_on(folder, disk)))
        good &= _try(folder, f"MUTANT {title}", cuts, options.states // 5, rows) > 0
    print_table("Power cuts", ["", "possible states", "opened", "bad"], rows)
    return good


def state_machines(folder: Path, options: Namespace) -> bool:
    """Let hypothesis drive two instances through faults and kills beside a dictionary."""
    rows = []
    for name, machine in MACHINES.items():
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=options.examples,
                stateful_step_count=STEPS_OF_MACHINE,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
        rows.append([name, str(options.examples), str(STEPS_OF_MACHINE), "0"])
    print_table("Hypothesis, two instances", ["", "examples", "steps, at most", "bad"], rows)
    return True


PARTS: Sequence[Part] = (
    storm_of_kills, two_writers, full_disk, failing_calls, power_cuts, state_machines,
)  # fmt: skip


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("durability", __doc__)
    parser.add_argument("--kills", type=int, default=1_000, help="kills of the store")
    parser.add_argument("--states", type=int, default=1_000, help="states to open, of each kind")
    parser.add_argument("--writers", type=int, default=200, help="records of each of two writers")
    parser.add_argument("--examples", type=int, default=400, help="examples of hypothesis")
    return parser.parse_args(arguments)


def _print_kills(title: str, reports: dict[str, KillReport]) -> None:
    header = ["", "kills", "acknowledged", "compactions", "lost", "not asked for", "unreadable"]
    rows = []
    for name, report in reports.items():
        numbers = (report.kills, report.acknowledged, report.compactions)
        found = (report.lost, report.unasked, report.unreadable)
        rows.append([name, *map(str, (*numbers, *found))])
    print_table(title, header, rows)
    for name in RETOLD:
        print(*reports[name].complaints[:5], sep="\n", end="")


def _cells(filled: Filled) -> list[str]:
    numbers = (filled.acknowledged, filled.remembered, filled.found, filled.lost)
    return [*map(str, numbers), "yes" if filled.saves_again else "no"]


def _try(folder: Path, title: str, cuts: Sequence[Cut], most: int, rows: list[list[str]]) -> int:
    report = try_cuts(sample(cuts, most), _own(folder))
    rows.append([title, str(len(cuts)), str(report.states), str(report.bad)])
    if not title.startswith("MUTANT"):
        print(*report.complaints[:5], sep="\n", end="")
    return report.bad


def _recorded_on(folder: Path, disk: type[RecordingDisk]) -> Recording:
    return record(_own(folder), make_disk=disk)


def _own(folder: Path) -> Path:
    """Return a new folder below `folder`."""
    own = folder / str(sum(1 for _ in folder.iterdir()))
    own.mkdir()
    return own


if __name__ == "__main__":
    sys.exit(main())

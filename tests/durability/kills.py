"""Kill writers at random moments and look whether anything that they acknowledged is gone."""

import json
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.disks import ProcessDisk
from tests.durability.processes import Told, Writers
from tests.durability.samples import Contents, DamageError, new_highlight
from tests.durability.subjects import RETOLD, SUBJECTS
from tests.durability.writer import Job, number_of
from tui.annotations.errors import AnnotationsError
from tui.annotations.model import Change
from tui.annotations.store import AnnotationStore

LONGEST_LIFE = 0.15
"""Seconds until a writer is killed, at most."""


@dataclass
class KillReport:
    """What became of a file whose writers were killed; `complaints` has a few words on failures."""

    kills: int = 0
    acknowledged: int = 0
    compactions: int = 0
    lost: int = 0
    unasked: int = 0
    unreadable: int = 0
    complaints: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """Return how many records and files were found as they should not be."""
        return self.lost + self.unasked + self.unreadable


def run_kills(
    file: Path, subject: str, kills: int, *, seed: int = 0, together: int = 2
) -> KillReport:
    """Kill writers of one file so many times, up to `together` working on it at once."""
    rng = random.Random(seed)
    report = KillReport()
    expected: Contents = {}
    first = 0
    with Writers(ahead=together) as writers:
        while report.kills < kills:
            count = rng.randint(1, min(together, kills - report.kills))
            first += 1_000
            jobs = [
                Job(subject, str(file), writer=index, first=first, seed=rng.getrandbits(30))
                for index in range(count)
            ]
            working = writers.begin(jobs)
            told: list[list[Told]] = []
            for writer in working:
                time.sleep(rng.random() ** 2 * LONGEST_LIFE)
                told.append(writer.kill())
            report.kills += count
            expected = _judge(file, subject, expected, told, report, closes=rng.random() < 0.5)
    return report


def _judge(
    file: Path,
    subject: str,
    expected: Contents,
    told: Sequence[Sequence[Told]],
    report: KillReport,
    *,
    closes: bool,
) -> Contents:
    """Compare what is in the file with what it must hold; return what it holds."""
    expected, on_their_way = _expected_after(expected, told, report)
    try:
        _parse_as_json(file)
        found = read_contents(file, subject, closes=closes)
    except (ValueError, AnnotationsError, DamageError, OSError, RuntimeError) as error:
        report.unreadable += 1
        report.lost += len(expected)
        report.complaints.append(f"after {report.kills} kills: {error}")
        file.unlink(missing_ok=True)
        return {}
    for number in expected.keys() | found.keys():
        allowed = on_their_way.get(number, {expected.get(number)})
        if found.get(number) not in allowed:
            _count(number, allowed, found, report)
    return found


def _expected_after(
    expected: Contents, told: Sequence[Sequence[Told]], report: KillReport
) -> tuple[Contents, dict[int, set[int | None]]]:
    """Return what must be there, and what may be in place of it where a change was on its way."""
    on_their_way: dict[int, set[int | None]] = {}
    for change in (change for one in told for change in one):
        report.acknowledged += change.acknowledged
        after = None if change.action == "delete" else change.revision
        if change.action == "compact":
            report.compactions += change.acknowledged
        elif change.acknowledged:
            expected = with_change(expected, change.number, after)
        else:
            on_their_way[change.number] = {expected.get(change.number), after}
    return expected, on_their_way


def with_change(contents: Contents, number: int, revision: int | None) -> dict[int, int]:
    """Return contents in which a record has a revision, or is gone where that is None."""
    if revision is not None:
        return {**contents, number: revision}
    return {other: kept for other, kept in contents.items() if other != number}


def read_contents(file: Path, subject: str, *, closes: bool = True) -> Contents:
    """Open a file anew and return what it holds; without closing the process seems to be killed."""
    disk = ProcessDisk()
    opened = SUBJECTS[subject](file, disk)
    try:
        return opened.contents()
    finally:
        if closes or subject not in RETOLD:
            opened.close()
        disk.end()


def _parse_as_json(file: Path) -> None:
    if file.exists() and (data := file.read_bytes()):
        json.loads(data)


def _count(number: int, allowed: Iterable[int | None], found: Contents, report: KillReport) -> None:
    if all(revision is None for revision in allowed):
        report.unasked += 1
    else:
        report.lost += 1
    report.complaints.append(
        f"after {report.kills} kills: record {number} is {found.get(number)}, not {set(allowed)}"
    )


def insert_at_once(file: Path, subject: str, changes: int, *, seed: int = 0) -> KillReport:
    """Let two writers insert so many records each into one file at the same time, unharmed."""
    jobs = [
        Job(subject, str(file), kind="insert", writer=index, changes=changes, seed=seed)
        for index in range(2)
    ]
    report = KillReport()
    with Writers(ahead=0) as writers:
        working = writers.begin(jobs)
        for told, failure in (writer.finish() for writer in working):
            report.acknowledged += sum(change.acknowledged for change in told)
            if failure:
                report.complaints.append(failure.splitlines()[-1])
    expected = {number_of(index, serial): 0 for index in range(2) for serial in range(changes)}
    try:
        found = read_contents(file, subject)
    except (ValueError, AnnotationsError, DamageError, OSError, RuntimeError) as error:
        report.unreadable += 1
        report.complaints.append(str(error))
        found = {}
    report.lost = len(expected.keys() - found.keys())
    report.unasked = len(found.keys() - expected.keys())
    return report


def count_at_once(file: Path, changes: int) -> int:
    """Let two writers count up one highlight so many times each; return how far it came."""
    store = AnnotationStore(file)
    store.apply([Change(None, new_highlight(0))])
    jobs = [Job("store", str(file), kind="count", writer=n, changes=changes) for n in range(2)]
    with Writers(ahead=0) as writers:
        for _, failure in [writer.finish() for writer in writers.begin(jobs)]:
            assert not failure, failure
    return read_contents(file, "store")[0]

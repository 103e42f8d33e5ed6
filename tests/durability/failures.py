"""Let one call of the disk fail, or the disk be full, at every place of a script of changes.

After a failed change memory is as it was, and so is what another instance finds; once the disk is
well again, changes are saved again.
"""

import errno
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.durability.disks import Fault, FaultyDisk, FullDisk, ProcessDisk, ProcessEndedError
from tests.durability.kills import with_change
from tests.durability.samples import Contents, DamageError, is_same
from tests.durability.subjects import SUBJECTS, Subject
from tui.annotations.durable.locking import LockedError
from tui.annotations.errors import AnnotationsError

Step = tuple[str, int, int]
"""What to do (put, delete or compact), the number of the record and its revision."""

BEFORE: Sequence[Step] = (("put", 0, 1), ("put", 1, 1), ("compact", 0, 0), ("put", 2, 1))
"""What is done before anything fails."""

SCRIPT: Sequence[Step] = (
    ("put", 3, 2), ("put", 0, 2), ("delete", 1, 0), ("compact", 0, 0), ("put", 4, 2),
    ("delete", 3, 0), ("compact", 0, 0), ("put", 5, 2), ("compact", 0, 0), ("put", 0, 3),
)  # fmt: skip
"""What is done while something fails."""

FAULTS: Sequence[Fault] = (
    Fault(error=errno.EIO),
    Fault(error=errno.ENOSPC, taken=0.5),
    Fault(error=errno.EIO, taken=1.0),
)
"""How a call may fail; with `taken` a write takes some of its data, or all, and fails yet."""

REFUSALS: dict[str, tuple[type[Exception], ...]] = {
    "store": (AnnotationsError,),
    "database": (OSError, LockedError, AnnotationsError),
}
"""What each subject raises where a change was not saved, and nothing else."""


@dataclass
class FailureReport:
    """How many scripts ran, how many steps failed in them, and what was wrong afterwards."""

    tried: int = 0
    failed: int = 0
    complaints: list[str] = field(default_factory=list)


def do(subject: Subject, step: Step) -> None:
    """Do a step."""
    action, number, revision = step
    if action == "put":
        subject.put(number, revision)
    elif action == "delete":
        subject.delete(number)
    else:
        subject.compact()


def contents_after(contents: Contents, step: Step) -> Contents:
    """Return what is there after a step."""
    action, number, revision = step
    if action == "compact":
        return contents
    return with_change(contents, number, revision if action == "put" else None)


def try_faults(
    folder: Path,
    subject: str,
    faults: Iterable[Fault] = FAULTS,
    *,
    make_disk: Callable[[], FaultyDisk] = FaultyDisk,
) -> FailureReport:
    """Run the script once for each call it makes and each fault, which happens at that call."""
    report = FailureReport()
    calls = _count_calls(_file(folder, "count"), subject)
    for fault in faults:
        for spared in range(calls):
            disk = make_disk()
            disk.fault = replace(fault, spared=spared)
            place = f"{fault} at call {spared}"
            _run(_file(folder, report.tried), subject, disk, place, report)
    return report


def try_full_disk(folder: Path, subject: str, rooms: Iterable[int]) -> FailureReport:
    """Run the script with room for so many bytes."""
    report = FailureReport()
    for room in rooms:
        disk = FullDisk(room)
        _run(_file(folder, report.tried), subject, disk, f"room for {room} bytes", report)
    return report


def try_kills(
    folder: Path, subject: str, shares: Iterable[float] = (0.0, 0.5, 1.0)
) -> FailureReport:
    """Kill the script at each of its calls, some share of a write being taken."""
    report = FailureReport()
    calls = _count_calls(_file(folder, "count"), subject)
    for taken in shares:
        for spared in range(calls):
            file = _file(folder, report.tried)
            before = _prepare(file, subject)
            disk = FaultyDisk()
            disk.fault = Fault(spared=spared, taken=taken, kills=True)
            allowed = _until_killed(SUBJECTS[subject](file, disk), before)
            report.tried += 1
            report.failed += len(allowed) == 2
            place = f"killed at call {spared}, {taken} taken"
            report.complaints += _complaints(file, subject, allowed, place)
    return report


def _until_killed(subject: Subject, contents: Contents) -> list[Contents]:
    """Run the script; return what may be there, before and after the step that was killed."""
    for step in SCRIPT:
        after = contents_after(contents, step)
        try:
            do(subject, step)
        except ProcessEndedError:
            return [contents, after]
        contents = after
    return [contents]


def _run(
    file: Path, subject: str, disk: FaultyDisk | FullDisk, place: str, report: FailureReport
) -> None:
    """Run the script, doing each step that fails once more when the disk is well at the end."""
    contents = _prepare(file, subject)
    opened = SUBJECTS[subject](file, disk)
    failed = False
    for step in SCRIPT:
        try:
            if step[0] != "delete" or step[1] in contents:
                do(opened, step)
                contents = contents_after(contents, step)
        except REFUSALS[subject] as error:
            failed = True
            report.failed += 1
            if not is_same(opened.contents(), contents):
                report.complaints.append(f"{place}: memory changed by failed {step}: {error}")
    report.tried += 1
    report.complaints += _complaints(file, subject, [contents], place)
    if isinstance(disk, FullDisk):
        disk.room = 1 << 30
    else:
        disk.fault = None
    if failed:
        opened.put(7, 7)
        contents = with_change(contents, 7, 7)
    opened.close()
    disk.end()
    report.complaints += _complaints(file, subject, [contents], f"{place}, when well again")


def _file(folder: Path, name: object) -> Path:
    """Return a file in a folder of its own."""
    own = folder / str(name)
    own.mkdir()
    return own / "annotations.json"


def _prepare(file: Path, subject: str) -> Contents:
    """Do what comes before anything fails, and leave the file as a killed process does."""
    disk = ProcessDisk()
    opened = SUBJECTS[subject](file, disk)
    contents: Contents = {}
    for step in BEFORE:
        do(opened, step)
        contents = contents_after(contents, step)
    disk.end()
    return contents


def _count_calls(file: Path, subject: str) -> int:
    _prepare(file, subject)
    disk = FaultyDisk()
    opened = SUBJECTS[subject](file, disk)
    for step in SCRIPT:
        do(opened, step)
    disk.end()
    return disk.calls


def _complaints(file: Path, subject: str, allowed: Sequence[Contents], place: str) -> Iterable[str]:
    """Yield what is wrong with a file as a new process finds it."""
    disk = ProcessDisk()
    try:
        found = SUBJECTS[subject](file, disk).contents()
    except (AnnotationsError, DamageError, OSError, ValueError) as error:
        yield f"{place}: {type(error).__name__}: {error}"
    else:
        if not any(is_same(found, one) for one in allowed):
            yield f"{place}: found {found}, allowed {allowed}"
    finally:
        disk.end()

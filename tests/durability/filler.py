"""A process that fills a disk with records until there is no room, and then makes room.

    python -m tests.durability.filler SUBJECT FILE [--limit BYTES]

With a limit no file may grow beyond so many bytes, which needs no mounting of a small disk; without
it FILE should lie on one. Prints what came of it as JSON.
"""

import json
import sys
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path

from tests.durability.samples import Contents, DamageError
from tests.durability.subjects import SUBJECTS, Subject
from tui.annotations.durable.disk import DISK
from tui.annotations.durable.locking import LockedError
from tui.annotations.errors import AnnotationsError

BALLAST = 24 * 1024
MOST = 1_000
CHANGES_A_COMPACTION = 20

_REFUSALS = (OSError, LockedError, AnnotationsError)


def main() -> int:
    """Fill, look, make room, save again and look again."""
    parser = ArgumentParser(prog="python -m tests.durability.filler")
    parser.add_argument("subject", choices=SUBJECTS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    ballast = options.file.with_name("ballast")
    if options.limit:
        _limit_files(options.limit)
    else:
        ballast.write_bytes(b"x" * BALLAST)
    opened = SUBJECTS[options.subject](options.file, DISK)
    acknowledged, refused = _fill(opened, compacts=not options.limit)
    remembered = _read(opened)
    found = _read(SUBJECTS[options.subject](options.file, DISK))
    ballast.unlink(missing_ok=True)
    if options.limit:
        _limit_files(options.limit * 8)
    print(json.dumps({
        "acknowledged": acknowledged,
        "refused": refused,
        "remembered": len(remembered),
        "found": len(found),
        "saves_again": _saves_again(opened, options.subject, options.file, acknowledged),
    }))  # fmt: skip
    return 0


def _fill(subject: Subject, *, compacts: bool) -> tuple[int, str]:
    """Insert records until one is refused; return how many were not, and the refusal."""
    for number in range(MOST):
        if compacts and number % CHANGES_A_COMPACTION == 0:
            with suppress(*_REFUSALS):
                subject.compact()
        try:
            subject.put(number, 0)
        except _REFUSALS as error:
            return number, str(error)
    return MOST, ""


def _read(subject: Subject) -> Contents:
    try:
        return subject.contents()
    except (*_REFUSALS, DamageError, ValueError):
        return {}


def _saves_again(subject: Subject, name: str, file: Path, number: int) -> bool:
    """Tell whether one more record can be saved and all are found then."""
    try:
        subject.put(number, 0)
        # There may not be enough room for the whole file once more, and there need not be.
        with suppress(*_REFUSALS):
            subject.close()
        return dict(SUBJECTS[name](file, DISK).contents()) == dict.fromkeys(range(number + 1), 0)
    except (*_REFUSALS, DamageError, ValueError):
        return False


def _limit_files(size: int) -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


if __name__ == "__main__":
    sys.exit(main())

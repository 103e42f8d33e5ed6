"""A process that changes one file and tells each change before and after it is made.

    python -m tests.durability.writer

It waits for a job, a line of JSON on standard input, so that it can be started ahead of time. For
each change it prints `try CHANGE`, and `did` once the call that makes it has returned.
"""

import json
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.durability.samples import new_highlight
from tests.durability.subjects import SUBJECTS, StoreSubject, Subject
from tui.annotations.durable.disk import DISK
from tui.annotations.errors import ConflictError
from tui.annotations.model import Change, Highlight

WRITERS = 8
"""Writers of one file have numbers below this; each changes records of its own only."""

MOST_RECORDS = 60
"""A writer of unlimited changes keeps about this many records of its own."""

CHANGES_A_COMPACTION = 6


@dataclass(frozen=True)
class Job:
    """What a writer is to do: make random changes, insert, or count up one record."""

    subject: str
    file: str
    kind: str = "random"
    writer: int = 0
    first: int = 0
    changes: int | None = None
    seed: int = 0

    def line(self) -> bytes:
        """Return the job as the line that a writer waits for."""
        return json.dumps(asdict(self)).encode() + b"\n"


def number_of(writer: int, index: int) -> int:
    """Return the number of a writer's record `index`, which no other writer uses."""
    return index * WRITERS + writer


def main() -> int:
    """Do the job on standard input."""
    tell("ready")
    job = Job(**json.loads(sys.stdin.readline()))
    subject = SUBJECTS[job.subject](Path(job.file), DISK)
    kinds = {"random": change_randomly, "insert": insert, "count": count_up}
    kinds[job.kind](subject, job)
    subject.close()
    tell("closed")
    return 0


def change_randomly(subject: Subject, job: Job) -> None:
    """Insert, update, delete and compact, until killed where no number of changes is given."""
    rng = random.Random(job.seed)
    mine = {
        number: revision
        for number, revision in subject.contents().items()
        if number % WRITERS == job.writer
    }
    for action, number in _actions(rng, mine, job):
        tell(f"try {action} {number} {mine.get(number, -1) + 1}")
        if action == "compact":
            subject.compact()
        elif action == "delete":
            subject.delete(number)
            del mine[number]
        else:
            mine[number] = mine.get(number, -1) + 1
            subject.put(number, mine[number])
        tell("did")


def insert(subject: Subject, job: Job) -> None:
    """Insert so many records of one's own, as quickly as that goes."""
    for index in range(job.changes or 0):
        number = number_of(job.writer, job.first + index)
        tell(f"try put {number} 0")
        subject.put(number, 0)
        tell("did")


def count_up(subject: Subject, job: Job) -> None:
    """Count up the revision of record 0 so many times, whatever others do to it meanwhile."""
    assert isinstance(subject, StoreSubject)
    store, name = subject.store, new_highlight(0).id
    for _ in range(job.changes or 0):
        tell("try count")
        while True:
            store.refresh()
            before = store.get(Highlight, name)
            assert before is not None
            revision = int(before.note.removeprefix("revision ")) + 1
            try:
                store.apply([Change(before, new_highlight(0, revision))])
            except ConflictError:
                continue
            break
        tell("did")


def tell(line: str) -> None:
    """Write a line to the parent at once and whole."""
    os.write(1, line.encode() + b"\n")


def _actions(rng: random.Random, mine: dict[int, int], job: Job) -> Iterator[tuple[str, int]]:
    index, made = job.first, 0
    while job.changes is None or made < job.changes:
        made += 1
        if rng.random() < 1 / CHANGES_A_COMPACTION:
            yield "compact", 0
        elif mine and rng.random() < 0.3 + (0.4 if len(mine) > MOST_RECORDS else 0):
            yield "delete", rng.choice(sorted(mine))
        elif mine and rng.random() < 0.4:
            yield "put", rng.choice(sorted(mine))
        else:
            yield "put", number_of(job.writer, index)
            index += 1


if __name__ == "__main__":
    sys.exit(main())

"""Two instances on one file, with faults and kills at any call, beside a dictionary."""

import errno
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.durability.disks import Fault, FaultyDisk, ProcessEndedError, is_unlocked
from tests.durability.failures import REFUSALS, Step, contents_after, do
from tests.durability.mutants import WithoutCutting
from tests.durability.samples import Contents, is_same
from tests.durability.subjects import SUBJECTS, Subject

WHICH = st.integers(0, 1)
NUMBERS = st.integers(0, 4)
CALLS = (
    None, "open", "write", "truncate", "flush", "replace", "link", "unlink", "flush_folder",
)  # fmt: skip
"""The calls that may fail, None being any."""

FAULTS = st.builds(
    Fault,
    call=st.sampled_from(CALLS),
    spared=st.integers(0, 8),
    error=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EACCES]),
    taken=st.sampled_from([0.0, 0.01, 0.5, 1.0]),
    lasts=st.booleans(),
)


class TwoInstances(RuleBasedStateMachine):
    """Two instances of a subject must always agree with each other and with a dictionary."""

    subject = "store"
    make_disk = FaultyDisk

    @initialize()
    def open_both(self) -> None:
        """Open a file that is not there yet, twice."""
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "annotations.json"
        self.revision = 0
        self.contents: Contents = {}
        self.disks: list[FaultyDisk] = []
        self.instances: list[Subject] = []
        for _ in range(2):
            self.disks.append(self.make_disk())
            self.instances.append(self._open(self.disks[-1]))

    def teardown(self) -> None:
        """See that both instances agree in the end, and remove the file."""
        try:
            for which in range(len(getattr(self, "instances", ()))):
                self.look(which)
        finally:
            for disk in getattr(self, "disks", ()):
                disk.end()
            if hasattr(self, "folder"):
                shutil.rmtree(self.folder)

    @rule(which=WHICH, number=NUMBERS)
    def put(self, which: int, number: int) -> None:
        """Insert or replace a record."""
        self._succeed(which, self._put(number))

    @precondition(lambda self: self.contents)
    @rule(which=WHICH, data=st.data())
    def delete(self, which: int, data: st.DataObject) -> None:
        """Delete a record."""
        self._succeed(which, self._delete(data))

    @rule(which=WHICH)
    def compact(self, which: int) -> None:
        """Write the file anew."""
        self._succeed(which, ("compact", 0, 0))

    @rule(which=WHICH, worker=WHICH, number=NUMBERS, compacts=st.booleans())
    def work_while_compacting(self, which: int, worker: int, number: int, compacts: bool) -> None:
        """Let one instance save something, or compact, while one of the two is compacting."""

        def work() -> bool:
            is_free = is_unlocked(self.file)
            if is_free:
                self._succeed(worker, ("compact", 0, 0) if compacts else self._put(number))
            return is_free

        self.disks[which].meanwhile = work
        do(self.instances[which], ("compact", 0, 0))
        self.disks[which].meanwhile = None

    @rule(which=WHICH)
    def close_and_open(self, which: int) -> None:
        """End an instance in order and begin another."""
        self.instances[which].close()
        self._begin_anew(which)

    @rule(which=WHICH)
    def kill_idle(self, which: int) -> None:
        """End an instance without closing it and begin another."""
        self._begin_anew(which)

    @rule(which=WHICH, number=NUMBERS, fault=FAULTS, watched=st.booleans())
    def put_failing(self, which: int, number: int, fault: Fault, watched: bool) -> None:
        """Insert or replace a record while a call may fail, and the other may read meanwhile."""
        self._fail(which, self._put(number), fault, watched=watched)

    @precondition(lambda self: self.contents)
    @rule(which=WHICH, data=st.data(), fault=FAULTS)
    def delete_failing(self, which: int, data: st.DataObject, fault: Fault) -> None:
        """Delete a record while a call may fail."""
        self._fail(which, self._delete(data), fault)

    @rule(which=WHICH, fault=FAULTS)
    def compact_failing(self, which: int, fault: Fault) -> None:
        """Write the file anew while a call may fail."""
        self._fail(which, ("compact", 0, 0), fault, watched=True)

    @rule(
        which=WHICH,
        number=NUMBERS,
        compacts=st.booleans(),
        spared=st.integers(0, 12),
        taken=st.sampled_from([0.0, 0.5, 1.0]),
    )
    def kill_at_work(
        self, which: int, number: int, compacts: bool, spared: int, taken: float
    ) -> None:
        """Kill an instance in the middle of a change or a compaction."""
        step = ("compact", 0, 0) if compacts else self._put(number)
        after = contents_after(self.contents, step)
        self.disks[which].fault = Fault(spared=spared, taken=taken, kills=True)
        try:
            do(self.instances[which], step)
        except ProcessEndedError:
            self._settle([self.contents, after], self.instances[1 - which])
        else:
            self.contents = after
        self._begin_anew(which)

    @rule(which=WHICH)
    def look(self, which: int) -> None:
        """See that an instance holds what the dictionary does, however long it was idle."""
        found = self.instances[which].contents()
        assert is_same(found, self.contents), (found, self.contents)

    def _open(self, disk: FaultyDisk) -> Subject:
        return SUBJECTS[self.subject](self.file, disk)

    def _begin_anew(self, which: int) -> None:
        self.disks[which].end()
        self.disks[which] = self.make_disk()
        self.instances[which] = self._open(self.disks[which])

    def _put(self, number: int) -> Step:
        self.revision += 1
        return "put", number, self.revision

    def _delete(self, data: st.DataObject) -> Step:
        return "delete", data.draw(st.sampled_from(sorted(self.contents))), 0

    def _succeed(self, which: int, step: Step) -> None:
        do(self.instances[which], step)
        self.contents = contents_after(self.contents, step)

    def _fail(self, which: int, step: Step, fault: Fault, *, watched: bool = False) -> None:
        """Do a step on a disk with a fault, which may not meet it."""
        disk, instance = self.disks[which], self.instances[which]
        before, after = self.contents, contents_after(self.contents, step)

        def look() -> bool:
            found = self.instances[1 - which].contents()
            assert is_same(found, before) or is_same(found, after)
            return False

        disk.meanwhile = look if watched else None
        disk.fault = fault
        try:
            do(instance, step)
        except REFUSALS[self.subject]:
            disk.fault = None
            # A disk that stays broken may not even take back what it has taken of a change.
            self._settle([self.contents, after] if fault.lasts else [self.contents], instance)
        else:
            disk.fault = None
            self.contents = after
        disk.meanwhile = None

    def _settle(self, allowed: Sequence[Contents], instance: Subject) -> None:
        found = instance.contents()
        assert any(is_same(found, one) for one in allowed), (found, allowed)
        self.contents = found


class TwoDatabases(TwoInstances):
    """The same of the TinyDB database below the store."""

    subject = "database"


class TwoInstancesThatCutNothing(TwoInstances):
    """The same on a disk that leaves what a failed write has left, which must be noticed."""

    make_disk = WithoutCutting


MACHINES: dict[str, type[TwoInstances]] = {"store": TwoInstances, "database": TwoDatabases}
"""The machine of each subject."""

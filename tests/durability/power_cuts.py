"""Record what a store does to the disk, and open every state that a power cut could have left.

A script of numbered steps runs on a recording disk. Before each event the power may go; each state
of the disk that is possible then is written to a folder and opened by a new instance, which must
hold what was acknowledged and nothing else but the step on its way.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.disks import ProcessDisk, is_unlocked
from tests.durability.file_system import FileSystem, State, read_state, write_state
from tests.durability.kills import with_change
from tests.durability.recording import Acknowledged, Began, Event, RecordingDisk
from tests.durability.samples import Contents, DamageError, is_same
from tests.durability.subjects import SUBJECTS, StoreSubject, Subject
from tui.annotations.errors import AnnotationsError
from tui.articles.model import Article

FILE = "annotations/annotations.json"
"""Where the file is, below the folder that is there before and after; its folder is made first."""

STEPS = 40
STEPS_A_COMPACTION = 5
CHANGES_A_TEXT = 7
STATES_A_CUT = 12

MakeDisk = Callable[[Path], RecordingDisk]


@dataclass(frozen=True)
class Holding:
    """What is safe: the revision of each highlight, and the texts kept beside them."""

    contents: Contents
    texts: frozenset[str] = frozenset()


@dataclass
class Recording:
    """The state before, the events of a script, and what was to be safe after each step."""

    subject: str
    before: State
    nodes: dict[str, int]
    events: list[Event] = field(default_factory=list)
    after: list[Holding] = field(default_factory=list)


@dataclass(frozen=True)
class Cut:
    """A state of the disk, and what the subject may hold there."""

    subject: str
    place: str
    state: State
    allowed: tuple[Holding, ...]


@dataclass
class CutReport:
    """How many states were opened, and what was wrong with the bad ones."""

    states: int = 0
    complaints: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """Return how many states were bad."""
        return len(self.complaints)


def record(
    root: Path,
    subject: str = "store",
    *,
    seed: int = 0,
    steps: int = STEPS,
    make_disk: MakeDisk = RecordingDisk,
    holding: Holding | None = None,
) -> Recording:
    """Run a script of two instances on one file in `root`, which may hold a file from before.

    Now and then one of them saves something in the middle of a compaction.
    """
    disk = make_disk(root)
    recording = Recording(subject, read_state(root), disk.first, disk.events)
    recording.after.append(holding or Holding({}))
    script = _Script(root / FILE, recording, disk, random.Random(seed))
    try:
        for number in range(1, steps + 1):
            if number % STEPS_A_COMPACTION:
                script.change()
            else:
                script.compact(reopens=number % (STEPS_A_COMPACTION * 4) == 0)
    finally:
        disk.end()
    return recording


def cuts_of(recording: Recording, *, seed: int = 0, most: int = STATES_A_CUT) -> Iterator[Cut]:
    """Yield the states that a power cut before, between and after the events could leave, once."""
    rng = random.Random(seed)
    system = FileSystem(recording.before, recording.nodes)
    done = begun = 0
    seen: set[int] = set()
    for index, event in enumerate([None, *recording.events]):
        if event is not None:
            system.happen(event)
        if isinstance(event, Began):
            begun = event.number
        elif isinstance(event, Acknowledged):
            done = event.number
        allowed = (recording.after[done], *recording.after[done + 1 : begun + 1])
        for state in system.after_power_cut(rng, most):
            key = hash((frozenset(state.items()), done, begun))
            if key not in seen:
                seen.add(key)
                yield Cut(recording.subject, f"event {index} ({event})"[:120], state, allowed)


def try_cuts(cuts: Sequence[Cut], folder: Path) -> CutReport:
    """Open a store on each state, in folders below `folder`."""
    report = CutReport()
    for cut in cuts:
        root = folder / f"state-{report.states}"
        report.states += 1
        write_state(root, cut.state)
        if (complaint := _complaint(cut, root)) is not None:
            report.complaints.append(f"{cut.place}: {complaint}")
        shutil.rmtree(root)
    return report


def cuts_after_cuts(
    recording: Recording, folder: Path, count: int, *, steps: int = 8, seed: int = 0
) -> Iterator[Cut]:
    """Yield what a second power cut could leave, in the first steps after so many first ones."""
    for index, cut in enumerate(sample(list(cuts_of(recording, seed=seed)), count, seed=seed)):
        root = folder / f"again-{index}"
        write_state(root, cut.state)
        found = found_in(root, cut.subject)
        again = record(root, cut.subject, seed=seed + index, steps=steps, holding=found)
        yield from cuts_of(again, seed=seed)
        shutil.rmtree(root)


def sample(cuts: Sequence[Cut], count: int, *, seed: int = 0) -> list[Cut]:
    """Return so many of the cuts, in their order."""
    if len(cuts) <= count:
        return list(cuts)
    return [cuts[index] for index in sorted(random.Random(seed).sample(range(len(cuts)), count))]


def found_in(root: Path, subject: str) -> Holding:
    """Return what a new instance finds; raises AnnotationsError or DamageError."""
    disk = ProcessDisk()
    try:
        opened = SUBJECTS[subject](root / FILE, disk)
        contents = opened.contents()
        if not isinstance(opened, StoreSubject):
            return Holding(contents)
        texts = opened.store.texts
        articles = map(article_of, range(0, STEPS + 1, CHANGES_A_TEXT))
        kept = {one.sha256 for one in articles if texts.read(one.sha256) == one.text}
        return Holding(contents, frozenset(kept))
    finally:
        disk.end()


def article_of(number: int) -> Article:
    """Return an article whose text is kept in a step of the script."""
    return Article(
        f"{number}.txt", f"The bridge stays open, said number {number}.\n" * 20, "Bridge"
    )


class _Script:
    """Two instances on one file, and what they do to it."""

    def __init__(
        self, file: Path, recording: Recording, disk: RecordingDisk, rng: random.Random
    ) -> None:
        self._file = file
        self._recording = recording
        self._disk = disk
        self._rng = rng
        self._pair = [self._open() for _ in range(2)]

    def change(self) -> None:
        """Let one instance make a change, which is noted when it begins and when it is done."""
        after = self._recording.after
        number = len(after)
        self._disk.note(Began(number))
        after.append(_change(self._rng.choice(self._pair), number, after[-1], self._rng))
        self._disk.note(Acknowledged(number))

    def compact(self, *, reopens: bool) -> None:
        """Let one instance compact, and close and open one where it `reopens`."""
        self._disk.meanwhile = self._change_meanwhile if self._rng.random() < 0.7 else None
        self._rng.choice(self._pair).compact()
        self._disk.meanwhile = None
        if reopens:
            self._pair[0].close()
            self._pair[0] = self._open()

    def _change_meanwhile(self) -> bool:
        is_free = is_unlocked(self._file)
        if is_free:
            self.change()
        return is_free

    def _open(self) -> Subject:
        return SUBJECTS[self._recording.subject](self._file, self._disk)


def _change(subject: Subject, number: int, before: Holding, rng: random.Random) -> Holding:
    """Make a change; return what is safe after it."""
    if number % CHANGES_A_TEXT == 0 and isinstance(subject, StoreSubject):
        article = article_of(number)
        subject.store.texts.keep(article)
        return Holding(before.contents, before.texts | {article.sha256})
    if before.contents and rng.random() < 0.25:
        gone = rng.choice(sorted(before.contents))
        subject.delete(gone)
        return Holding(with_change(before.contents, gone, None), before.texts)
    put, revision = rng.randrange(12), rng.randrange(1_000_000)
    subject.put(put, revision)
    return Holding(with_change(before.contents, put, revision), before.texts)


def _complaint(cut: Cut, root: Path) -> str | None:
    """Return what is wrong with a state, None where nothing is."""
    try:
        found = found_in(root, cut.subject)
        if not any(_fits(found, allowed) for allowed in cut.allowed):
            return f"found {found.contents}, allowed {[one.contents for one in cut.allowed]}"
        return _complaint_of_next(cut.subject, root, found)
    except (AnnotationsError, DamageError, OSError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def _complaint_of_next(subject: str, root: Path, found: Holding) -> str | None:
    """Return what goes wrong when the store is used again, twice closed and opened."""
    for revision, closes in ((1, False), (2, True), (3, False)):
        disk = ProcessDisk()
        opened = SUBJECTS[subject](root / FILE, disk)
        opened.put(99, revision)
        if closes:
            opened.close()
        disk.end()
        if found_in(root, subject).contents != with_change(found.contents, 99, revision):
            return f"revision {revision} of a highlight saved afterwards was not kept"
    return None


def _fits(found: Holding, allowed: Holding) -> bool:
    return is_same(found.contents, allowed.contents) and found.texts >= allowed.texts

"""Make changes in steps that can be undone."""

import datetime
import threading
import uuid
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, TypeVar

from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.history.steps import History, Step
from tui.annotations.model import Change, Entity
from tui.annotations.relocation import relocated_change

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore

E = TypeVar("E", bound=Entity)
T = TypeVar("T")

_ATTEMPTS = 5
_LATER = datetime.timedelta(microseconds=1)


class Origin(TypedDict):
    """What every new record has: a UUID, the time of now in UTC and who made it."""

    id: str
    created: datetime.datetime
    modified: datetime.datetime
    creator: str


class Ledger:
    """Saves steps and remembers them; a step is safe on disk when its method returns.

    Every method raises AnnotationsError where a step cannot be saved; then nothing has changed.
    """

    def __init__(
        self,
        store: "AnnotationStore",
        history: History,
        now: Callable[[], datetime.datetime],
        creator: str,
    ) -> None:
        self.store = store
        self.history = history
        self._now = now
        self._creator = creator
        self._lock = threading.RLock()

    def origin(self) -> Origin:
        """Return the fields of a new record that tell where it is from."""
        now = self._now()
        return Origin(id=str(uuid.uuid4()), created=now, modified=now, creator=self._creator)

    def carry_out(self, step: Step, *, undoable: bool = True) -> Step:
        """Make the changes of a step, all or none, and return it; without changes it is none.

        One that nobody asked for is not `undoable`: undoing leads to what was done before it.
        """
        if step.changes:
            with self._lock:
                self.store.apply(step.changes)
                if undoable:
                    self.history.record(step)
        return step

    def carry_out_plan(self, plan: Callable[[], Step], *, undoable: bool = True) -> Step:
        """Carry out the step that `plan` makes of the records of now, and return it."""

        def planned() -> tuple[Step, Step]:
            step = plan()
            return step, step

        return self.make(planned, undoable=undoable)

    def make(self, plan: Callable[[], tuple[T, Step]], *, undoable: bool = True) -> T:
        """Return what `plan` makes of the records of now, once its step is carried out.

        The plan is made anew where another program has changed those records meanwhile.
        """
        attempts = _ATTEMPTS
        while True:
            # What is wrong with the file is told by the attempt to save.
            with suppress(AnnotationsError):
                self.store.refresh()
            made, step = plan()
            try:
                self.carry_out(step, undoable=undoable)
            except ConflictError:
                attempts -= 1
                if not attempts:
                    raise
            else:
                return made

    def known(self, kind: type[E], id: str) -> E:
        """Return the record with this id, which another program may just have saved.

        Raises AnnotationsError where there is none.
        """
        found = self.store.get(kind, id)
        if found is None and self.store.refresh():
            found = self.store.get(kind, id)
        if found is None:
            raise AnnotationsError(
                f"{self.store.file}: this {kind.__name__.lower()} is gone, another program has "
                "deleted it"
            )
        return found

    def changed(self, before: E, after: E) -> tuple[Change, ...]:
        """Return the change to what `after` says, with the time of now; none where it is alike."""
        dated = self.dated(before, after)
        return () if dated == before else (Change(before, dated),)

    def dated(self, before: E, after: E) -> E:
        """Return `after` with the time of now, but `before` where it is alike.

        Where the clock was set back, or is behind that of another machine, it is later all the
        same: by its time it is told which of two versions is the later one.
        """
        if after == before:
            return before
        return replace(after, modified=max(self._now(), before.modified + _LATER))

    def edit(self, kind: type[E], id: str, what: str, edited: Callable[[E], E]) -> E:
        """Replace a record by what `edited` makes of it, and return it; `what` is being changed."""
        return self.make(lambda: self.edited(self.known(kind, id), what, edited))

    def edited(self, before: E, what: str, edited: Callable[[E], E]) -> tuple[E, Step]:
        """Return what `edited` makes of a record, and the step to it."""
        after = self.dated(before, edited(before))
        changes = () if after == before else (Change(before, after),)
        return after, edit_step(what, changes)

    def undo(self) -> Step | None:
        """Take back the latest step and return the step that did, None where there is none.

        A step whose records another program has changed is not taken back: it is forgotten and
        ConflictError raised.
        """
        with self._lock:
            try:
                step = self.history.next_undo
                if step is None:
                    return None
                back = step.reverse
                self._apply(back.changes)
            except ConflictError as error:
                self.history.drop_undo()
                raise ConflictError(f"not undone: {error}") from error
            self.history.mark_undone()
            return back

    def redo(self) -> Step | None:
        """Do the latest undone step again and return it, None without one.

        A step whose records another program has changed is forgotten and ConflictError raised.
        """
        with self._lock:
            try:
                step = self.history.next_redo
                if step is None:
                    return None
                self._apply(step.changes)
            except ConflictError as error:
                self.history.drop_redo()
                raise ConflictError(f"not done again: {error}") from error
            self.history.mark_redone()
            return step

    def _apply(self, changes: Sequence[Change]) -> None:
        """Make changes of before, also to records whose article has got another name since."""
        self.store.refresh()
        self.store.apply(
            [
                relocated_change(change, self.store.get(type(change.entity), change.entity.id))
                for change in changes
            ]
        )


def edit_step(what: str, changes: tuple[Change, ...]) -> Step:
    """Return the step of changes by which `what` is edited."""
    return Step(changes, f"{what} changed", f"{what} changed back")


def removals(entities: Iterable[Entity | None]) -> tuple[Change, ...]:
    """Return the changes that delete records, None among them being gone already."""
    return tuple(Change(entity, None) for entity in entities if entity)

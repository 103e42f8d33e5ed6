"""Undo and redo: what was done, in steps as the reader thinks of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tui.annotations.model import Change


@dataclass(frozen=True, slots=True)
class Step:
    """Changes that are undone together, with the words for having done and undone them."""

    changes: tuple[Change, ...]
    done: str
    undone: str

    @property
    def reverse(self) -> "Step":
        """Return the step that takes this one back, what was changed last first."""
        back = tuple(Change(change.after, change.before) for change in reversed(self.changes))
        return Step(back, self.undone, self.done)


SavedStep = Step | Callable[[], Step]
"""A step, or how to read it; reading raises ConflictError where it cannot be had."""


class StepLog(Protocol):
    """Writes down what happens to a history; no method raises."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return in words for the reader what went wrong."""

    def recorded(self, step: Step) -> None:
        """Write down that a step was done."""

    def moved(self, steps: int) -> None:
        """Write down that steps were done again, or undone where `steps` is negative."""

    def dropped(self, *, undone: bool) -> None:
        """Write down that the next step to redo was forgotten, or the next one to undo."""

    def close(self) -> None:
        """Leave the place of the log to another program."""


class History:
    """The steps done so far and, after `position`, those undone that may be done again.

    With a log it is there again after a restart.
    """

    def __init__(self, log: StepLog | None = None) -> None:
        self.steps: list[SavedStep] = []
        self.position = 0
        self.log = log

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return in words for the reader what went wrong with keeping the history."""
        return self.log.warnings if self.log else ()

    def record(self, step: SavedStep) -> None:
        """Add a step that was just done; what had been undone before it is forgotten."""
        del self.steps[self.position :]
        self.steps.append(step)
        self.position += 1
        if self.log and isinstance(step, Step):
            self.log.recorded(step)

    @property
    def next_undo(self) -> Step | None:
        """Return the step that would be undone next; ConflictError where it is unreadable."""
        return _read(self.steps[self.position - 1]) if self.can_undo else None

    @property
    def next_redo(self) -> Step | None:
        """Return the step that would be done again next; ConflictError as in `next_undo`."""
        return _read(self.steps[self.position]) if self.can_redo else None

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to undo."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to do again."""
        return self.position < len(self.steps)

    def mark_undone(self) -> None:
        """Move the next step to undo to those that may be done again."""
        if self.can_undo:
            self._move(-1)

    def mark_redone(self) -> None:
        """Move the next step to redo back to those done."""
        if self.can_redo:
            self._move(1)

    def drop_undo(self) -> None:
        """Forget the next step to undo, because it can no longer be taken back."""
        if self.can_undo:
            self.position -= 1
            self._drop(undone=False)

    def drop_redo(self) -> None:
        """Forget the next step to redo, because it can no longer be done again."""
        if self.can_redo:
            self._drop(undone=True)

    def close(self) -> None:
        """Leave the log to the next program; what happens from now on is kept in memory only."""
        if self.log:
            self.log.close()
            self.log = None

    def _move(self, steps: int) -> None:
        self.position += steps
        if self.log:
            self.log.moved(steps)

    def _drop(self, *, undone: bool) -> None:
        del self.steps[self.position]
        if self.log:
            self.log.dropped(undone=undone)


def _read(step: SavedStep) -> Step:
    return step if isinstance(step, Step) else step()

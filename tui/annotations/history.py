"""Undo and redo: what was done, in steps as the reader thinks of them."""

from dataclasses import dataclass, field

from tui.annotations.model import Change


@dataclass(frozen=True, slots=True)
class Step:
    """Changes that are undone together, with the words for having done and undone them."""

    changes: tuple[Change, ...]
    done: str
    undone: str

    @property
    def reverse(self) -> tuple[Change, ...]:
        """Return the changes that take the step back, the last one first."""
        return tuple(Change(change.after, change.before) for change in reversed(self.changes))


@dataclass(slots=True)
class History:
    """The steps done so far and, after `position`, those undone that may be done again."""

    steps: list[Step] = field(default_factory=list)
    position: int = 0

    def record(self, step: Step) -> None:
        """Add a step that was just done; what had been undone before it is forgotten."""
        del self.steps[self.position :]
        self.steps.append(step)
        self.position += 1

    @property
    def next_undo(self) -> Step | None:
        """Return the step that would be undone next."""
        return self.steps[self.position - 1] if self.position else None

    @property
    def next_redo(self) -> Step | None:
        """Return the step that would be done again next."""
        return self.steps[self.position] if self.position < len(self.steps) else None

    def mark_undone(self) -> None:
        """Move the next step to undo to those that may be done again."""
        self.position = max(0, self.position - 1)

    def mark_redone(self) -> None:
        """Move the next step to redo back to those done."""
        self.position = min(len(self.steps), self.position + 1)

    def drop_undo(self) -> None:
        """Forget the next step to undo, because it can no longer be taken back."""
        if self.position:
            self.position -= 1
            del self.steps[self.position]

    def drop_redo(self) -> None:
        """Forget the next step to redo, because it can no longer be done again."""
        del self.steps[self.position : self.position + 1]

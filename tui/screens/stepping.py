"""Take several steps of undo or redo at once, and say what they did."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tui.annotations.errors import AnnotationsError
from tui.annotations.history.steps import Step
from tui.annotations.model import Claim, Entity, Highlight, Tag
from tui.articles.characters import one_line
from tui.articles.titles import cut_at_word

_LONGEST_SUBJECT = 40
"""Code points of what a step was about."""


@dataclass(frozen=True)
class StepsTaken:
    """What was undone or done again, and why not the next step."""

    steps: tuple[Step, ...]
    refusal: str = ""


def take_steps(take: Callable[[], Step | None], count: int) -> StepsTaken:
    """Take up to `count` steps; raise AnnotationsError where the first one cannot be taken."""
    steps: list[Step] = []
    while len(steps) < count:
        try:
            step = take()
        except AnnotationsError as error:
            if not steps:
                raise
            return StepsTaken(tuple(steps), str(error))
        if step is None:
            break
        steps.append(step)
    return StepsTaken(tuple(steps))


def steps_phrase(word: str, taken: StepsTaken) -> str:
    """Return in words what was done, `word` being `undone` or the like."""
    if not taken.steps:
        return f"nothing to be {word}"
    done = f"{word}: {', '.join(map(_phrase, taken.steps))}"
    return f"{done} · then {taken.refusal}" if taken.refusal else done


def _phrase(step: Step) -> str:
    subject = _subject(change.entity for change in step.changes)
    return f"{step.done} {subject}" if subject else step.done


def _subject(entities: Iterable[Entity]) -> str:
    """Return what a step is about where that is one thing, whatever changes along with it."""
    parts = list(entities)
    for kind in (Tag, Highlight, Claim):
        named = {entity.id: _name(entity) for entity in parts if isinstance(entity, kind)}
        if named:
            return next(iter(named.values())) if len(named) == 1 else ""
    return ""


def _name(entity: Entity) -> str:
    match entity:
        case Highlight(target=target):
            return _quoted(target.selectors[0].exact)
        case Claim(text=text):
            return _quoted(text)
        case Tag(label=label):
            return f"#{label}"
    return ""


def _quoted(text: str) -> str:
    return f"“{cut_at_word(one_line(text), _LONGEST_SUBJECT)}”"

"""Take several steps of undo or redo at once, and say what they did."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.annotations.errors import AnnotationsError
from tui.annotations.history.steps import Step
from tui.annotations.model import (
    ArticleNote,
    Claim,
    Entity,
    Evidence,
    Highlight,
    ReadMark,
    Tag,
)
from tui.articles.characters import one_line
from tui.articles.titles import cut_at_word

TakeStep = Callable[[], Step | None]
"""Undoes or redoes one step and returns it; None where there is none."""

_LONGEST_SUBJECT = 40
"""Code points of what a step was about."""

_MOST_TOLD = 3
"""Steps that are told one by one."""


@dataclass(frozen=True)
class StepsTaken:
    """What was undone or done again, and why not the next step."""

    steps: tuple[Step, ...]
    refusal: str = ""


def take_steps(take: TakeStep, count: int) -> StepsTaken:
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


def steps_phrase(
    word: str,
    claim: Callable[[str], str],
    taken: StepsTaken,
    letter: Callable[[str], str] = one_line,
) -> str:
    """Return in words what was done, `word` being `undone` or the like.

    `claim` gives the text of a claim by its id, nothing where it is gone, and `letter` that of an
    article by the source of what was said of it.
    """
    if not taken.steps:
        return f"nothing to be {word}"
    phrases = [_phrase(step, claim, letter) for step in taken.steps]
    if len(phrases) > _MOST_TOLD:
        done = f"{len(phrases)} steps {word}, the last: {phrases[-1]}"
    else:
        done = f"{word}: {', '.join(phrases)}"
    return f"{done} · then {taken.refusal}" if taken.refusal else done


def _phrase(step: Step, claim: Callable[[str], str], letter: Callable[[str], str]) -> str:
    marked = {one.entity.target.source for one in step.changes if isinstance(one.entity, ReadMark)}
    if len(marked) == 1:
        state = "read" if any(change.after for change in step.changes) else "unread"
        return f"{letter(marked.pop())} is {state} again"
    subject = _subject([change.entity for change in step.changes], claim, letter)
    return f"{step.done} {subject}" if subject else step.done


def _subject(
    entities: Sequence[Entity], claim: Callable[[str], str], letter: Callable[[str], str]
) -> str:
    """Return what a step is about where that is one thing, whatever changes along with it."""
    for kind in (Tag, Highlight, Claim, Evidence, ArticleNote):
        named = {one.id: _name(one, claim, letter) for one in entities if isinstance(one, kind)}
        if named:
            return next(iter(named.values())) if len(named) == 1 else ""
    return ""


def _name(entity: Entity, claim: Callable[[str], str], letter: Callable[[str], str]) -> str:
    match entity:
        case Highlight(target=target):
            return _quoted(target.selectors[0].exact)
        case Tag(label=label):
            return f"#{label}"
        case Claim(text=text):
            return _quoted(text)
        case Evidence(claim=claim_id):
            return _quoted(claim(claim_id))
        case ArticleNote(target=target):
            return f"({letter(target.source)})"
    return ""


def _quoted(text: str) -> str:
    return f"“{cut_at_word(one_line(text), _LONGEST_SUBJECT)}”" if text else ""

"""What a reader types to filter the list: `nvidia !chips #sales is:unread`."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.reading.folding import folded

NOT, TAG, IS = "!", "#", "is:"
"""What a term begins with that excludes, asks for a tag, or for a state."""


class State(StrEnum):
    """What an article can be to its reader."""

    UNREAD = "unread"
    READ = "read"
    CHANGED = "changed"
    HIGHLIGHTED = "highlighted"
    NOTED = "noted"
    NEW = "new"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that must stand somewhere, or nowhere."""

    text: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag, or a part of one, that an article or one of its highlights must have, or must not."""

    text: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Being:
    """A state that an article must be in, or must not."""

    state: State
    excluded: bool = False


Term = Word | Tagged | Being


def parse_query(typed: str) -> tuple[Term, ...]:
    """Return the terms that are typed, all of which an article must fit.

    A state may be abbreviated as long as it is clear; what is only begun (`!`, `#`, `is:`, `is:n`)
    is left out, so that the list does not jump while the reader types on.
    """
    return tuple(term for part in typed.split() if (term := _parse(part)) is not None)


def offered_states(typed: str) -> list[str]:
    """Return what a line may go on with: states that fit its last term; all on an empty line."""
    last = typed.rpartition(" ")[2]
    begun = last.removeprefix(NOT).casefold()
    if typed and len(begun) < len(IS) - 1:
        return []
    terms = [f"{last[: len(last) - len(begun)]}{IS}{state}" for state in State]
    return [term for term in terms if term.casefold().startswith(last.casefold()) and term != last]


def words_of(query: Iterable[Term]) -> list[Word]:
    """Return the words that must stand somewhere."""
    return [term for term in query if isinstance(term, Word) and not term.excluded]


def _parse(part: str) -> Term | None:
    excluded = part.startswith(NOT)
    text = folded(part.removeprefix(NOT))
    if text.startswith(TAG):
        tag = text.removeprefix(TAG)
        return Tagged(tag, excluded) if tag else None
    if text.startswith(IS):
        states = [state for state in State if state.startswith(text.removeprefix(IS))]
        exact = [state for state in states if f"{IS}{state}" == text]
        if exact or len(states) == 1:
            return Being((exact or states)[0], excluded)
        if states:
            return None
    return Word(text, excluded) if text else None

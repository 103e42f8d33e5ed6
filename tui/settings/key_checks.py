"""Look for keys that could not work: given twice, hidden by others, or never handed on."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from tui.command import Command, Place
from tui.commands import COMMANDS
from tui.key_tables import KeyMap, spell
from tui.settings.errors import Problem

KEPT = {
    "ctrl+q": "it quits from everywhere",
    "ctrl+c": "it copies, or tells how to quit",
}
"""Keys that the app answers before any screen, and what they do."""

MOST_TOLD = 3
"""Keys that another one hides and that a message names."""

Given = tuple[Command, str]
"""A command and one of its key sequences."""


def why_useless(id: str, keys: str) -> str:
    """Return why keys can never give the command of an id, and what to do; nothing if they can."""
    first, *rest = keys.split(" ")
    kept = next((key for key in (first, *rest) if key in KEPT), "")
    if kept and (id, keys) != ("quit", "ctrl+q"):
        return f"{spell(kept)} cannot be given away: {KEPT[kept]}; take another key"
    if first in "123456789":
        return f"{spell(keys)} begins with a digit, and those are counts (3j); take another key"
    if "escape" in rest:
        return f"{spell(keys)}: escape drops keys that wait for more; it can only stand alone"
    return ""


def clashes(given: Mapping[str, tuple[str, ...]], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Yield what two commands of a screen cannot both have; `lines` tells where each was given."""
    hidden: dict[Given, dict[Given, list[Place]]] = {}
    for place, one, other in _pairs(KeyMap(given), given):
        hidden.setdefault(one, {}).setdefault(other, []).append(place)
    for one, others in hidden.items():
        longer = [other for other in others if other[1] != one[1]]
        for other, places in others.items():
            if other not in longer:
                yield _given_twice(one, other, places, lines)
        if longer:
            yield _in_the_way(one, longer, lines)


def _pairs(
    keymap: KeyMap, given: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Place, Given, Given]]:
    """Yield, of each screen, the keys that keep others from being typed, and those others."""
    for place in Place:
        here = [(c, keys) for c in COMMANDS if place in c.places for keys in keymap.keys(c)]
        for one, other in combinations(here, 2):
            if one[0].id in given or other[0].id in given:
                if _is_beginning(one[1], other[1]):
                    yield place, one, other
                elif _is_beginning(other[1], one[1]):
                    yield place, other, one


def _is_beginning(keys: str, others: str) -> bool:
    """Tell whether one key sequence is another, or the beginning of it."""
    one, other = keys.split(" "), others.split(" ")
    return other[: len(one)] == one


def _given_twice(
    one: Given, other: Given, places: list[Place], lines: Mapping[str, int]
) -> Problem:
    line = max(lines.get(one[0].id, 0), lines.get(other[0].id, 0))
    where = "on every screen" if len(places) == len(Place) else f"on: {', '.join(places)}"
    told = " and ".join(_named(command, line, lines) for command, _ in (one, other))
    unset = next((command.id for command, _ in (one, other) if command.id not in lines), "")
    rest = f", or give {unset} another one too ({unset} = [] for none)" if unset else ""
    return Problem(
        line, f"keys: {spell(one[1])} is given to {told} {where}; take another key{rest}"
    )


def _in_the_way(one: Given, longer: list[Given], lines: Mapping[str, int]) -> Problem:
    """Return that a key is the beginning of others, which could never be typed to their end."""
    line = lines.get(one[0].id, 0) or max(lines.get(other.id, 0) for other, _ in longer)
    told = [f"{spell(keys)} ({_named(other, line, lines)})" for other, keys in longer[:MOST_TOLD]]
    more = [f"{len(longer) - MOST_TOLD} more"] if len(longer) > MOST_TOLD else []
    return Problem(
        line,
        f"keys: {spell(one[1])} ({one[0].id}) is how other keys begin, which could not be typed"
        f" then: {', '.join((*told, *more))}; take a key with which no other begins",
    )


def _named(command: Command, line: int, lines: Mapping[str, int]) -> str:
    """Return a command's id, with the line it is on where that is another one."""
    own = lines.get(command.id, 0)
    return f"{command.id} (line {own})" if own and own != line else command.id

"""Hints tell the keys that are in force, and nothing of commands that have none."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import Open, screen_text, settle
from tui.key_tables import spell
from tui.screens.command_screen import CommandScreen
from tui.settings.model import Settings

GIVEN = {
    "tag": "X",
    "add-evidence": "W",
    "select": "alt+v",
    "cancel": "alt+q",
    "fold": "Z",
    "search-library": "g 7",
    "show-weak": "alt+s",
}
"""Keys of some commands, each other than the usual ones."""

KEYS = {
    "given": {command: (keys,) for command, keys in GIVEN.items()},
    "none": dict.fromkeys(GIVEN, ()),
}

FIRST = "The keeper has bought a very loud generator for the small house on the rock."
SECOND = "Nobody in the village slept before Tuesday, and the mayor wrote a letter on it."


def front(pilot: Pilot[str]) -> CommandScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CommandScreen)
    return screen


async def test_who_presses_ctrl_c_is_told_how_to_quit(opened: Open) -> None:
    async with opened(settings=Settings(keys={"quit": ("g q",)})) as pilot:
        await pilot.press("ctrl+c")
        await settle(pilot)
        assert "gq quits · q goes back" in screen_text(pilot)
        assert not pilot.app._notifications


async def told_after(pilot: Pilot[str], *commands: str) -> str:
    """Return all that is shown after each command, in a row."""
    told = []
    for command in commands:
        front(pilot).run_command(command)
        await settle(pilot)
        told.append(screen_text(pilot))
    return " ".join(" ".join(told).split())


def check(told: str, given: dict[str, tuple[str, ...]], hints: Iterable[tuple[str, str]]) -> None:
    """Compare what is told with hints, which have `_` where a command's key stands."""
    for command, hint in hints:
        keys = " ".join(map(spell, given[command]))
        begins, _, ends = hint.partition("_")
        if keys:
            assert f"{begins}{keys}{ends}" in told, told
        else:
            assert ends not in told, told


@pytest.mark.parametrize("given", KEYS.values(), ids=KEYS)
async def test_lists_tell_the_keys_in_force(
    opened: Open, given: dict[str, tuple[str, ...]]
) -> None:
    async with opened(size=(120, 40), settings=Settings(keys=given)) as pilot:
        told = await told_after(pilot, "highlights", "back", "claims", "add-evidence", "back")
        front(pilot).desk.warn("the disk is full")
        told += await told_after(pilot, "tags")
    assert "No highlights yet" in told
    assert "No claims yet" in told
    assert "No tags yet" in told
    hints = (
        ("tag", "No highlights yet: _ in an article highlights"),
        ("tag", "No tags yet: _ in an article highlights"),
        ("add-evidence", "No claims yet: _ on a highlight or sentence"),
        ("add-evidence", "_ on evidence changes what it says"),
        ("cancel", "the disk is full · _ clears this"),
    )
    check(told, given, hints)


@pytest.mark.parametrize("given", KEYS.values(), ids=KEYS)
async def test_texts_tell_the_keys_in_force(
    opened: Open, library: Path, given: dict[str, tuple[str, ...]]
) -> None:
    for name, parts in {"a": (FIRST, FIRST[::-1], SECOND), "b": (SECOND, FIRST)}.items():
        text = "\n\n".join((*parts, parts[0] if name == "a" else SECOND[::-1]))
        (library / f"{name}.txt").write_text(text, encoding="utf-8")
    async with opened("a.txt", "b.txt", size=(120, 40), settings=Settings(keys=given)) as pilot:
        told = await told_after(pilot, "fold", "other-end", "add-span", "take-out", "top", "open")
    hints = (
        ("fold", "not shared · _ folds"),
        ("select", "nothing is selected · _ or V"),
        ("select", "select what to add first · _ or V"),
        ("select", "select what to take out first · _ or V"),
        ("fold", "repeat ¶1 · _ opens"),
    )
    check(told, given, hints)

"""Places are remembered: where an article was left, and where jumps were made from."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import Open, screen_text, settle, status_line
from tests.screens.keys import press
from tui.screens.comparison import ComparisonScreen
from tui.screens.jumping import JumpingScreen

FIRST = "The keeper of the light has bought a very loud generator for the house on the rock."
SECOND = "Nobody in the village had slept since Tuesday, and the mayor wrote a letter about it."
OWN = "In the bay the fishes left for colder water, as they have done in each of nine summers."
OTHER = "Farther south some fishes came back, which the harbour office counted by hand at dawn."


def here(pilot: Pilot[str]) -> tuple[str, int]:
    """Return the letters of what is shown, as in `AB`, and the cursor."""
    screen = pilot.app.screen
    assert isinstance(screen, JumpingScreen)
    return "".join(screen.desk.letters[one.id] for one in screen.texts), screen.pane.cursor


def is_comparison(pilot: Pilot[str]) -> bool:
    return isinstance(pilot.app.screen, ComparisonScreen)


def depth(pilot: Pilot[str]) -> int:
    return len(pilot.app.screen_stack)


async def test_an_article_opens_where_it_was_left_also_at_the_next_start(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", "5", "j", "l")
        left = here(pilot)
        await press(pilot, "q", "j", "enter")
        assert here(pilot) == ("B", 1)
        await press(pilot, "q", "k", "enter")
        assert here(pilot) == left
    async with opened() as pilot:
        await press(pilot, "enter")
        assert here(pilot) == left


async def test_jumps_in_an_article_are_gone_back_and_forward(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", "4", "j")
        begun = here(pilot)
        await press(pilot, "G", "2", "k")
        below = here(pilot)
        await press(pilot, "ctrl+o")
        assert here(pilot) == begun
        await press(pilot, "g", "i")
        assert here(pilot) == below
        await press(pilot, "g", "i")
        assert "no jump after this one" in status_line(pilot)
        await press(pilot, "9", "ctrl+o", "ctrl+o")
        assert "no jump before this one" in status_line(pilot)


async def test_a_jump_back_opens_the_other_article_in_place_of_this_one(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", "3", "j")
        first = here(pilot)
        await press(pilot, "q", "j", "j", "enter", "G")
        deep = depth(pilot)
        await press(pilot, "2", "ctrl+o")
        assert here(pilot) == first
        assert depth(pilot) == deep
        for _ in range(3):
            await press(pilot, "9", "g", "i", "9", "ctrl+o")
        assert depth(pilot) == deep
        await press(pilot, "q")
        assert "enter read" in status_line(pilot)


async def test_a_jump_back_from_a_comparison_leads_to_the_reader_it_was_opened_from(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "enter", "2", "j")
        reading, deep = here(pilot), depth(pilot)
        await press(pilot, "c", "tab")
        assert is_comparison(pilot)
        comparing = here(pilot)
        await press(pilot, "ctrl+o")
        assert (here(pilot), depth(pilot)) == (reading, deep)
        await press(pilot, "g", "i")
        assert is_comparison(pilot)
        assert here(pilot) == comparing, "the side the cursor was on, too"


async def test_another_article_of_the_comparison_is_a_jump(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "c")
        before = here(pilot)
        await press(pilot, "L")
        assert here(pilot)[0] != before[0]
        await press(pilot, "ctrl+o")
        assert here(pilot) == before


async def test_one_key_hops_between_the_two_last_read(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", "#")
        assert "nothing else was read yet" in status_line(pilot)
        await press(pilot, "3", "j", "q", "j", "enter", "6", "j")
        other = here(pilot)
        await press(pilot, "#")
        first = here(pilot)
        assert first[0] == "A"
        assert not is_comparison(pilot)
        for expected in (other, first, other):
            await press(pilot, "#")
            assert here(pilot) == expected


async def test_hops_from_comparison_to_comparison_lead_back(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "enter", "c")
        before = here(pilot)[0]
        await press(pilot, "L")
        after = here(pilot)[0]
        assert before != after
        for expected in (before, after, before):
            await press(pilot, "#")
            assert here(pilot)[0] == expected


async def test_the_first_screen_stays_beneath_what_a_jump_opens(opened: Open) -> None:
    names = ("01-meridian-wire.md", "02-alder-county-ledger.md")
    async with opened(*names) as pilot:
        await press(pilot, "enter", "j", "ctrl+o")
        assert is_comparison(pilot)
        await press(pilot, "g", "i")
        assert not is_comparison(pilot)
        await press(pilot, "q")
        await settle(pilot)
        assert is_comparison(pilot)
        assert "↔" in screen_text(pilot)


async def test_a_jump_back_into_what_repeats_unfolds_it(opened: Open, library: Path) -> None:
    (library / "again.txt").write_text(f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n\nOver.", encoding="utf-8")
    async with opened("again.txt") as pilot:
        # Its title has the word, too.
        assert screen_text(pilot).count("generator") == 2
        await press(pilot, "/", *"very loud", "enter", "n", "escape")
        inside = here(pilot)
        assert screen_text(pilot).count("generator") == 3
        await press(pilot, "g", "g", "z")
        assert screen_text(pilot).count("generator") == 2
        await press(pilot, "ctrl+o")
        assert here(pilot) == inside
        assert screen_text(pilot).count("generator") == 3


@pytest.mark.parametrize("side", [[], ["tab"]], ids=["left", "right"])
async def test_a_jump_back_into_what_is_not_shared_unfolds_it(
    opened: Open, library: Path, side: list[str]
) -> None:
    shared = f"{FIRST} {SECOND}"
    for name, own in (("a.txt", OWN), ("b.txt", OTHER)):
        text = f"{shared}\n\n{own}\n\n{own[::-1]}\n\n{shared[::-1]}"
        (library / name).write_text(text, encoding="utf-8")
    async with opened("a.txt", "b.txt") as pilot:
        await press(pilot, "z", *side, "/", *"fishes", "enter", "escape")
        inside = here(pilot)
        await press(pilot, "g", "g", "z")
        assert "fishes" not in screen_text(pilot)
        await press(pilot, "ctrl+o")
        assert here(pilot) == inside
        assert "fishes" in screen_text(pilot)
        await press(pilot, "enter")
        assert not is_comparison(pilot)
        await press(pilot, "ctrl+o")
        assert is_comparison(pilot)
        assert here(pilot) == inside


@pytest.mark.parametrize("side", [[], ["tab"]], ids=["left", "right"])
async def test_a_comparison_opened_by_a_jump_back_is_unfolded_there(
    opened: Open, library: Path, side: list[str]
) -> None:
    shared = f"{FIRST} {SECOND}"
    for name, own in (("a.txt", OWN), ("b.txt", OTHER)):
        (library / name).write_text(f"{shared}\n\n{own}\n\nOver.", encoding="utf-8")
    async with opened() as pilot:
        await press(pilot, "f", *"a.txt", "enter", "enter", "c")
        await press(pilot, *side, "/", *"fishes", "enter", "escape")
        inside = here(pilot)
        await press(pilot, "g", "g", "q", "ctrl+o")
        assert is_comparison(pilot)
        assert here(pilot) == inside
        assert "fishes" in screen_text(pilot)

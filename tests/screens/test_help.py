"""Help and the palette: what can be done on a screen is found without leaving it."""

from textual.widgets import OptionList

from tests.conftest import Open, ended, screen_text, settle, status_line, wait_until
from tests.screens.keys import offered, press
from tui.command import Place
from tui.commands import COMMANDS, commands_of

LEDGER = "02-alder-county-ledger.md"


async def test_help_lists_the_keys_of_the_screen_and_q_closes_it(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("j", "c", "?")
        await settle(pilot)
        assert "keys of the comparison" in screen_text(pilot)
        for _ in range(9):
            if "Select by whole sentences." in screen_text(pilot):
                break
            await pilot.press("space")
            await settle(pilot)
        assert "Select by whole sentences." in screen_text(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert "B The Alder County Ledger  ↔" in screen_text(pilot)


async def test_the_palette_finds_a_command_of_the_screen_and_runs_it(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", *"filter")
        await wait_until(pilot, lambda: offered(pilot) == "Filter  f")
        assert "Highlight and tag" not in screen_text(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen_text(pilot).splitlines()[-1].startswith(" filter"))
        await pilot.press(*"lantern", "enter")
        await settle(pilot)
        assert "1 of 8 articles" in screen_text(pilot)


async def test_help_moves_by_the_keys_it_lists_and_counts(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "?")
        first = screen_text(pilot)
        for away, back in (("G", ("g", "g")), ("end", ("home",)), ("ctrl+d", ("ctrl+u",) * 2)):
            await press(pilot, away, away)
            assert screen_text(pilot) != first, away
            await press(pilot, *back)
            assert screen_text(pilot) == first, back
        await press(pilot, *"25j")
        moved = screen_text(pilot)
        await press(pilot, "g", "g", *["j"] * 25)
        assert screen_text(pilot) == moved


async def test_help_wraps_its_sentences(opened: Open) -> None:
    async with opened(LEDGER, size=(60, 24)) as pilot:
        await press(pilot, "?", "G")
        rows = screen_text(pilot).splitlines()
        told = " ".join(" ".join(rows).split())
        assert "Undo the last change to highlights, claims, marks, matches or families." in told


async def test_the_palette_finds_what_resizes_a_highlight(opened: Open) -> None:
    async with opened(LEDGER) as pilot:
        await pilot.press("ctrl+p", *"resize")
        await wait_until(pilot, lambda: "Lengthen end  >" in screen_text(pilot))


async def test_a_key_that_does_nothing_on_a_screen_is_told(opened: Open) -> None:
    async with opened() as pilot:
        for keys, told in (("T", "no T here"), ("3gq", "no gq here"), ("X", "no X here")):
            await press(pilot, *keys)
            assert told in status_line(pilot), keys
        await press(pilot, "3", "escape")
        assert "no " not in status_line(pilot)


async def test_help_finds_by_words_and_escape_shows_all_again(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "?", "slash", *"sort")
        assert "with “sort”" in screen_text(pilot).splitlines()[0]
        assert "Move down a row." not in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert "Move down a row." in screen_text(pilot)
        await press(pilot, "?")
        assert "keys of the list" not in screen_text(pilot)


async def test_help_says_where_keys_are_set(opened: Open) -> None:
    async with opened(size=(200, 24)) as pilot:
        await press(pilot, "?")
        assert status_line(pilot).endswith("config.toml")


async def test_the_palette_tells_where_a_command_works_that_does_not_work_here(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", *"other pane")
        await wait_until(pilot, lambda: offered(pilot) == "Other pane  tab  on: comparison")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "works only on: comparison" in status_line(pilot))


async def test_the_palette_offers_commands_of_the_screen_before_those_of_others(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await press(pilot, "c")
        await pilot.press("ctrl+p", *"moved")
        await wait_until(pilot, lambda: "on: tags" in screen_text(pilot))
        options = pilot.app.screen.query_one(OptionList).options
        are_here = ["on: " not in str(option.prompt).splitlines()[0] for option in options]
        assert are_here == sorted(are_here, reverse=True)
        assert are_here[0]


async def test_the_palette_lists_every_command_first_those_of_the_screen(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: "Move down a row." in screen_text(pilot))
        options = pilot.app.screen.query_one(OptionList).options
        titles = [str(option.prompt).splitlines()[0] for option in options]
        assert len(titles) == len(COMMANDS)
        here = len(list(commands_of(Place.LIST)))
        assert all("on: " not in title for title in titles[:here])
        assert all("on: " in title for title in titles[here:])


async def test_quit_ends_the_app_from_any_screen(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "c", "C")
        await pilot.press("ctrl+p", *"quit")
        await wait_until(pilot, lambda: offered(pilot) == "Quit  ^q")
        await pilot.press("enter")
        await wait_until(pilot, lambda: ended(pilot))

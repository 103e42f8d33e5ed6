"""Help and the palette: what can be done on a screen is found without leaving it."""

from tests.conftest import Open, screen_text, settle, wait_until


async def test_help_lists_the_keys_of_the_screen_and_q_closes_it(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("j", "c", "?")
        await settle(pilot)
        assert "keys of the comparison" in screen_text(pilot)
        await pilot.press(*["space"] * 3)
        await settle(pilot)
        assert "Show or hide weakly similar sentences and boilerplate." in screen_text(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert "B The Alder County Ledger  ↔" in screen_text(pilot)


async def test_the_palette_finds_a_command_of_the_screen_and_runs_it(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", *"filter")
        await wait_until(pilot, lambda: "Filter  f" in screen_text(pilot))
        assert "Highlight and tag" not in screen_text(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen_text(pilot).splitlines()[-1] == " filter")
        await pilot.press(*"lantern", "enter")
        await settle(pilot)
        assert "1 of 8 articles" in screen_text(pilot)

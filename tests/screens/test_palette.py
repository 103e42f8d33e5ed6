"""The palette takes keys as they come, whether its rows are there yet or not."""

import asyncio
import time

import pytest
from textual import events

from tests.conftest import Open, ended, settle, wait_until
from tests.screens.keys import offered
from tui.screens.matrix import MatrixScreen
from tui.screens.palette import Palette
from tui.screens.typing_ahead import is_quiet

SECONDS = 1.0
"""How long a key is pressed again and again; rows come within a part of that."""


@pytest.mark.parametrize("turn", ["page_down", "page_up"])
async def test_a_page_may_be_turned_before_the_rows_are_laid_out(opened: Open, turn: str) -> None:
    async with opened() as pilot:
        pilot.app.post_message(events.Key("ctrl+p", None))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        palette, began = pilot.app.screen, time.monotonic()
        while time.monotonic() < began + SECONDS and not ended(pilot):
            # As a key that was held back for as long as any is.
            await palette.run_action(f"command_list('{turn}')")
            await asyncio.sleep(0)
        await settle(pilot)
        assert not ended(pilot)
        assert offered(pilot)


async def test_a_page_turned_at_once_is_the_page_of_a_reader_who_waits(opened: Open) -> None:
    async with opened() as pilot:
        pilot.app.post_message(events.Key("ctrl+p", None))
        await wait_until(pilot, lambda: offered(pilot) != "" and is_quiet(pilot.app))
        first = offered(pilot)
        await pilot.press("pagedown")
        second = offered(pilot)
        await pilot.press("escape")
        pilot.app.post_message(events.Key("ctrl+p", None))
        pilot.app.post_message(events.Key("pagedown", None))
        await wait_until(pilot, lambda: offered(pilot) not in ("", first))
        assert offered(pilot) == second


async def test_enter_runs_the_command_that_fits_what_was_typed_before_it(opened: Open) -> None:
    async with opened() as pilot:
        for key in ("ctrl+p", *"matrix", "enter"):
            character = key if len(key) == 1 else None
            pilot.app.post_message(events.Key(key, character))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, MatrixScreen))


async def test_enter_runs_nothing_where_no_command_fits(opened: Open) -> None:
    async with opened() as pilot:
        listed = pilot.app.screen
        for key in ("ctrl+p", *"zzzz", "enter", "escape"):
            character = key if len(key) == 1 else None
            pilot.app.post_message(events.Key(key, character))
        await wait_until(pilot, lambda: pilot.app.screen is listed and is_quiet(pilot.app))
        assert not ended(pilot)

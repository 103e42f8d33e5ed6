"""Keys typed faster than screens open reach the screen they were meant for."""

import asyncio
import threading
import time
from pathlib import Path

import pytest
from textual import events

from tests.conftest import LONGEST_WAIT, Open, ended, saved, screen_text, settle, wait_until
from tui.annotations.model import Highlight
from tui.screens.reader import ReaderScreen
from tui.screens.text_screen import TextScreen
from tui.screens.typing_ahead import is_quiet
from tui.settings.model import Settings


async def test_a_whole_walk_typed_at_once_does_what_it_does_slowly(
    opened: Open, library: Path
) -> None:
    keys = ["j", "enter", "]", "c", "c", "V", "t", *"claim", "enter", "q", "A"]
    async with opened() as pilot:
        for key in keys:
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _ in range(20):
            await settle(pilot)
            if pilot.app.screen.__class__.__name__ == "HighlightsScreen":
                break
            await pilot.pause(0.1)
        assert pilot.app.screen.__class__.__name__ == "HighlightsScreen"
    assert [highlight.tags for highlight in saved(library, Highlight)] == [("claim",)]


async def test_keys_are_not_held_up_by_a_palette_over_a_prompt(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("f")
        await settle(pilot)
        pilot.app.action_command_palette()
        await settle(pilot)
        await pilot.pause()
        assert is_quiet(pilot.app)


async def test_keys_typed_while_articles_are_read_reach_the_first_screen(
    opened: Open, go_on: threading.Event
) -> None:
    async with opened(wait=False) as pilot:
        for key in ("j", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        # Longer than any key waits for a screen that is open.
        await asyncio.sleep(1.3)
        assert len(pilot.app.screen_stack) == 1
        go_on.set()
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert pilot.app.screen.article.id == "02-alder-county-ledger.md"


@pytest.mark.parametrize("keys", ["j ctrl+q", "j ctrl+c", "q"])
async def test_the_app_can_be_left_while_articles_are_read(
    opened: Open, go_on: threading.Event, keys: str
) -> None:
    async with opened(wait=False) as pilot:
        for typed in keys.split():
            pilot.app.post_message(events.Key(typed, typed if len(typed) == 1 else None))
        await wait_until(pilot, lambda: ended(pilot))
        go_on.set()


async def test_q_leaves_what_the_keys_before_it_open(opened: Open, go_on: threading.Event) -> None:
    async with opened(wait=False) as pilot:
        for key in ("enter", "q", "j"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause(0.1)
        go_on.set()
        await wait_until(pilot, lambda: " 2/8 " in screen_text(pilot) + " ")


async def test_the_keys_that_end_the_app_at_once_are_those_the_reader_gave(
    opened: Open, go_on: threading.Event
) -> None:
    async with opened(wait=False, settings=Settings(keys={"back": ("x",)})) as pilot:
        pilot.app.post_message(events.Key("x", "x"))
        await wait_until(pilot, lambda: ended(pilot))
        go_on.set()


async def test_keys_wait_for_a_screen_that_opens_slowly(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready_at = time.monotonic() + LONGEST_WAIT
    is_laid_out = vars(TextScreen)["is_laid_out"].fget

    def slow(screen: ReaderScreen) -> bool:
        return time.monotonic() > ready_at and bool(is_laid_out(screen))

    async with opened() as pilot:
        monkeypatch.setattr(ReaderScreen, "is_laid_out", property(slow))
        ready_at = time.monotonic() + 1.5
        for key in ("enter", "G"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        await wait_until(pilot, lambda: reader.is_composed and reader.pane.row_count > 0)
        await wait_until(pilot, lambda: reader.pane.cursor_row == reader.pane.row_count - 1)
        assert time.monotonic() > ready_at

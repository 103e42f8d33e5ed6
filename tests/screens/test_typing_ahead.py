"""Keys typed faster than screens open reach the screen they were meant for."""

from pathlib import Path

from textual import events

from tests.conftest import Open, saved, settle
from tui.annotations.model import Highlight
from tui.screens.typing_ahead import is_quiet


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

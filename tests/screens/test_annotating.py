"""Highlight, tag, note, undo: what the reader does survives the end of the app."""

import json
from pathlib import Path

from tests.conftest import Open, screen_text, settle


async def test_a_sentence_is_tagged_and_found_again_after_a_restart(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await pilot.press("j", "enter", "V", "t", *"claim", "enter")
        await settle(pilot)
        assert "highlighted as claim" in screen_text(pilot)
    file = library.parent / "annotations" / "annotations.json"
    saved = list(json.loads(file.read_text())["highlights"].values())
    assert [highlight["tags"] for highlight in saved] == [["claim"]]
    async with opened() as pilot:
        await pilot.press("A")
        await pilot.pause()
        assert "#claim" in screen_text(pilot)

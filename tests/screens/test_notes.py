"""Notes are quick to write in one line, can have several, and are not lost by escape."""

from pathlib import Path

from tests.conftest import Open, saved, screen_text, status_line
from tests.screens.keys import press
from tui.annotations.model import Highlight

LEDGER = "02-alder-county-ledger.md"


def notes(library: Path) -> list[str]:
    return [highlight.note for highlight in saved(library, Highlight)]


async def test_enter_saves_and_ctrl_j_begins_a_new_line(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "a")
        assert "enter saves · ^j new line" in screen_text(pilot)
        await press(pilot, *"one", "ctrl+j", *"two", "enter")
        assert "note saved" in status_line(pilot)
        await press(pilot, "l")
        assert "one ⏎ two" in status_line(pilot)
        await press(pilot, "a", "alt+enter", *"three", "ctrl+s")
    assert notes(library) == ["one\ntwo\nthree"]


async def test_escape_saves_nothing_and_the_note_is_offered_again(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "a", *"ask", "escape")
        assert "offered again" in status_line(pilot)
        assert notes(library) == []
        await press(pilot, "a", "enter")
        assert notes(library) == ["ask"]
        await press(pilot, "a", "escape")
        assert "offered again" not in status_line(pilot)


async def test_a_note_is_text_and_never_markup(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "a", *"[bold]x[/]", "enter", "l")
        assert "[bold]x[/]" in status_line(pilot)
        await press(pilot, "a")
        assert "[bold]x[/]" in screen_text(pilot)

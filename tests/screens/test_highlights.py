"""The list of highlights: every one of the library, read and deleted from there."""

from tests.conftest import Open, screen_text, settle, status_line
from tui.screens.reader import ReaderScreen


async def test_a_highlight_is_read_where_it_stands_deleted_and_brought_back(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("6", "j", "enter", "}", "V", "t", *"cable", "enter")
        await settle(pilot)
        await pilot.press("q", "A")
        await settle(pilot)
        assert "1 highlight" in screen_text(pilot)
        assert "1 highlights" not in screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.article.text[reader.pane.cursor :].startswith("The repair ended")
        await pilot.press("q", "D")
        await settle(pilot)
        assert "highlight deleted" in status_line(pilot)
        assert "#cable" not in screen_text(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert "#cable" in screen_text(pilot)


async def test_without_highlights_the_list_says_how_to_make_one(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("A")
        await settle(pilot)
        assert "No highlights yet" in screen_text(pilot)
        await pilot.press("enter", "D", "y")
        await settle(pilot)
        assert "No highlights yet" in screen_text(pilot)

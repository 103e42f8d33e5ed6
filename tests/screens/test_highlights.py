"""The list of highlights: every one of the library, read and deleted from there."""

from pathlib import Path

import pytest

from tests.conftest import Open, saved, screen_text, settle, status_line
from tests.screens.keys import press
from tui.annotations.model import Highlight
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


HARBOR = "08-saltmarsh-courier.md"
FIRST = "For nineteen nights the harbor at Marrowby was lit by lanterns"


async def test_a_lost_highlight_shows_its_words_and_goes_to_where_they_may_be(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "j", "enter", "t", *"lamps", "enter", "3", "}", "t", "enter")
    file = library / HARBOR
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(text[text.index(FIRST) :], "Nothing is left."), encoding="utf-8")
    async with opened() as pilot:
        await press(pilot, "6", "j", "enter")
        assert "2 lost their place (A)" in screen_text(pilot)
        await press(pilot, "A")
        assert "(lost) For nineteen nights" in screen_text(pilot)
        assert "2 lost their place" in screen_text(pilot)
        assert "its text is gone from the" in screen_text(pilot)
        await press(pilot, "g", "a")
        assert "no guess" in status_line(pilot)
        await press(pilot, "enter")
        assert "lost: “For nineteen nights" in status_line(pilot)
        await press(pilot, "g", "a")
        assert "select its words, ga puts it there" in status_line(pilot)
        await press(pilot, "g", "g", "V")
        assert "selected by sentence · ga puts “For nineteen" in screen_text(pilot)
        await press(pilot, "g", "a")
        assert "it has its place again" in status_line(pilot)
        assert "1 lost its place (A)" in screen_text(pilot)
        assert saved(library, Highlight)[0].target.selectors[0].exact == "Nothing is left."
        await press(pilot, "l")
        assert "#lamps" in status_line(pilot)
        await press(pilot, "u")
        assert "lost: “For nineteen nights" in status_line(pilot) or "undone" in status_line(pilot)
        await press(pilot, "escape", "l")
        assert "lost:" not in status_line(pilot)


async def test_tags_notes_and_colours_are_edited_in_the_list(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", "t", *"one", "enter", "A")
        await press(pilot, "t", *"two", "enter", "a", *"why", "enter", "g", "c")
        await press(pilot, "K", *"Sales", "enter", "s")
        screen = screen_text(pilot)
        assert "#one #two" in screen
        assert "green #one #two · why · + Sales" in screen
        assert "1 highlight" in screen
    (highlight,) = saved(library, Highlight)
    assert (highlight.tags, highlight.note, highlight.color) == (("one", "two"), "why", "green")


async def test_a_fuzzy_place_is_shown_as_such_until_it_is_accepted(
    opened: Open, library: Path
) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "t", *"lamps", "enter", "g", "a")
        assert "stands where it was made" in status_line(pilot)
    file = library / HARBOR
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("For nineteen nights the", "For twenty days the"), encoding="utf-8"
    )
    async with opened() as pilot:
        await press(pilot, "6", "j", "enter")
        assert "? For twenty days the harbor" in screen_text(pilot)
        assert "fuzzy ? (ga accepts)" in status_line(pilot)
        await press(pilot, "A")
        assert "then: “For nineteen nights" in screen_text(pilot)
        assert "now?: “For twenty days" in screen_text(pilot)
        await press(pilot, "q", "g", "a")
        assert "its place is accepted" in status_line(pilot)
        assert "┏ For twenty days the harbor" in screen_text(pilot)
        (highlight,) = saved(library, Highlight)
        assert highlight.target.selectors[0].exact.startswith("For twenty days")
        await press(pilot, "u")
        assert "? For twenty days the harbor" in screen_text(pilot)
        await press(pilot, "A", "g", "a")
        assert "(fuzzy" not in screen_text(pilot)


async def test_the_guess_at_where_a_lost_highlight_belongs_is_shown_and_accepted(
    opened: Open, library: Path
) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "t", *"lamps", "enter")
    file = library / HARBOR
    text = file.read_text(encoding="utf-8")
    rest = text[text.index(" was lit by lanterns") : text.index(" fish hall.") + len(" fish hall")]
    file.write_text(text.replace(rest, ""), encoding="utf-8")
    async with opened() as pilot:
        await press(pilot, "A")
        assert "(lost ?guess)" in screen_text(pilot)
        assert "now?: “For nineteen nights the harbor at Marrowby" in screen_text(pilot)
        await press(pilot, "enter")
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.article.text[reader.pane.cursor :].startswith("For nineteen nights")
        assert "? For nineteen nights the harbor" in screen_text(pilot)
        assert "ga puts it here" in screen_text(pilot)
        await press(pilot, "g", "a")
        assert "▎ For nineteen nights the harbor" in screen_text(pilot)
        await press(pilot, "u", "q", "g", "a")
        assert "its place is accepted" in status_line(pilot)
        assert "(lost" not in screen_text(pilot)
    (highlight,) = saved(library, Highlight)
    assert highlight.target.selectors[0].exact.startswith("For nineteen nights the harbor")
    assert highlight.tags == ("lamps",)


async def test_a_highlight_on_an_article_that_is_gone_is_listed_and_not_opened(
    opened: Open, library: Path
) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "K", *"Lights", "enter", "s")
    (library / HARBOR).unlink()
    async with opened() as pilot:
        await press(pilot, "A")
        assert "its article is gone" in screen_text(pilot)
        await press(pilot, "enter")
        assert "no longer in this library" in status_line(pilot)
        await press(pilot, "C", "j", "enter")
        assert " ? (lost) “" in screen_text(pilot)
        assert "no longer in this library" in status_line(pilot)


async def test_rows_that_do_not_fit_end_in_an_ellipsis(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "t", *"lamps", "enter", "A")
        assert screen_text(pilot).splitlines()[1].endswith("…")


async def test_an_export_asks_before_it_writes_over_a_file(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "highlights.md"
    file.write_text("mine", encoding="utf-8")
    async with opened() as pilot:
        await press(pilot, "enter", "t", *"one", "enter", "E", "enter")
        assert "y write over it · n leave it" in status_line(pilot)
        await press(pilot, "n")
        assert "not exported" in status_line(pilot)
        assert file.read_text(encoding="utf-8") == "mine"
        await press(pilot, "E", "enter", "y")
        assert "1 highlight written to highlights.md" in status_line(pilot)
    assert "Tags: one" in file.read_text(encoding="utf-8")

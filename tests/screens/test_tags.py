"""The tags as a tree: counted, coloured, described, renamed, removed and opened."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import Open, saved, screen_text, settle, status_line
from tests.screens.keys import press
from tui.annotations.model import ArticleNote, Highlight, Tag
from tui.annotations.tag_tree import TagNode
from tui.screens.highlights import HighlightsScreen
from tui.screens.reader import ReaderScreen
from tui.screens.tags import TagsScreen

TAGGED = (
    *("enter", "t", *"water/dam", "enter", "}", "t", *"water/dam/old", "enter"),
    *("}", "t", *"lake", "enter", "q"),
)
"""Keys that tag three highlights of the first article."""


def rows(pilot: Pilot[str]) -> list[list[str]]:
    """Return the words of each row of tags: counts, colour and name."""
    lines = screen_text(pilot).splitlines()[2:]
    return [line.split() for line in lines[: lines.index("")]]


def names(pilot: Pilot[str]) -> list[str]:
    return [row[4] for row in rows(pilot)]


def tags_of(library: Path) -> list[tuple[str, ...]]:
    return [highlight.tags for highlight in saved(library, Highlight)]


async def test_tags_are_listed_as_a_tree_with_counts(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "t", *"lake", "enter", "j", "t", *"lake", "enter", "g", "t")
        assert rows(pilot) == [
            ["1", "1", "2", "–", "#lake"],
            ["–", "2", "1", "–", "#water"],
            ["1", "2", "1", "–", "/dam"],
            ["1", "1", "1", "–", "/old"],
        ]
        assert "4 tags" in screen_text(pilot)
        assert "1 highlight · 2 articles tagged as a whole · in 2 articles" in screen_text(pilot)
        await press(pilot, "j", "j")
        assert "#water/dam · no colour" in screen_text(pilot)
        assert "1 highlight · 1 more with the tags under it" in screen_text(pilot)


@pytest.mark.parametrize("keys", [(), ("enter",), ("c",), ("A",), ("C",)])
async def test_tags_are_reached_from_every_screen(opened: Open, keys: Sequence[str]) -> None:
    async with opened() as pilot:
        await press(pilot, *keys, "g", "t")
        assert isinstance(pilot.app.screen, TagsScreen)
        await press(pilot, "q")
        assert not isinstance(pilot.app.screen, TagsScreen)


async def test_a_colour_is_given_lent_and_taken_by_new_highlights(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "g", "t", "j", "3", "g", "c")
        assert "#water has blue" in status_line(pilot)
        assert [row[3] for row in rows(pilot)] == ["–", "blue", "(blue)", "(blue)"]
        await press(pilot, "j", "g", "c")
        assert [row[3] for row in rows(pilot)] == ["–", "blue", "yellow", "(yellow)"]
        await press(pilot, "q", "j", "enter", "t", *"Water/new", "enter")
        assert [one.color for one in saved(library, Highlight)][-1] == "blue"
        await press(pilot, "g", "t", "j", "3", "g", "c")
        assert "no colour of its own" in status_line(pilot)
        assert rows(pilot)[1][3] == "–"
        await press(pilot, "u")
        assert rows(pilot)[1][3] == "blue"


async def test_a_description_is_written_and_offered_again(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "g", "t", "a", *"still", "escape")
        assert not saved(library, Tag)
        await press(pilot, "a", *" wet", "ctrl+j", *"deep", "enter")
        assert [(tag.label, tag.description) for tag in saved(library, Tag)] == [
            ("lake", "still wet\ndeep")
        ]
        assert "#lake  still wet deep" in screen_text(pilot)
        assert "\n deep\n" in screen_text(pilot)
        await press(pilot, "u")
        assert "still wet" not in screen_text(pilot)


async def test_a_tag_is_renamed_with_those_under_it_and_back(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "t", *"water/dam", "enter", "g", "t", "2", "j")
        await press(pilot, "R", "ctrl+u", *"weir", "enter")
        assert "#water/dam renamed to #weir on 2 highlights and 1 article" in status_line(pilot)
        assert tags_of(library) == [("weir",), ("weir/old",), ("lake",)]
        assert [note.tags for note in saved(library, ArticleNote)] == [("weir",)]
        assert names(pilot) == ["#lake", "#weir", "/old"]
        assert "#weir · no colour" in screen_text(pilot)
        await press(pilot, "u")
        assert tags_of(library) == [("water/dam",), ("water/dam/old",), ("lake",)]
        assert "undone: tag #weir renamed to #water/dam" in status_line(pilot)
        await press(pilot, "ctrl+r")
        assert names(pilot) == ["#lake", "#weir", "/old"]


async def test_a_tag_is_merged_with_one_that_is_offered(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "g", "t", "R", "ctrl+u", *"wat")
        assert "tab: water" in screen_text(pilot)
        await press(pilot, "down", "tab", "enter")
        assert "#lake merged with #water/dam on 1 highlight" in status_line(pilot)
        assert tags_of(library) == [("water/dam",), ("water/dam/old",), ("water/dam",)]
        assert names(pilot) == ["#water", "/dam", "/old"]
        assert "#water/dam ·" in screen_text(pilot)


async def test_a_name_that_cannot_be_is_refused_and_offered_again(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "g", "t", "R", *", sea", "enter")
        assert "NOT renamed: a comma parts two tags" in status_line(pilot)
        await press(pilot, "R")
        assert "rename #lake to lake, sea" in status_line(pilot)
        await press(pilot, "escape", "R", *["backspace"] * 5, "enter")
        assert tags_of(library)[-1] == ("lake",)


async def test_a_tag_is_removed_and_the_highlights_stay(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "g", "t", "j", "D")
        assert "nothing has #water itself" in status_line(pilot)
        await press(pilot, "j", "D")
        assert "#water/dam removed from 1 highlight · u brings it back" in status_line(pilot)
        assert tags_of(library) == [(), ("water/dam/old",), ("lake",)]
        assert rows(pilot)[2] == ["–", "1", "1", "–", "/dam"]
        await press(pilot, "u")
        assert tags_of(library)[0] == ("water/dam",)


async def test_the_highlights_with_a_tag_or_one_under_it_are_listed(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "g", "t", "2", "j", "enter")
        assert isinstance(pilot.app.screen, HighlightsScreen)
        assert "2 highlights tagged #water/dam" in screen_text(pilot)
        assert "#lake" not in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await press(pilot, "q", "t", *["backspace"] * 11, "enter")
        assert "1 highlight tagged #water/dam" in screen_text(pilot)
        await press(pilot, "q")
        assert [row[:3] for row in rows(pilot)[1:]] == [["–", "1", "1"]] * 2 + [["1", "1", "1"]]


async def test_a_tag_that_is_clicked_twice_lists_its_highlights(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED, "g", "t")
        await pilot.click("#list", offset=(30, 2), times=2)
        await settle(pilot)
        assert "2 highlights tagged #water/dam" in screen_text(pilot)


async def test_a_tag_of_articles_only_has_no_highlights_to_list(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "t", *"paper", "enter", "g", "t", "enter")
        assert "No highlight of this library is tagged #paper." in screen_text(pilot)


async def test_keys_typed_at_once_wait_for_the_counts(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = TagsScreen.gather

    def gather_late(screen: TagsScreen) -> list[TagNode]:
        time.sleep(0.2)
        return gather(screen)

    monkeypatch.setattr(TagsScreen, "gather", gather_late)
    async with opened() as pilot:
        await press(pilot, *TAGGED)
        await pilot.press("g", "t", "j", "j", "enter")
        await settle(pilot)
        assert "2 highlights tagged #water/dam" in screen_text(pilot)


async def test_a_lost_highlight_keeps_its_tag_and_is_renamed(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, *TAGGED)
        article = saved(library, Highlight)[0].target.source.partition("/")[2]
    (library / article).write_text("Nothing is left.", encoding="utf-8")
    async with opened() as pilot:
        await press(pilot, "g", "t", "R", *"side", "enter", "enter")
        assert "1 highlight tagged #lakeside" in screen_text(pilot)
        assert "1 lost its place" in screen_text(pilot)


async def test_without_tags_the_list_says_how_to_make_one(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "g", "t")
        assert "No tags yet: t in an article" in screen_text(pilot)
        await press(pilot, "enter", "g", "c", "a", "R", "D")
        assert "no tag under the cursor" in status_line(pilot)

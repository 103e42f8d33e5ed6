"""What the screens look like, colours included; a wanted change: `pytest --snapshot-update`.

A picture is the rows of the screen, then a letter for the style of each cell, then the legend.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Open, settle
from tests.pictures import SIZES, picture

LANTERN = "07-evening-lantern.md"


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_reader(opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await picture(opened, "", "j", "j", "enter", "j", size=size) == snapshot


async def test_reader_with_a_highlight_and_a_selection(
    opened: Open, snapshot: SnapshotAssertion
) -> None:
    keys = ("j", "enter", ")", "t", "h", "2", "0", "enter", "}", "V", ")")
    assert await picture(opened, "", *keys) == snapshot


async def test_highlights(opened: Open, snapshot: SnapshotAssertion) -> None:
    first = ("j", "enter", "t", "h", "2", "0", "enter", "}", "a", "w", "h", "o", "enter")
    assert await picture(opened, "", *first, "A") == snapshot


CLAIMS = (
    *("j", "enter", "K", *"resume", "enter", "s", ")", "K", *"resume", "enter", "c"),
    *("}", "K", *"april", "enter", "m", "q", "j", "j", "enter", "K", "tab", "enter", "s"),
)
"""Keys that make two claims with evidence in two articles."""


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_claims(opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await picture(opened, "", *CLAIMS, "C", "j", "j", size=size) == snapshot


TAGS = (
    *("j", "enter", "t", *"chips/h20", "enter", "}", "t", *"chips/h20/sales", "enter"),
    *("}", "t", *"rules", "enter", "q", "t", *"rules, paper", "enter", "g", "t"),
    *("g", "c", "j", "a", *"allowed again", "enter", "3", "j", "3", "g", "c", "2", "g", "g"),
)
"""Keys that make a tree of tags, two of them coloured and one described."""


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_tags(opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await picture(opened, "", *TAGS, size=size) == snapshot


@pytest.mark.parametrize("keys", [("R",), ("enter",)], ids=["rename", "highlights"])
async def test_what_is_done_with_a_tag(
    opened: Open, snapshot: SnapshotAssertion, keys: tuple[str, ...]
) -> None:
    assert await picture(opened, "", *TAGS, *keys) == snapshot


@pytest.mark.parametrize("keys", [(), ("enter",)], ids=["claim", "stance"])
async def test_asking_for_a_claim(
    opened: Open, snapshot: SnapshotAssertion, keys: tuple[str, ...]
) -> None:
    assert await picture(opened, "", *CLAIMS, "}", "K", "r", *keys) == snapshot


async def test_note_of_two_lines(opened: Open, snapshot: SnapshotAssertion) -> None:
    keys = ("j", "enter", "a", *"one", "ctrl+j", *"two")
    assert await picture(opened, "", *keys) == snapshot


REWRITTEN = {
    "used to sell chips": "once used to sell chips, many of them",
    "The parts his firm designs sit at the heart of the": "His firm now rents out",
}
"""Words of a sample and what stands in their place later."""


@pytest.fixture
async def changed(opened: Open, library: Path) -> Open:
    """The samples, of which one was rewritten after two of its sentences were highlighted."""
    async with opened() as pilot:
        for key in ("7", "j", "enter", "t", "x", "enter", "}", "t", "y", "enter"):
            await pilot.press(key)
            await settle(pilot)
    file = library / LANTERN
    text = file.read_text(encoding="utf-8")
    for before, after in REWRITTEN.items():
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    return opened


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_highlights_on_an_article_that_changed(
    changed: Open, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    assert await picture(changed, "", "A", size=size) == snapshot


async def test_reader_of_an_article_that_changed(
    changed: Open, snapshot: SnapshotAssertion
) -> None:
    assert await picture(changed, "", "7", "j", "enter") == snapshot


async def test_help(opened: Open, snapshot: SnapshotAssertion) -> None:
    assert await picture(opened, "", "?") == snapshot


async def test_tag_prompt_offers_tags_in_use(opened: Open, snapshot: SnapshotAssertion) -> None:
    keys = ("enter", "t", "h", "2", "0", "enter", "}", "t", "h")
    assert await picture(opened, "", *keys) == snapshot

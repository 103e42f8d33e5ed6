"""What the list of articles looks like; a wanted change: `pytest --snapshot-update`."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Open
from tests.pictures import SIZES, picture
from tests.screens.keys import press

EVERY_SIZE = [*SIZES, (60, 20)]
NAMES = ["80x24", "120x40", "60x20"]

POST = "03-northgate-post.md"


@pytest.mark.parametrize("size", EVERY_SIZE, ids=NAMES)
async def test_list(opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await picture(opened, "", "j", "j", size=size) == snapshot


@pytest.mark.parametrize("size", EVERY_SIZE, ids=NAMES)
async def test_list_that_is_sorted_and_filtered(
    opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    keys = ("s", "h", "f", *"nvidea !lantern", "enter", "j")
    assert await picture(opened, "", *keys, size=size) == snapshot


@pytest.mark.parametrize("keys", [("s",), ("f", *"ship")], ids=["sort", "filter"])
async def test_what_is_asked_of_the_list(
    opened: Open, snapshot: SnapshotAssertion, keys: tuple[str, ...]
) -> None:
    assert await picture(opened, "", *keys) == snapshot


async def test_list_with_what_is_said_of_an_article(
    opened: Open, snapshot: SnapshotAssertion
) -> None:
    keys = ("j", "r", "t", *"paper", "enter", "a", *"why", "enter", "g", "s", "r", "tab", "enter")
    assert await picture(opened, "", *keys) == snapshot


async def test_list_without_colours_with_a_read_and_a_changed_article(
    opened: Open, snapshot: SnapshotAssertion, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as pilot:
        await press(pilot, "r", "2", "j", "r")
    file = library / POST
    with file.open("a", encoding="utf-8") as stream:
        stream.write("\nThe Post adds that nobody at the firm would say when.\n")
    assert await picture(opened, "", "2", "j") == snapshot

"""What searching looks like: the results in the library, the prompt with what it found so far."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Open
from tests.pictures import SIZES, picture

HUANG = ("g", "/", *"Huang", "enter", "j", "j")


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_search(opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await picture(opened, "", *HUANG, size=size) == snapshot


async def test_search_without_colours(
    opened: Open, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert await picture(opened, "", *HUANG) == snapshot


async def test_search_that_finds_nothing(opened: Open, snapshot: SnapshotAssertion) -> None:
    assert await picture(opened, "", "g", "/", *"zeppelin", "enter") == snapshot


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_prompt_with_live_matches(
    opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    assert await picture(opened, "", "j", "j", "enter", "/", *"chip", size=size) == snapshot


async def test_prompt_with_an_expression_that_is_wrong(
    opened: Open, snapshot: SnapshotAssertion
) -> None:
    assert await picture(opened, "", "enter", "/", "ctrl+r", *"(chip|H20") == snapshot

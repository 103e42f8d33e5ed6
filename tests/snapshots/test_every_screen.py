"""How every screen looks dark, light and without colours; `pytest --snapshot-update` takes it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Open
from tests.looks import picture_of_looks
from tests.pictures import SIZES
from tests.screens.keys import press
from tui.command import Place

MADE = (
    *("j", "enter", "t", *"chips/h20", "enter", "K", *"resume", "enter", "s"),
    *("}", "t", *"rules", "enter", "g", "c", "}", "K", *"resume", "enter", "c", "q"),
    *("3", "j", "r"),
)
"""Keys that make highlights, tags and a claim, and mark an article as read."""

WAYS: dict[Place, tuple[str, ...]] = {
    Place.LIST: ("j", "j"),
    Place.READER: ("j", "enter", "g", "g", "3", ")", "V", ")"),
    Place.COMPARISON: ("j", "j", "c", "]", "d"),
    Place.HIGHLIGHTS: ("A", "j"),
    Place.CLAIMS: ("C", "j"),
    Place.TAGS: ("g", "t", "j"),
    Place.SEARCH: ("g", "slash", *"chip", "enter", "j"),
    Place.MATRIX: ("m", "j", "l"),
    Place.VERSIONS: ("enter", "/", *"Chinese negotiators", "enter", "o", "j"),
}
"""Keys that lead to each screen from the list."""


def test_there_is_a_way_to_every_screen() -> None:
    assert set(WAYS) == set(Place), "say in WAYS which keys lead to the new screen"


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("place", WAYS)
async def test_screen(
    opened: Open, snapshot: SnapshotAssertion, place: Place, size: tuple[int, int]
) -> None:
    async with opened() as pilot:
        await press(pilot, *MADE)
    assert await picture_of_looks(opened, *WAYS[place], size=size, place=place) == snapshot


async def test_prompt(opened: Open, snapshot: SnapshotAssertion) -> None:
    assert await picture_of_looks(opened, "j", "enter", "t", *"h2", size=(80, 24)) == snapshot

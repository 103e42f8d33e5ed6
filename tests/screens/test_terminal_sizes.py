"""Every screen is drawn at any size of the terminal, and as it is there after other sizes too."""

import pytest

from tests.conftest import Open, screen_text, settle
from tests.screens.keys import press

SIZES = ((1, 1), (120, 40), (20, 5), (60, 20), (80, 24), (120, 40), (20, 24), (120, 5), (80, 24))
"""Sizes a terminal takes one after the other, the last as the first."""

SCREENS = {
    "list": "j",
    "list as it is filtered": "f v",
    "list as an order is asked for": "s",
    "matrix": "m j j j j",
    "cell of the matrix": "m j j j j l",
    "matrix of folded clusters": "m z",
    "comparison": "j c",
    "comparison in one column": "j c |",
    "comparison with folds": "j c z",
    "versions": "enter } o",
    "reader": "enter r",
    "reader with a note": "enter r t enter a x ctrl+s",
    "highlights": "enter t enter A",
    "tags": "enter t v enter g t",
    "claims": "C",
    "search": "g / c h i p enter",
    "search in a text": "enter r / c h i p enter",
    "help": "?",
    "palette": "ctrl+p",
    "themes": "g T",
    "note": "enter a",
}
"""Keys that lead to each screen."""


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_is_as_it_was_after_the_terminal_had_other_sizes(
    opened: Open, name: str
) -> None:
    async with opened(size=(80, 24)) as pilot:
        await press(pilot, *SCREENS[name].split())
        before = screen_text(pilot)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert screen_text(pilot) == before

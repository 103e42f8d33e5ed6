"""What each command does in the list of what was found in the library."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.on_any_screen import everywhere, going_back, motions, undoing
from tests.screens.each_command.sights import is_on, says, shows
from tui.command import Place

SEARCH = Cases(Place.SEARCH, opening="g / “the” enter")

CASES = (
    *motions(SEARCH),
    *(one for one in everywhere(SEARCH) if one.command != "search-library"),
    *going_back(SEARCH),
    *undoing(SEARCH, "enter r q", "A is "),
    SEARCH.look("open", is_on(Place.READER), says("2 of"), keys="j"),
    SEARCH.look("search-library", shows("/goat · 1 place"), then="ctrl+u “goat” enter"),
)

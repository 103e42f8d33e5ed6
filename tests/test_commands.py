"""The table of commands is whole: no key means two things, every command is done somewhere."""

from collections import Counter
from itertools import combinations

import pytest

from tui.command import Place
from tui.commands import COMMANDS, commands_of
from tui.screens.articles import ArticlesScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.command_screen import CommandScreen
from tui.screens.comparison import ComparisonScreen
from tui.screens.highlights import HighlightsScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen
from tui.screens.tags import TagsScreen
from tui.screens.versions import VersionsScreen

SCREENS: dict[Place, type[CommandScreen]] = {
    Place.LIST: ArticlesScreen,
    Place.READER: ReaderScreen,
    Place.COMPARISON: ComparisonScreen,
    Place.HIGHLIGHTS: HighlightsScreen,
    Place.CLAIMS: ClaimsScreen,
    Place.TAGS: TagsScreen,
    Place.SEARCH: SearchScreen,
    Place.MATRIX: MatrixScreen,
    Place.VERSIONS: VersionsScreen,
}


@pytest.mark.parametrize("place", Place)
def test_every_command_of_a_screen_has_its_method(place: Place) -> None:
    missing = [c.method for c in commands_of(place) if not hasattr(SCREENS[place], c.method)]
    assert missing == []


@pytest.mark.parametrize("place", Place)
def test_every_method_of_a_screen_is_in_the_table(place: Place) -> None:
    known = {command.method for command in COMMANDS}
    assert {name for name in dir(SCREENS[place]) if name.startswith("do_")} <= known


@pytest.mark.parametrize("place", Place)
def test_no_key_means_two_things_and_no_sequence_hides_another(place: Place) -> None:
    keys = [tuple(key.split(" ")) for command in commands_of(place) for key in command.keys]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [
        (one, other)
        for one, other in combinations(sorted(keys), 2)
        if len(one) < len(other) and other[: len(one)] == one
    ] == []


def test_ids_are_unique() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)

"""Cases of commands that do the same on many screens."""

from collections.abc import Iterator

from tests.screens.each_command.cases import Case, Cases
from tests.screens.each_command.sights import (
    ends,
    helps,
    is_on,
    leaves,
    moved,
    moved_half_pages,
    on_row,
    shows,
    shows_twice,
)
from tui.command import Place


def motions(screen: Cases) -> Iterator[Case]:
    """Yield the cases of moving by rows and pages in a list of more than two pages."""
    yield from rows_and_ends(screen)
    yield screen.look("half-page-down", moved_half_pages(1))
    yield screen.look("half-page-down", moved_half_pages(2), count=2)
    yield screen.look("half-page-up", moved_half_pages(-1), keys="G")
    yield screen.look("half-page-up", moved_half_pages(-2), keys="G", count=2)
    yield screen.look("page-down", moved(pages=1))
    yield screen.look("page-down", on_row(-1), count=9)
    yield screen.look("page-up", moved(pages=-1), keys="G")
    yield screen.look("page-up", on_row(0), keys="G", count=9)


def rows_and_ends(screen: Cases) -> Iterator[Case]:
    """Yield the cases of moving by rows and to both ends."""
    yield screen.look("down", moved(1))
    yield screen.look("down", moved(3), count=3)
    yield screen.look("up", moved(-1), keys="G")
    yield screen.look("up", moved(-3), keys="G", count=3)
    yield screen.look("top", on_row(0), keys="G")
    yield screen.look("top", on_row(4), count=5)
    yield screen.look("bottom", on_row(-1))
    yield screen.look("bottom", on_row(4), count=5)


def everywhere(screen: Cases) -> Iterator[Case]:
    """Yield the cases of commands that every screen has, but for motions and going back."""
    yield screen.look("help", helps(), shows(f"keys of the {screen.place}"))
    yield screen.look("export", leaves("tag-03"), then="enter")
    yield screen.look("palette", shows("Find a command"))
    yield screen.look("theme", shows("Choose a theme"))
    yield screen.look("suspend", leaves("SIGTSTP"))
    yield screen.case("quit", ends())
    yield screen.look(
        "search-library", is_on(Place.SEARCH), shows("/goat · 1 place"), then="“goat” enter"
    )
    others = {Place.HIGHLIGHTS: "highlights", Place.CLAIMS: "claims", Place.TAGS: "tags"}
    for place, command in others.items():
        if place is not screen.place:
            yield screen.look(command, is_on(place))


def going_back(screen: Cases) -> Iterator[Case]:
    """Yield the cases of going back to the list from a screen that was opened from there."""
    yield screen.look("back", is_on(Place.LIST))
    yield screen.look("cancel", is_on(Place.LIST))


def undoing(screen: Cases, change: str, told: str) -> Iterator[Case]:
    """Yield the cases of undoing and redoing a step of the keys `change`, and two such steps.

    `told` is said of each step that is undone or done again, in words that show nowhere else.
    """
    again = f"{change} {change}"
    yield screen.case("undo", shows("undone: "), shows(told), keys=change)
    yield screen.case("undo", shows_twice(told), keys=again, count=2)
    yield screen.case("redo", shows("done again: "), shows(told), keys=f"{change} u")
    twice = shows_twice(told)
    yield screen.case("redo", shows("done again: "), twice, keys=f"{again} 2 u", count=2)

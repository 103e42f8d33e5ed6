"""Cases of commands that do the same on many screens."""

from collections.abc import Iterator

from tests.screens.each_command.cases import Case, Cases
from tests.screens.each_command.sights import (
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


def motions(screen: Cases, *, less: int = 0) -> Iterator[Case]:
    """Yield the cases of moving by rows and pages, on more than two pages of rows.

    A page is so many rows `less` than those in sight.
    """
    yield screen.case("down", moved(1))
    yield screen.case("down", moved(3), count=3)
    yield screen.case("up", moved(-1), keys="G")
    yield screen.case("up", moved(-3), keys="G", count=3)
    yield screen.case("half-page-down", moved_half_pages(1))
    yield screen.case("half-page-down", moved_half_pages(2), count=2)
    yield screen.case("half-page-up", moved_half_pages(-1), keys="G")
    yield screen.case("half-page-up", moved_half_pages(-2), keys="G", count=2)
    yield screen.case("page-down", moved(pages=1, less=less))
    yield screen.case("page-down", on_row(-1), count=9)
    yield screen.case("page-up", moved(pages=-1, less=less), keys="G")
    yield screen.case("page-up", on_row(0), keys="G", count=9)
    yield screen.case("top", on_row(0), keys="G")
    yield screen.case("top", on_row(4), count=5)
    yield screen.case("bottom", on_row(-1))
    yield screen.case("bottom", on_row(4), count=5)


def everywhere(screen: Cases) -> Iterator[Case]:
    """Yield the cases of commands that every screen has, but for motions and going back."""
    yield screen.case("help", helps(), shows(f"keys of the {screen.place}"))
    yield screen.case("export", leaves("tag-03"), then="enter")
    others = {Place.HIGHLIGHTS: "highlights", Place.CLAIMS: "claims", Place.TAGS: "tags"}
    for place, command in others.items():
        if place is not screen.place:
            yield screen.case(command, is_on(place))


def going_back(screen: Cases) -> Iterator[Case]:
    """Yield the cases of going back to the list from a screen that was opened from there."""
    yield screen.case("back", is_on(Place.LIST))
    yield screen.case("cancel", is_on(Place.LIST))


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

"""What each command does in the matrix, which begins at the first report's own cell."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.on_any_screen import everywhere, going_back, motions, undoing
from tests.screens.each_command.sights import hides, is_on, shows
from tui.command import Place

MATRIX = Cases(Place.MATRIX, opening="m")

SECOND, THIRD = "% of A is in B", "% of A is in C"
"""What is said of the cells that follow the first one in its row."""

CASES = (
    *motions(MATRIX),
    *everywhere(MATRIX),
    *going_back(MATRIX),
    *undoing(MATRIX, "enter r q", "(island/wire.md)"),
    MATRIX.case("next-column", shows(SECOND)),
    MATRIX.case("next-column", shows(THIRD), count=2),
    MATRIX.case("previous-column", shows(SECOND), keys="2 l"),
    MATRIX.case("previous-column", shows(SECOND), keys="$", count=13),
    MATRIX.case("first-column", shows("of it is in 2 other articles"), keys="2 l"),
    MATRIX.case("last-column", shows("no shared wording")),
    MATRIX.case("next-shared", shows(SECOND)),
    MATRIX.case("next-shared", shows(THIRD), count=2),
    MATRIX.case("previous-shared", shows(SECOND), keys="2 l"),
    MATRIX.case("previous-shared", shows(SECOND), keys="j", count=2),
    MATRIX.case("open-cell", is_on(Place.READER)),
    MATRIX.case("open-cell", is_on(Place.COMPARISON), shows("A wire  ↔  C post"), keys="2 l"),
    MATRIX.case("open-cell", shows("▾B"), keys="j z"),
    MATRIX.case("compare-cell", is_on(Place.COMPARISON), shows("A wire  ↔  C post"), keys="2 l"),
    MATRIX.case("fold-clusters", shows("▸B"), hides("▾B")),
    MATRIX.case("sort", shows("by source"), hides("by date")),
)

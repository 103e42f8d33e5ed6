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
    *undoing(MATRIX, "enter r q", "A is "),
    MATRIX.look("next-column", shows(SECOND)),
    MATRIX.look("next-column", shows(THIRD), count=2),
    MATRIX.look("previous-column", shows(SECOND), keys="2 l"),
    MATRIX.look("previous-column", shows(SECOND), keys="$", count=13),
    MATRIX.look("first-column", shows("of it is in 2 other articles"), keys="2 l"),
    MATRIX.look("last-column", shows("no shared wording")),
    MATRIX.look("next-shared", shows(SECOND)),
    MATRIX.look("next-shared", shows(THIRD), count=2),
    MATRIX.look("previous-shared", shows(SECOND), keys="2 l"),
    MATRIX.look("previous-shared", shows(SECOND), keys="j", count=2),
    MATRIX.look("open-cell", is_on(Place.READER)),
    MATRIX.look("open-cell", is_on(Place.COMPARISON), shows("A wire  ↔  C post"), keys="2 l"),
    MATRIX.look("open-cell", shows("▾B"), keys="j z"),
    MATRIX.look("compare-cell", is_on(Place.COMPARISON), shows("A wire  ↔  C post"), keys="2 l"),
    MATRIX.look("fold-clusters", shows("▸B"), hides("▾B")),
    MATRIX.look("sort", shows("by source"), hides("by date"), then="s"),
)

"""What each command does in the list of highlights, the second of which is of the first letter."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.island import LETTERS
from tests.screens.each_command.on_any_screen import everywhere, going_back, motions, undoing
from tests.screens.each_command.on_marks import is_deleted, marking
from tests.screens.each_command.sights import is_on, saves, says, shows
from tui.annotations.model import Evidence, Stance
from tui.command import Place

HIGHLIGHTS = Cases(Place.HIGHLIGHTS, opening="A")

CASES = (
    *motions(HIGHLIGHTS),
    *everywhere(HIGHLIGHTS),
    *going_back(HIGHLIGHTS),
    *undoing(HIGHLIGHTS, "j g c", "colour"),
    *marking(HIGHLIGHTS, LETTERS[0], keys="j"),
    HIGHLIGHTS.case("delete", is_deleted(LETTERS[0]), shows("12 highlights"), keys="j"),
    HIGHLIGHTS.case(
        "add-evidence",
        saves(Evidence, "evidence", lambda found: found[-1].stance is Stance.CONTRADICTS),
        says("contradicts: lamps"),
        keys="j",
        then="“lamps” enter c",
    ),
    HIGHLIGHTS.case("accept-place", says("its place is accepted")),
    HIGHLIGHTS.look("open", is_on(Place.READER), shows("▎ My goat"), keys="j"),
)

"""What each command does on the versions of a sentence, of which each of three reports has one."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.island import CUT
from tests.screens.each_command.on_any_screen import everywhere, undoing
from tests.screens.each_command.on_marks import is_deleted, marking
from tests.screens.each_command.on_text import leaving
from tests.screens.each_command.sights import at, is_on, on_row, saves, says, shows
from tui.annotations.model import Evidence, Stance
from tui.command import Place

VERSIONS = Cases(Place.VERSIONS, opening="enter g g } o")
"""The versions of what all three reports have."""

SUMS = Cases(Place.VERSIONS, opening="enter / “mending” enter o")
"""The versions of what two of them have, each with a sum of its own."""

MARKED = Cases(Place.VERSIONS, opening=f"{VERSIONS.opening} t enter")
"""The versions with a highlight on the first of them."""

SENTENCE = CUT[: CUT.index(" Divers")]

MOTIONS = (
    VERSIONS.look("down", on_row(1)),
    VERSIONS.look("down", on_row(2), count=2),
    VERSIONS.look("up", on_row(1), keys="G"),
    VERSIONS.look("up", on_row(0), keys="G", count=2),
    VERSIONS.look("half-page-down", on_row(2)),
    VERSIONS.look("half-page-down", on_row(2), count=2),
    VERSIONS.look("half-page-up", on_row(0), keys="G"),
    VERSIONS.look("half-page-up", on_row(0), keys="G", count=2),
    VERSIONS.look("page-down", on_row(2)),
    VERSIONS.look("page-down", on_row(2), count=9),
    VERSIONS.look("page-up", on_row(0), keys="G"),
    VERSIONS.look("page-up", on_row(0), keys="G", count=9),
    VERSIONS.look("top", on_row(0), keys="G"),
    VERSIONS.look("top", on_row(1), count=2),
    VERSIONS.look("bottom", on_row(2)),
    VERSIONS.look("bottom", on_row(1), count=2),
    SUMS.look("next", on_row(1)),
    SUMS.look("next", on_row(1), count=2),
    SUMS.look("previous", on_row(0), keys="j"),
    SUMS.look("previous", on_row(0), keys="j", count=2),
    SUMS.look("next-difference", on_row(1)),
    SUMS.look("next-difference", on_row(1), count=2),
    VERSIONS.look("previous-difference", says("no differing fact above")),
    VERSIONS.look("previous-difference", says("no differing fact above"), count=2),
)

CASES = (
    *MOTIONS,
    *everywhere(VERSIONS),
    VERSIONS.look("back", is_on(Place.READER)),
    VERSIONS.look("cancel", is_on(Place.READER)),
    *undoing(MARKED, "g c", "colour"),
    *marking(VERSIONS, SENTENCE, make="t enter"),
    *leaving(VERSIONS),
    MARKED.case("delete", is_deleted(SENTENCE)),
    VERSIONS.case(
        "add-evidence",
        saves(Evidence, "evidence", lambda found: found[-1].stance is Stance.CONTRADICTS),
        says("contradicts: lamps"),
        then="“lamps” enter c",
    ),
    MARKED.case("accept-place", says("stands where it was made")),
    VERSIONS.look("open", is_on(Place.READER), at("The cable"), keys="j"),
    VERSIONS.look("compare", is_on(Place.COMPARISON), shows("A wire  ↔  B gazette"), keys="j"),
)

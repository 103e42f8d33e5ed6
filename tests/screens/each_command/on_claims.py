"""What each command does in the list of claims, the first of which has four pieces of evidence."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.island import LETTERS
from tests.screens.each_command.on_any_screen import everywhere, going_back, motions, undoing
from tests.screens.each_command.on_marks import marking
from tests.screens.each_command.sights import is_on, saves, says, shows
from tui.annotations.model import Claim, Evidence, Stance
from tui.command import Place

CLAIMS = Cases(Place.CLAIMS, opening="C")

CASES = (
    *motions(CLAIMS),
    *everywhere(CLAIMS),
    *going_back(CLAIMS),
    *undoing(CLAIMS, "2 G g c", "colour"),
    *marking(CLAIMS, LETTERS[0], keys="j j"),
    CLAIMS.case(
        "delete", saves(Claim, "no claim 0", lambda found: len(found) == 3), shows("3 claims")
    ),
    CLAIMS.case(
        "delete", saves(Evidence, "less evidence", lambda found: len(found) == 12), keys="j"
    ),
    CLAIMS.case(
        "add-evidence",
        saves(Evidence, "a stance", lambda found: Stance.MENTIONS in [e.stance for e in found]),
        keys="j",
        then="m",
    ),
    CLAIMS.case(
        "note",
        saves(Claim, "a note", lambda found: "why" in [one.note for one in found]),
        then="“why” enter",
    ),
    CLAIMS.case("accept-place", says("its place is accepted"), keys="j"),
    CLAIMS.look("open", is_on(Place.READER), shows("▎ My goat"), keys="j j"),
    CLAIMS.case("reword-claim", shows("claim 0, so they say"), then="“, so they say” enter"),
)

"""What each command does in the reader, which is opened on the first report."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.on_any_screen import everywhere, going_back, motions, undoing
from tests.screens.each_command.on_marks import is_deleted, marking
from tests.screens.each_command.on_text import FIRST, on_texts
from tests.screens.each_command.sights import at, hides, is_on, saves, says, shows
from tui.annotations.model import Evidence, ReadMark, Stance
from tui.command import Place

READER = Cases(Place.READER, opening="enter")

LESS = 2
"""Rows of a page that stay in sight when it is turned."""

CASES = (
    *motions(READER, less=LESS),
    *everywhere(READER),
    *going_back(READER),
    *undoing(READER, "r", "(island/wire.md)"),
    *on_texts(READER),
    READER.case("row-end", at("d on the way home.")),
    *marking(READER, FIRST, make="t enter"),
    READER.case("delete", is_deleted(FIRST), keys="t enter"),
    READER.case(
        "add-evidence",
        saves(Evidence, "evidence", lambda found: found[-1].stance is Stance.CONTRADICTS),
        says("contradicts: lamps"),
        then="“lamps” enter c",
    ),
    READER.case("accept-place", says("its place is accepted"), opening="j enter", keys="] h"),
    READER.case("open", hides("words repeat"), keys="/ “skippers” enter k k"),
    READER.case("fold", hides("words repeat"), keys="/ “skippers” enter"),
    READER.case("search", at("bakery"), says("1 of 1"), then="“bakery” enter"),
    READER.case("next", at("the way home"), keys="/ “the” enter"),
    READER.case("next", at("The cable"), keys="/ “the” enter", count=2),
    READER.case("previous", at("them aloud"), keys="/ “the” enter n"),
    READER.case("previous", at("them aloud"), keys="/ “the” enter 2 n", count=2),
    READER.case("cancel", hides("3 of"), keys="/ “the” enter 2 n"),
    READER.case(
        "mark-read", saves(ReadMark, "a mark", lambda found: len(found) == 1), shows("read ·")
    ),
    READER.case("matrix", is_on(Place.MATRIX)),
    READER.case("versions", is_on(Place.VERSIONS), shows("3 articles"), keys="}"),
    READER.case("compare", is_on(Place.COMPARISON), shows("A wire  ↔  B gazette")),
)

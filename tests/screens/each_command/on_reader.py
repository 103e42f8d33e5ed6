"""What each command does in the reader, which is opened on the first report."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.on_any_screen import everywhere, going_back, rows_and_ends, undoing
from tests.screens.each_command.on_marks import is_deleted, marking
from tests.screens.each_command.on_text import FIRST, on_texts
from tests.screens.each_command.sights import at, hides, is_on, moved, on_row, saves, says, shows
from tui.annotations.model import Evidence, ReadMark, Stance
from tui.command import Place

READER = Cases(Place.READER, opening="enter g g")

HALF, PAGE = 9, 14
"""Rows that the cursor moves by half a page and by a page, with two rows kept above it in sight."""

MOTIONS = (
    *rows_and_ends(READER),
    READER.look("half-page-down", moved(HALF)),
    READER.look("half-page-down", moved(4), count=2),
    READER.look("half-page-up", moved(-HALF), keys="G"),
    READER.look("half-page-up", moved(-4), keys="G", count=2),
    READER.look("page-down", moved(PAGE)),
    READER.look("page-down", on_row(-1), count=9),
    READER.look("page-up", moved(-PAGE), keys="G"),
    READER.look("page-up", on_row(0), keys="G", count=9),
)

CASES = (
    *MOTIONS,
    *everywhere(READER),
    *going_back(READER),
    *undoing(READER, "r", "A is "),
    *on_texts(READER, last="The library has lent"),
    READER.look("row-end", at("d on the way home.")),
    READER.look("row-end", at(".\n\nThe cable"), count=2),
    READER.case("last-article", shows("A From the wire"), keys="q j enter"),
    *marking(READER, FIRST, make="t enter"),
    READER.case("delete", is_deleted(FIRST), keys="t enter"),
    READER.case(
        "add-evidence",
        saves(Evidence, "evidence", lambda found: found[-1].stance is Stance.CONTRADICTS),
        says("contradicts: lamps"),
        then="“lamps” enter c",
    ),
    READER.case("accept-place", says("its place is accepted"), opening="j enter", keys="] h"),
    READER.look("open", hides("words repeat"), keys="/ “skippers” enter k k"),
    READER.look("fold", hides("words repeat"), keys="/ “skippers” enter"),
    READER.look("search", at("bakery"), says("1 of 1"), then="“bakery” enter"),
    READER.case("next", at("the way home"), keys="/ “the” enter"),
    READER.case("next", at("The cable"), keys="/ “the” enter", count=2),
    READER.case("previous", at("them aloud"), keys="/ “the” enter n"),
    READER.case("previous", at("them aloud"), keys="/ “the” enter 2 n", count=2),
    READER.look("cancel", hides("3 of"), keys="/ “the” enter 2 n"),
    READER.case(
        "mark-read", saves(ReadMark, "a mark", lambda found: len(found) == 1), shows("read ·")
    ),
    READER.look("compare", is_on(Place.COMPARISON), shows("A wire  ↔  B gazette")),
)

"""What each command does in the comparison, which is opened on the first report."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.island import GAZETTE
from tests.screens.each_command.on_any_screen import everywhere, going_back, undoing
from tests.screens.each_command.on_marks import is_deleted, marking
from tests.screens.each_command.on_text import FIRST, on_texts
from tests.screens.each_command.sights import (
    Sight,
    at,
    hides,
    is_in,
    is_on,
    leaves,
    saves,
    says,
    shows,
)
from tui.annotations.model import Correction, Evidence, Highlight, Stance, Verdict
from tui.command import Place

MATCH = Cases(Place.COMPARISON, opening="c")
"""The comparison as it opens: on its first match, with what is not shared folded."""

WHOLE = Cases(Place.COMPARISON, opening="c z g g")
"""The comparison with all that is not shared, the cursor on the first words."""


def decides(verdict: Verdict) -> Sight:
    """See a correction saved."""
    return saves(Correction, verdict.value, lambda found: verdict in [one.verdict for one in found])


MOTIONS = (
    WHOLE.look("down", at("last night.")),
    WHOLE.look("down", at("The cable"), count=3),
    WHOLE.look("up", at("The library has lent"), keys="G"),
    WHOLE.look("up", at("fleet is back and"), keys="G", count=3),
    WHOLE.look("half-page-down", at("fourth of January")),
    WHOLE.look("half-page-down", at("The cable"), count=2),
    WHOLE.look("half-page-up", at("blisters."), keys="G"),
    WHOLE.look("half-page-up", at("the vote in the autumn"), keys="G", count=2),
    WHOLE.look("page-down", at("forty metres")),
    WHOLE.look("page-down", at("board game"), count=9),
    WHOLE.look("page-up", at("nobody who has missed"), keys="G"),
    WHOLE.look("page-up", at(FIRST[:20]), keys="G", count=9),
    WHOLE.look("top", at(FIRST[:20]), keys="G"),
    WHOLE.look("top", at("Elspeth Cray dived"), count=14),
    WHOLE.look("bottom", at("board game")),
    WHOLE.look("bottom", at("Elspeth Cray dived"), count=14),
)
"""It moves by the rows of the article that the cursor is in, past headings and gaps."""

CASES = (
    *MOTIONS,
    *everywhere(MATCH),
    *going_back(MATCH),
    *undoing(MATCH, "t enter )", "highlight"),
    *on_texts(WHOLE, last="board game"),
    WHOLE.look("row-end", at("h last night. Children")),
    WHOLE.look("row-end", at("m aloud"), count=2),
    WHOLE.case("last-article", shows("A wire  ↔  B gazette"), keys="q j c"),
    WHOLE.look("search", at("anchor on"), then="“anchor” enter"),
    MATCH.look("change-view", says("one column")),
    MATCH.look("other-half", is_in("gazette.md"), then="w"),
    *marking(WHOLE, FIRST, make="t enter"),
    WHOLE.case("delete", is_deleted(FIRST), keys="t enter"),
    WHOLE.case(
        "add-evidence",
        saves(Evidence, "evidence", lambda found: found[-1].stance is Stance.CONTRADICTS),
        says("contradicts: lamps"),
        then="“lamps” enter c",
    ),
    WHOLE.case("accept-place", says("its place is accepted"), keys="tab ] h"),
    MATCH.look("open", shows(FIRST[:20]), keys="g g"),
    MATCH.look("open", is_on(Place.READER), shows("A From the wire")),
    MATCH.look("fold", hides("words not shared")),
    MATCH.look("next-article", shows("A wire  ↔  C post")),
    MATCH.look("next-article", hides("C post"), keys="L", count=9),
    MATCH.look("previous-article", shows("A wire  ↔  B gazette"), keys="L"),
    MATCH.look("previous-article", shows("A wire  ↔  B gazette"), keys="2 L", count=2),
    WHOLE.look("other-pane", is_in("gazette.md"), at(GAZETTE[0][:20])),
    MATCH.look("show-weak", shows("weak (shown)")),
    MATCH.case("not-a-match", decides(Verdict.NOT_A_MATCH), shows("1 passage ·")),
    MATCH.case("join", decides(Verdict.JOIN), shows("1 passage ·")),
    MATCH.case("count-as-one", decides(Verdict.JOIN), says("A counts as one with B now")),
    MATCH.case("count-apart", decides(Verdict.SPLIT), says("A counts apart from B"), keys="g +"),
    MATCH.case(
        "tag-both",
        saves(Highlight, "two", lambda found: [h.tags for h in found].count(("copied",)) == 2),
        then="“copied” enter",
    ),
    MATCH.look("copy-both", leaves("From the wire"), leaves("From the gazette")),
)

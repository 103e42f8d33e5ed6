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
    WHOLE.case("down", at("night. Children")),
    WHOLE.case("down", at("The cable"), count=3),
    WHOLE.case("up", at("The library has lent"), keys="G"),
    WHOLE.case("up", at("vote in the autumn"), keys="G", count=3),
    WHOLE.case("half-page-down", at("January, the port")),
    WHOLE.case("half-page-down", at("Elspeth Cray dived"), count=2),
    WHOLE.case("half-page-up", at("blisters."), keys="G"),
    WHOLE.case("half-page-up", at("everybody awake."), keys="G", count=2),
    WHOLE.case("page-down", at("Elspeth Cray dived")),
    WHOLE.case("page-down", at("game it owns."), count=9),
    WHOLE.case("page-up", at("lamp oil and letters."), keys="G"),
    WHOLE.case("page-up", at(FIRST[:20]), keys="G", count=9),
    WHOLE.case("top", at(FIRST[:20]), keys="G"),
    WHOLE.case("top", at("Elspeth Cray dived"), count=14),
    WHOLE.case("bottom", at("game it owns.")),
    WHOLE.case("bottom", at("Elspeth Cray dived"), count=14),
)
"""It moves by the rows of the article that the cursor is in, past headings and gaps."""

CASES = (
    MATCH.case("versions", is_on(Place.VERSIONS), shows("3 articles")),
    *MOTIONS,
    *everywhere(MATCH),
    *going_back(MATCH),
    *undoing(MATCH, "t enter )", "highlight"),
    *on_texts(WHOLE),
    WHOLE.case("row-end", at("t night. Children")),
    *marking(WHOLE, FIRST, make="t enter"),
    WHOLE.case("delete", is_deleted(FIRST), keys="t enter"),
    WHOLE.case(
        "add-evidence",
        saves(Evidence, "evidence", lambda found: found[-1].stance is Stance.CONTRADICTS),
        says("contradicts: lamps"),
        then="“lamps” enter c",
    ),
    WHOLE.case("accept-place", says("its place is accepted"), keys="tab ] h"),
    MATCH.case("open", shows(FIRST[:20]), keys="g g"),
    MATCH.case("open", is_on(Place.READER), shows("A From the wire")),
    MATCH.case("fold", shows(FIRST[:20])),
    MATCH.case("matrix", is_on(Place.MATRIX)),
    MATCH.case("next-article", shows("A wire  ↔  C post")),
    MATCH.case("next-article", hides("C post"), keys="L", count=9),
    MATCH.case("previous-article", shows("A wire  ↔  B gazette"), keys="L"),
    MATCH.case("previous-article", shows("A wire  ↔  B gazette"), keys="2 L", count=2),
    WHOLE.case("other-pane", at(GAZETTE[0][:20])),
    MATCH.case("show-weak", shows("weak (shown)")),
    MATCH.case("not-a-match", decides(Verdict.NOT_A_MATCH), shows("1 passage ·")),
    MATCH.case("join", decides(Verdict.JOIN), shows("1 passage ·")),
    MATCH.case("count-as-one", decides(Verdict.JOIN), says("A counts as one with B now")),
    MATCH.case("count-apart", decides(Verdict.SPLIT), says("A counts apart from B"), keys="g +"),
    MATCH.case(
        "tag-both",
        saves(Highlight, "two", lambda found: [h.tags for h in found].count(("copied",)) == 2),
        then="“copied” enter",
    ),
    MATCH.case("copy-both", leaves("From the wire"), leaves("From the gazette")),
)

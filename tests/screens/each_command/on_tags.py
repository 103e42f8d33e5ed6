"""What each command does in the list of tags, the second of which is that of the first letter."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.on_any_screen import everywhere, going_back, motions, undoing
from tests.screens.each_command.sights import Sight, hides, is_on, saves, says, shows
from tui.annotations.colors import COLORS
from tui.annotations.model import Highlight, Tag
from tui.command import Place

TAGS = Cases(Place.TAGS, opening="g t")

FIRST = "tag-00"


def has_color(color: str) -> Sight:
    """See a tag of a colour saved."""
    return saves(Tag, color, lambda found: [one.color for one in found] == [color])


def is_tagged(*tags: str) -> Sight:
    """See the tags of the highlight of the first letter saved."""
    return saves(Highlight, f"{tags}", lambda found: found[1].tags == tags)


CASES = (
    *motions(TAGS),
    *everywhere(TAGS),
    *going_back(TAGS),
    *undoing(TAGS, "2 G g c", "tag colour changed"),
    TAGS.look("open-tag", is_on(Place.HIGHLIGHTS), shows(f"1 highlight tagged #{FIRST}"), keys="j"),
    TAGS.case("color-tag", has_color(COLORS[0]), says(f"#{FIRST} has {COLORS[0]}"), keys="j"),
    TAGS.case("color-tag", has_color(COLORS[2]), keys="j", count=3),
    TAGS.case("describe-tag", shows(f"#{FIRST}  goats"), keys="j", then="“goats” enter"),
    TAGS.case(
        "rename-tag", is_tagged("farm"), shows("#farm"), keys="j", then="ctrl+u “farm” enter"
    ),
    TAGS.case("remove-tag", is_tagged(), hides(f"#{FIRST}\n"), keys="j"),
)

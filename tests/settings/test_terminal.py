import pytest

from tui.settings.model import USUAL, Colors, Motion, Settings, Signs
from tui.settings.terminal import colors_shown, motion_shown, signs_shown


@pytest.mark.parametrize(
    ("set_to", "environment", "found", "shown"),
    [
        (Colors.AUTO, {}, "truecolor", Colors.TRUECOLOR),
        (Colors.AUTO, {}, "256", Colors.INDEXED),
        (Colors.AUTO, {}, "standard", Colors.SIXTEEN),
        (Colors.AUTO, {}, None, Colors.NONE),
        (Colors.AUTO, {"NO_COLOR": "1"}, "truecolor", Colors.NONE),
        (Colors.AUTO, {"NO_COLOR": ""}, "truecolor", Colors.TRUECOLOR),
        (Colors.TRUECOLOR, {"NO_COLOR": "1"}, "standard", Colors.TRUECOLOR),
        (Colors.NONE, {}, "truecolor", Colors.NONE),
    ],
)
def test_colours_are_as_set_then_as_no_color_says_then_as_the_terminal_can(
    set_to: Colors, environment: dict[str, str], found: str | None, shown: Colors
) -> None:
    assert colors_shown(Settings(colors=set_to), environment, found) is shown


@pytest.mark.parametrize(
    ("environment", "encoding", "shown"),
    [
        ({}, "utf-8", Signs.UNICODE),
        ({"LANG": "de_DE.UTF-8"}, "utf-8", Signs.UNICODE),
        ({"LC_CTYPE": "UTF-8", "LANG": "C"}, "utf-8", Signs.UNICODE),
        ({"LC_ALL": "C", "LANG": "de_DE.utf8"}, "utf-8", Signs.ASCII),
        ({"LC_ALL": "", "LANG": "POSIX"}, "utf-8", Signs.ASCII),
        ({"LANG": "C.UTF-8"}, "ascii", Signs.ASCII),
    ],
)
def test_signs_follow_the_locale_and_the_encoding(
    environment: dict[str, str], encoding: str, shown: Signs
) -> None:
    assert signs_shown(USUAL, environment, encoding) is shown
    assert signs_shown(Settings(signs=Signs.UNICODE), environment, encoding) is Signs.UNICODE


def test_little_motion_may_be_asked_for_in_the_file_or_in_the_environment() -> None:
    assert motion_shown(Settings(motion=Motion.REDUCED), {}) is Motion.REDUCED
    assert motion_shown(USUAL, {"TEXTUAL_ANIMATIONS": "none"}) is Motion.REDUCED
    assert motion_shown(USUAL, {}) is Motion.FULL

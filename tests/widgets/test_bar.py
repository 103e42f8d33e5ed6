"""Of hints there are as many as there is room for; what is told is whole."""

import pytest

from tui.widgets.bar import with_hints

HINTS = "j down · k up · ? keys"


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (30, "told · j down · k up · ? keys"),
        (29, "told · j down · k up · ? keys"),
        (28, "told · j down · ? keys"),
        (21, "told · ? keys"),
        (12, "told"),
        (2, "told"),
    ],
)
def test_hints_give_way_from_the_end_and_the_last_stays_longest(room: int, shown: str) -> None:
    assert with_hints("told", HINTS, room) == shown


def test_room_is_counted_in_cells_and_without_words_hints_stand_alone() -> None:
    assert with_hints("北京", "上 down · ? keys", 13) == "北京 · ? keys"
    assert with_hints("", HINTS, 15) == "j down · ? keys"
    assert with_hints("told", "", 20) == "told"

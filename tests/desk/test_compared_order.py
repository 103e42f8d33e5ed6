"""Articles that are found while others are compared come in by their rank."""

import pytest

from tui.desk.compared_order import with_found


@pytest.mark.parametrize(
    ("others", "place", "ranked", "order"),
    [
        ("ab", 0, "ab", "ab"),
        ("ab", 0, "axby", "axby"),
        ("ab", 0, "xab", "axb"),
        ("ab", 1, "xayb", "abxy"),
        ("gab", 0, "xaby", "gxaby"),
        ("", 0, "ab", "ab"),
    ],
)
def test_what_is_found_comes_before_what_ranks_lower_and_after_where_the_reader_is(
    others: str, place: int, ranked: str, order: str
) -> None:
    assert "".join(with_found(others, place, ranked)) == order

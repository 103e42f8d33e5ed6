"""Two texts side by side."""

from collections.abc import Callable

from tui.articles.model import Article, Span
from tui.reading.columns import Block, Columns, Label, Side, set_side_by_side

Make = Callable[[str], Article]
LEFT, RIGHT = "One two three four.\n\nFive.", "Uno.\n\nDos tres cuatro."


def columns(make: Make) -> Columns:
    blocks = [
        Block((Span(0, 19),), (Span(6, 22),), 0, "=", "a heading"),
        Block((Label(Span(21, 26), "folded"),), (), 1),
    ]
    return set_side_by_side(blocks, (make(LEFT), make(RIGHT)), (11, 20), len)


def test_blocks_start_on_the_same_row_and_keys_are_parted(make: Make) -> None:
    rows = columns(make).rows
    assert [row.heading for row in rows] == ["a heading", "", "", "", ""]
    assert [bool(row.left) for row in rows] == [False, True, True, False, True]
    assert [bool(row.right) for row in rows] == [False, True, False, False, False]
    assert [row.sign for row in rows] == ["", "=", "", "", ""]
    assert rows[-1].left is not None
    assert rows[-1].left.label == "folded"


def test_an_offset_is_found_or_the_nearest_that_is_shown(make: Make) -> None:
    found = columns(make)
    assert found.rows_of(Side.LEFT, LEFT.index("three")) == [2]
    assert found.rows_of(Side.RIGHT, 0) == []
    assert found.nearest(Side.RIGHT, 0, 4, forward=True) == (6, 1)
    assert found.nearest(Side.LEFT, LEFT.index("ive"), 0, forward=True)[1] == 4


def test_steps_pass_over_rows_where_a_side_has_nothing(make: Make) -> None:
    found = columns(make)
    assert found.step(Side.LEFT, 1, 1) == 2
    assert found.step(Side.LEFT, 2, 1) == 4
    assert found.step(Side.RIGHT, 1, 3) == 1
    assert found.step(Side.LEFT, 4, -99) == 1

"""Two texts side by side, and below each other."""

from collections.abc import Callable
from itertools import product

import pytest

from tui.articles.model import Article, Span
from tui.reading.columns import Block, Columns, Form, Label, Side, set_pair

Make = Callable[[str], Article]
LEFT, RIGHT = "One two three four.\n\nFive.", "Uno.\n\nDos tres cuatro."
TWO, ONE = Form((11, 20)), Form((11, 11), in_one=True)
BLOCKS = [
    Block((Span(0, 19),), (Span(6, 22),), 0, 0, "~", headed=True),
    Block((Label(Span(21, 26), "folded"),), (), 1),
]


def columns(make: Make, form: Form = TWO, blocks: list[Block] = BLOCKS) -> Columns:
    found = set_pair(blocks, (make(LEFT), make(RIGHT)), form, len)
    assert found
    return found


def shown(found: Columns) -> list[str]:
    """Return what stands on each row: a heading, and the first words of the left and right."""
    return [
        "heading"
        if row.heading
        else " | ".join(
            text[part.start : part.end].split()[0]
            for text, part in ((LEFT, row.left), (RIGHT, row.right))
            if part
        )
        for row in found.rows
    ]


def test_blocks_start_on_the_same_row_and_keys_are_parted(make: Make) -> None:
    found = columns(make)
    assert shown(found) == ["heading", "One | Dos", "three", "", "Five."]
    assert [row.opens for row in found.rows] == [False, True, False, False, True]
    assert [found.block_at(row) for row in range(5)] == [0, 0, 0, 0, 1]
    assert found.rows[-1].left is not None
    assert found.rows[-1].left.label == "folded"


def test_in_one_column_the_right_side_stands_below_the_left(make: Make) -> None:
    found = columns(make, ONE)
    assert shown(found) == ["heading", "One", "three", "Dos", "cuatro.", "", "Five."]
    assert [row.opens for row in found.rows] == [False, True, False, True, False, False, True]


def test_what_is_alike_is_shown_once_in_one_column(make: Make) -> None:
    found = columns(make, ONE, [BLOCKS[0]._replace(alike=True, headed=False)])
    assert shown(found) == ["One | Dos", "three | cuatro."]


def test_a_span_is_on_the_rows_that_have_some_of_it_wherever_they_are(make: Make) -> None:
    found = columns(make, blocks=[*BLOCKS, BLOCKS[0]._replace(key=2)])
    assert shown(found)[-4:] == ["", "heading", "One | Dos", "three"]
    assert found.rows_within(Side.LEFT, Span(9, 10)) == [2, 8]
    assert found.rows_within(Side.LEFT, Span(4, 9)) == [1, 2, 7, 8]
    assert found.rows_within(Side.LEFT, Span(22, 24)) == [4]
    assert found.rows_within(Side.RIGHT, Span(0, 5)) == []


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
    assert found.step(None, 2, 1) == 4


@pytest.mark.parametrize("form", [TWO, ONE])
def test_a_step_down_and_up_again_leads_back(make: Make, form: Form) -> None:
    found = columns(make, form)
    for side, row, count in product((*Side, None), range(len(found.rows)), range(4)):
        start = found.step(side, row, 0)
        there = found.step(side, start, count)
        assert there >= start
        assert found.step(side, there, start - there) == start


def test_the_row_across_is_one_of_the_same_block(make: Make) -> None:
    found = columns(make)
    assert found.near(Side.RIGHT, 2) == 1
    assert found.near(Side.LEFT, 0) == 1


def test_setting_ends_where_it_shall_not_go_on(make: Make) -> None:
    articles = make(LEFT), make(RIGHT)
    assert set_pair(BLOCKS, articles, TWO, len, go_on=lambda: False) is None

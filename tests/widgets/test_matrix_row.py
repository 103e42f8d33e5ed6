"""The rows of a matrix: figures that are true, and columns that fit and stay in line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sharing import articles, share
from tui.overlap.matrix import MANY, Folding, Order, Position, lay_out, survey
from tui.overlap.sharing import Sharing
from tui.widgets.matrix_row import (
    Beside,
    Layout,
    Name,
    Piece,
    Sheet,
    draw_matrix_heading,
    draw_matrix_row,
    figure,
    lay_out_row,
    level,
)

SHARED = share("a", "b", 0.27, 0.21), share("b", "c", 1.0, 0.5)
CORNER = Position(0, 0)


def sheet(
    ids: str = "abc", *sharings: Sharing, folded: bool = False, known: bool = True, beside: int = 7
) -> Sheet:
    matrix = lay_out(survey(articles(ids), sharings, ()), Order.DATE, Folding(folded))

    def name(row: int) -> Name:
        line = matrix.lines[row]
        return Name("▸" if line.is_folded else "", line.articles[0].upper(), " 1 Jul", "The Post")

    besides = (Beside("in any", beside, lambda row: f"{matrix.anywhere[row]:.0%}"),)
    return Sheet(matrix, name, 1, lambda _: known, besides)


def cell_names(row: list[Piece], layout: Layout, column: int) -> tuple[str, ...]:
    """Return the styles of the last figure of a cell, the `column`th in sight."""
    by_cell = [names for text, names in row for _ in text]
    return by_cell[layout.heading + layout.column * (column + 1) - 2]


def words(pieces: list[Piece]) -> str:
    return "".join(text for text, _ in pieces)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.0, "·"),
        (0.001, "<1░"),
        (0.01, "1░"),
        (0.194, "19░"),
        (0.2, "20▒"),
        (0.4, "40▓"),
        (0.7, "70█"),
        (0.999, "99█"),
        (1.0, "100█"),
    ],
)
def test_a_figure_has_its_shade_and_only_all_is_a_hundred(share: float, shown: str) -> None:
    assert figure(share) == shown


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_is_never_shaded_less(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert (level(more) or 9) <= (level(less) or 9)


def test_a_row_has_its_name_its_figures_and_what_stands_beside() -> None:
    drawn, layout = sheet("abc", *SHARED), lay_out_row(sheet("abc", *SHARED), 60)
    assert words(draw_matrix_row(drawn, layout, 0, 0, CORNER)).split() == [
        *("A", "1", "Jul", "The", "Post"),
        *("─", "27▒", "·"),
        "27%",
    ]


def test_letters_stand_over_their_figures() -> None:
    drawn = sheet("abc", *SHARED)
    layout = lay_out_row(drawn, 60)
    heading = words(draw_matrix_heading(drawn, layout, 0, CORNER))
    row = words(draw_matrix_row(drawn, layout, 0, 0, CORNER))
    assert heading.index("B") == row.index("27▒") + 1
    assert heading.rindex("y") == row.rindex("%")


def test_what_was_not_compared_is_not_said_to_be_nothing() -> None:
    drawn = sheet("abc", *SHARED, known=False)
    row = words(draw_matrix_row(drawn, lay_out_row(drawn, 60), 0, 0, CORNER))
    assert "…" in row
    assert "·" not in row


def test_columns_out_of_sight_are_hinted_at_on_their_side() -> None:
    drawn = sheet("abcdefghijklmnop")
    layout = lay_out_row(drawn, 60)
    assert layout.in_sight < 16
    first, last = (
        draw_matrix_heading(drawn, layout, at, CORNER) for at in (0, 16 - layout.in_sight)
    )
    assert ("‹" in words(first), "›" in words(first)) == (False, True)
    assert ("‹" in words(last), "›" in words(last)) == (True, False)


def test_a_folded_cluster_has_its_sign_over_the_column_too() -> None:
    drawn = sheet("abc", *SHARED, folded=True)
    layout = lay_out_row(drawn, 60)
    assert "▸B" in words(draw_matrix_heading(drawn, layout, 0, CORNER))
    assert words(draw_matrix_row(drawn, layout, 0, 1, CORNER)).startswith("▸B")


def test_the_row_and_the_column_of_the_cursor_stand_out() -> None:
    drawn = sheet("abc", *SHARED)
    layout, cursor = lay_out_row(drawn, 60), Position(1, 2)
    crossed = [
        [column for column in range(3) if "matrix--cross" in cell_names(row, layout, column)]
        for row in (draw_matrix_row(drawn, layout, 0, number, cursor) for number in range(3))
    ]
    assert crossed == [[2], [0, 1, 2], [2]]
    under = cell_names(draw_matrix_row(drawn, layout, 0, 1, cursor), layout, 2)
    assert under[-1] == "matrix--cursor"
    headings = draw_matrix_heading(drawn, layout, 0, cursor)[1:4]
    assert [names == ("matrix--cursor-heading",) for _, names in headings] == [False, False, True]


@given(st.integers(30, 200), st.integers(1, MANY), st.integers(0, 2), st.integers(1, 4))
def test_a_row_is_no_wider_than_the_screen_and_a_click_finds_the_column_drawn_there(
    width: int, count: int, columns: int, letters: int
) -> None:
    ids = "".join(chr(ord("0") + number) for number in range(count))
    bare = sheet(ids)
    drawn = Sheet(bare.matrix, bare.name_of, letters, bare.is_known, [*bare.besides] * columns)
    layout = lay_out_row(drawn, width)
    row = draw_matrix_row(drawn, layout, 0, 0, CORNER)
    assert len(words(row)) <= max(width, 40)
    assert len(words(row)) == len(words(draw_matrix_heading(drawn, layout, 0, CORNER)))
    heading = draw_matrix_heading(drawn, layout, 0, CORNER)
    x = 0
    for number, (text, _) in enumerate(heading[: 1 + layout.in_sight]):
        expected = None if number == 0 else number - 1
        assert layout.column_at(x + len(text) - 1, 0) == expected
        x += len(text)

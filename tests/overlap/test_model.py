"""Values of what is found."""

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.overlap.model import Difference, Fact, Kind, Overlap, Row, order_rows

PLACES = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(0, 20)), st.one_of(st.none(), st.integers(0, 20))),
    max_size=12,
)


def row(left: int | None, right: int | None) -> Row:
    return Row(
        None if left is None else Span(left, left + 1),
        None if right is None else Span(right, right + 1),
        Kind.EDITED if left is not None and right is not None else None,
    )


def test_a_row_of_the_right_alone_follows_the_one_before_it_there() -> None:
    first, moved, added, opening = row(0, 5), row(1, 2), row(None, 3), row(None, 0)
    assert order_rows([added, moved, opening, first]) == (opening, first, moved, added)


@given(PLACES)
def test_rows_are_ordered_by_the_left_and_none_is_lost(
    places: list[tuple[int | None, int | None]],
) -> None:
    rows = [row(left, right) for left, right in places if left is not None or right is not None]
    ordered = order_rows(rows)
    assert sorted(map(repr, ordered)) == sorted(map(repr, rows))
    lefts = [r.left for r in ordered if r.left]
    assert lefts == sorted(lefts)


def difference(left: int | None, right: int | None) -> Difference:
    sides = (None if at is None else Span(at, at + 2) for at in (left, right))
    return Difference(Fact.NUMBER, *sides)


@given(PLACES, PLACES)
def test_rows_asked_at_once_have_the_differences_they_have_one_by_one(
    places: list[tuple[int | None, int | None]], facts: list[tuple[int | None, int | None]]
) -> None:
    rows = tuple(row(left, right) for left, right in places)
    differences = tuple(difference(left, right) for left, right in facts)
    whole = Span(0, 30)
    overlap = Overlap(whole, whole, Kind.EDITED, 0.5, rows, differences)
    assert list(overlap.rows_with_differences()) == [
        (one, overlap.differences_in(one)) for one in rows
    ]

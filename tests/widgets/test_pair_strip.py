"""Where in two articles what they share lies."""

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.overlap.model import Kind
from tui.widgets.pair_strip import cell_range, strongest_kinds


def test_a_span_lies_in_the_cells_of_its_share_of_the_text() -> None:
    assert cell_range(Span(0, 100), 100, 10) == range(10)
    assert cell_range(Span(50, 60), 100, 10) == range(5, 6)
    assert cell_range(Span(55, 61), 100, 10) == range(5, 7)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 80))
def test_every_span_has_a_cell_and_none_beyond_the_strip(start: int, more: int, width: int) -> None:
    cells = cell_range(Span(start, start + more), 500, width)
    assert cells
    assert cells.start >= 0
    assert cells.stop <= width


def test_in_a_cell_the_closest_kind_is_shown() -> None:
    marks = [(Span(0, 30), Kind.REWORDED), (Span(20, 25), Kind.VERBATIM), (Span(90, 91), None)]
    assert strongest_kinds(marks, 100, 10) == {
        0: Kind.REWORDED,
        1: Kind.REWORDED,
        2: Kind.VERBATIM,
        9: None,
    }

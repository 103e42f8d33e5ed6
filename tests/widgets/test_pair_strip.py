"""Where in two articles what they share lies, and what it is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Fact, Kind, Overlap, Row
from tui.overlap.sections import Passage
from tui.reading.columns import Side
from tui.widgets.pair_strip import cell_range, marks_of, signs_in_cells
from tui.widgets.spread import Spread


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


def test_in_a_cell_what_has_most_of_it_is_shown_but_a_fact_that_differs_always() -> None:
    marks = [(Span(0, 27), "≈"), (Span(27, 45), "="), (Span(52, 53), "!"), (Span(45, 60), "~")]
    assert signs_in_cells(marks, 100, 10) == {0: "≈", 1: "≈", 2: "≈", 3: "=", 4: "=", 5: "!"}


LEFT = Article("l", "Alpha row one. Beta is gone. Gamma 4 rows. Delta walks. Omega ends.", "l")
RIGHT = Article("r", "Alpha row one. Gamma 5 rows. Omega ends. Delta walks.", "r")


def found(*, moved: bool = False) -> Spread:
    """Return a match with a sentence gone, one edited and one moved, or that is `moved` itself."""
    there = {0: (0, Kind.VERBATIM), 1: None, 2: (1, Kind.EDITED)}
    there |= {3: (3, Kind.VERBATIM), 4: (2, Kind.VERBATIM)}
    rows = []
    for number, place in there.items():
        left = LEFT.sentences[number]
        right, kind = (RIGHT.sentences[place[0]], place[1]) if place else (None, None)
        rows.append(Row(left, right, kind))
    four, five = LEFT.text.index("4"), RIGHT.text.index("5")
    fact = Difference(Fact.NUMBER, Span(four, four + 1), Span(five, five + 1))
    whole = Span(0, len(LEFT.text)), Span(0, len(RIGHT.text))
    overlap = Overlap(*whole, Kind.EDITED, 0.9, tuple(rows), (fact,))
    return Spread((LEFT, RIGHT), (Passage(overlap, 1, moved),))


def strip(side: Side, width: int, *, moved: bool = False) -> str:
    """Return one row of the strip of that match."""
    length = len((LEFT, RIGHT)[side].text)
    signs = signs_in_cells(marks_of(found(moved=moved), side), length, width)
    return "".join(signs.get(cell, "─") for cell in range(width))


def test_each_cell_tells_of_the_row_there_and_nothing_where_it_has_no_counterpart() -> None:
    shown = strip(Side.LEFT, len(LEFT.text))
    assert [shown[span.start : span.end] for span in LEFT.sentences] == [
        "=" * 14,
        "─" * 13,
        "~~~~~~!~~~~~~",
        "=" * 12,
        "↕" * 11,
    ]
    shown = strip(Side.RIGHT, len(RIGHT.text))
    assert shown[RIGHT.sentences[2].start] == "↕"
    assert shown[RIGHT.sentences[3].start] == "="


def test_one_changed_number_is_seen_however_narrow_the_strip_is() -> None:
    assert "!" in strip(Side.LEFT, 5)
    assert "!" in strip(Side.RIGHT, 5)


def test_all_rows_of_a_moved_match_are_moved() -> None:
    assert set(strip(Side.LEFT, len(LEFT.text), moved=True)) == {"↕", "!", "─"}


@pytest.mark.parametrize("moved", [False, True])
def test_rows_that_are_moved_count_and_those_of_a_moved_match_count_as_one(moved: bool) -> None:
    assert found(moved=moved).moved == 1

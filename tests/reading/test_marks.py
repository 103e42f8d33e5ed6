"""Marks are found by the stretch of text they touch."""

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.reading.marks import Marks, overlaps

SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=30)


@given(SPANS, st.integers(0, 60), st.integers(1, 10))
def test_marks_within_are_those_that_share_a_character(
    pairs: list[tuple[int, int]], start: int, length: int
) -> None:
    spans = [Span(a, a + n) for a, n in pairs]
    wanted = Span(start, start + length)
    marks = Marks((span, index) for index, span in enumerate(spans))
    found = {value for _, value in marks.within(*wanted)}
    assert found == {index for index, span in enumerate(spans) if span.overlaps(wanted)}


@given(SPANS)
def test_what_lies_in_several_marks_is_told(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(a, a + n) for a, n in pairs]
    told = {offset for span in overlaps(spans) for offset in range(*span)}
    assert told == {o for o in range(80) if sum(span.contains(o) for span in spans) > 1}

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.sources import merge_spans
from tui.articles.model import Span

SPANS = st.lists(st.builds(Span, st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(SPANS)
def test_merged_spans_cover_the_same_text_in_order_and_apart(spans: list[Span]) -> None:
    merged = merge_spans(spans)
    assert covered(merged) == covered(spans)
    assert all(start < end for start, end in merged)
    assert all(left.end < right.start for left, right in pairwise(merged))


def covered(spans: list[Span] | tuple[Span, ...]) -> set[int]:
    return {offset for span in spans for offset in range(*span)}

"""A highlight grows and shrinks word by word, takes in more and lets go of some."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.reading.resizing import add, move_end, move_start, take_out

ARTICLE = Article("a", 'He said: "Ships wait." They wait long, again.', "a")


def span_of(text: str) -> Span:
    start = ARTICLE.text.index(text)
    return Span(start, start + len(text))


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("They wait", 1, "They wait long"),
        ("They wait", 2, "They wait long, again"),
        ("They wait", 3, "They wait long, again."),
        ("They wait", 9, "They wait long, again."),
        ("They wait long", -1, "They wait"),
        ("They wait long", -9, "They"),
        ("They wait lo", -1, "They wait"),
    ],
)
def test_the_end_moves_by_words_and_to_the_end_of_a_sentence(
    text: str, count: int, expected: str
) -> None:
    assert ARTICLE.slice(move_end(ARTICLE, span_of(text), count)) == expected


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("wait long", -1, "They wait long"),
        ("They wait long", 1, "wait long"),
        ("They wait long", 9, "long"),
        ("said", -9, "He said"),
    ],
)
def test_the_start_moves_by_words_and_the_last_word_stays(
    text: str, count: int, expected: str
) -> None:
    assert ARTICLE.slice(move_start(ARTICLE, span_of(text), count)) == expected


def test_what_has_but_white_space_between_becomes_one_and_other_a_further_span() -> None:
    assert add(ARTICLE, [span_of("He")], span_of("They")) == (span_of("He"), span_of("They"))
    assert add(ARTICLE, [span_of("They")], span_of("y wait")) == (span_of("They wait"),)
    wait = Span(span_of("y wait").start + 2, span_of("y wait").end)
    assert add(ARTICLE, [span_of("They "), span_of("long")], wait) == (span_of("They wait long"),)


def test_what_is_taken_out_of_the_middle_leaves_both_ends_without_blanks() -> None:
    start = span_of("wait long").start
    left = take_out(ARTICLE, [span_of("They wait long")], Span(start, start + len("wait")))
    assert [ARTICLE.slice(span) for span in left] == ["They", "long"]


def test_parts_without_a_word_go_with_what_is_taken_out() -> None:
    assert take_out(ARTICLE, [span_of("again.")], span_of("again")) == ()
    assert take_out(ARTICLE, [span_of("He"), span_of("long")], span_of("said")) == (
        span_of("He"),
        span_of("long"),
    )


SPANS = st.tuples(st.integers(0, 44), st.integers(1, 20)).map(
    lambda drawn: Span(drawn[0], min(45, drawn[0] + drawn[1]))
)


@given(st.lists(SPANS, max_size=4), SPANS)
def test_spans_stay_apart_in_order_and_hold_what_was_added(drawn: list[Span], last: Span) -> None:
    spans: tuple[Span, ...] = ()
    for span in (*drawn, last):
        spans = add(ARTICLE, spans, span)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert any(span.start <= last.start and last.end <= span.end for span in spans)
    without = take_out(ARTICLE, spans, last)
    assert not any(span.overlaps(last) for span in without)
    kept = {offset for span in without for offset in range(*span)}
    assert kept <= {offset for span in spans for offset in range(*span)}


@given(SPANS, st.integers(-5, 5).filter(bool))
def test_moving_an_edge_never_loses_every_word_that_was_there(span: Span, count: int) -> None:
    for moved in (move_end(ARTICLE, span, count), move_start(ARTICLE, span, count)):
        assert moved.start < moved.end

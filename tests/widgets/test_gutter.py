"""The gutter says what is shared on a row, with whom, and whether a fact differs."""

import datetime
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.model import Anchor, Highlight, Placed, Target
from tui.articles.model import Span
from tui.desk.desk import letter_of
from tui.overlap.findings import SharedSpan
from tui.overlap.model import Kind
from tui.reading.marks import Marks
from tui.reading.rows import Row
from tui.widgets.gutter import between_letters, gutter_words, highlight_sign

LETTERS = {name: name.upper() for name in "abcde"}
MANY = {str(number): letter_of(number) for number in range(800)}
ABOVE, ROW = Row(0, 10), Row(10, 20)
NO_FACTS: Marks[None] = Marks()


def shared(*items: tuple[int, int, Kind | None, str]) -> Marks[SharedSpan]:
    return Marks((Span(s, e), SharedSpan(Span(s, e), kind, other)) for s, e, kind, other in items)


def words(marks: Marks[SharedSpan], facts: Marks[None] = NO_FACTS, above: Row | None = None) -> str:
    return gutter_words(marks, facts, (above, ROW), LETTERS)[0]


def test_the_strongest_kind_is_shown_with_all_who_share() -> None:
    marks = shared((10, 20, Kind.REWORDED, "b"), (12, 15, Kind.VERBATIM, "a"))
    assert gutter_words(marks, NO_FACTS, (None, ROW), LETTERS) == ("=AB   ", Kind.VERBATIM)


def test_letters_stand_only_where_the_sharers_change() -> None:
    marks = shared((0, 20, Kind.EDITED, "a"))
    assert words(marks, above=ABOVE) == "~     "
    assert (
        words(shared((0, 10, Kind.EDITED, "b"), (10, 20, Kind.EDITED, "a")), above=ABOVE)
        == "~A    "
    )


def test_a_differing_fact_is_marked_on_its_own_row() -> None:
    marks = shared((0, 20, Kind.EDITED, "a"))
    assert words(marks, Marks([(Span(12, 14), None)])) == "~A   !"
    assert words(marks, Marks([(Span(2, 4), None)])) == "~A    "


def test_suggestions_show_only_where_there_is_no_passage() -> None:
    assert words(shared((10, 20, None, "a"))) == "?A    "
    assert words(shared((10, 20, None, "a"), (10, 20, Kind.REWORDED, "b"))) == "≈B    "


def test_many_sharers_end_in_a_plus() -> None:
    marks = shared(*((10, 20, Kind.EDITED, other) for other in "edcba"))
    assert words(marks) == "~ABC+ "


@pytest.mark.parametrize(
    ("numbers", "names"),
    [
        ((0, 27), "A AB"),
        ((26, 1), "B AA"),
        ((0, 1), "A B "),
        ((27,), "AB  "),
        ((702, 2), "C+  "),
        ((702,), "AAA "),
        ((0, 1, 2), "A B+"),
    ],
)
def test_letters_do_not_run_together_where_articles_have_several(
    numbers: tuple[int, ...], names: str
) -> None:
    assert of_many(numbers) == f"~{names} "


@given(st.sets(st.integers(0, len(MANY) - 1), min_size=1, max_size=6))
def test_who_is_named_is_never_in_doubt(numbers: set[int]) -> None:
    named = of_many(numbers)[1:5].rstrip()
    in_order = [letter_of(number) for number in sorted(numbers)]
    whole = named.removesuffix("+").split()
    assert whole == in_order[: len(whole)]
    assert named.endswith("+") == (len(whole) < len(in_order))


def of_many(numbers: Collection[int]) -> str:
    marks = shared(*((10, 20, Kind.EDITED, str(number)) for number in numbers))
    between = between_letters(MANY.values())
    return gutter_words(marks, NO_FACTS, (None, ROW), MANY, between)[0]


def test_a_fold_and_a_row_that_nobody_shares() -> None:
    assert gutter_words(shared(), NO_FACTS, (None, Row(0, 9, "folded")), LETTERS)[0] == "#     "
    assert words(shared()) == " " * 6


def highlights(*spans: tuple[int, int], anchor: Anchor = Anchor.OK) -> list[tuple[Span, Placed]]:
    now = datetime.datetime.now(datetime.UTC)
    placed = []
    for number, pair in enumerate(spans):
        highlight = Highlight(str(number), Target("a.md", ""), now, now)
        placed.append((Span(*pair), Placed(highlight, anchor, (Span(*pair),))))
    return placed


@pytest.mark.parametrize(
    ("span", "sign"), [((12, 15), "▎"), ((12, 30), "┏"), ((2, 30), "┃"), ((2, 15), "┗")]
)
def test_the_edge_tells_whether_a_highlight_begins_or_ends_on_a_row(
    span: tuple[int, int], sign: str
) -> None:
    assert highlight_sign(highlights(span), ROW) == sign


def test_the_edge_counts_highlights_and_tells_of_an_unsure_place() -> None:
    assert highlight_sign(highlights((2, 15), (12, 14), (13, 30)), ROW) == "3"
    assert highlight_sign(highlights(*[(2, 15)] * 10), ROW) == "+"
    assert highlight_sign(highlights((2, 15), (12, 14), anchor=Anchor.FUZZY), ROW) == "?"


def test_spans_of_one_highlight_on_a_row_count_as_one() -> None:
    ((_, placed),) = highlights((11, 13))
    assert highlight_sign([(Span(11, 13), placed), (Span(15, 18), placed)], ROW) == "▎"

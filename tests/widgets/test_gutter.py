"""The gutter says what is shared on a row, with whom, and whether a fact differs."""

from tui.articles.model import Span
from tui.overlap.findings import SharedSpan
from tui.overlap.model import Kind
from tui.reading.marks import Marks
from tui.reading.rows import Row
from tui.widgets.gutter import gutter_words

LETTERS = {name: name.upper() for name in ("a", "b", "c", "d")} | {"z": "AA"}
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
    marks = shared(*((10, 20, Kind.EDITED, other) for other in ("z", "d", "c", "b", "a")))
    assert words(marks) == "~ABC+ "


def test_a_fold_and_a_row_that_nobody_shares() -> None:
    assert gutter_words(shared(), NO_FACTS, (None, Row(0, 9, "folded")), LETTERS)[0] == "#     "
    assert words(shared()) == " " * 6

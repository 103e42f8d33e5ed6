"""Who has a passage, in words: no more is claimed than dates and passages say."""

import datetime

from tui.articles.model import Span
from tui.overlap.findings import SharedSpan
from tui.overlap.model import Kind
from tui.widgets.version_words import also_in, first_phrase, similar_in

LETTERS = {"w.md": "A", "x.md": "B", "y.md": "C", "z.md": "AA"}
JULY = {"w.md": datetime.date(2025, 7, 15), "x.md": datetime.date(2025, 7, 16)}
NAMES = {str(number): letter for number, letter in enumerate("ABCDEFGHIJ")}


def shared(other: str, kind: Kind | None) -> SharedSpan:
    return SharedSpan(Span(0, 5), kind, other)


def test_the_earliest_date_names_who_was_likely_first() -> None:
    assert first_phrase(JULY, "x.md", LETTERS) == "likely first: A 15 Jul"
    assert first_phrase(JULY, "w.md", LETTERS) == "likely first: A (this) 15 Jul"


def test_of_one_day_nobody_is_first_alone() -> None:
    dates = {**JULY, "y.md": datetime.date(2025, 7, 15)}
    assert first_phrase(dates, "", LETTERS) == "likely first: A or C 15 Jul"


def test_undated_ones_are_said_so_for_they_may_be_the_first() -> None:
    dates = {**JULY, "z.md": None, "y.md": None}
    assert first_phrase(dates, "y.md", LETTERS) == "likely first: A 15 Jul, C (this) AA undated"
    assert first_phrase({"y.md": None, "z.md": None}, "", LETTERS) == "none of them dated"


def test_the_year_is_told_where_there_are_several() -> None:
    dates = {**JULY, "y.md": datetime.date(2024, 12, 31)}
    assert first_phrase(dates, "", LETTERS) == "likely first: C 31 Dec 2024"


def test_others_have_the_sign_of_their_words_under_the_cursor() -> None:
    here = [shared("y.md", None), shared("x.md", Kind.EDITED), shared("x.md", None)]
    assert also_in(["w.md", "x.md", "z.md"], here, LETTERS) == "also in A ~B AA"
    assert similar_in(["w.md", "x.md"], here, LETTERS) == "similar in C"


def test_a_suggestion_is_no_passage() -> None:
    here = [shared("x.md", None)]
    assert also_in([], here, LETTERS) == ""
    assert similar_in([], here, LETTERS) == "similar in B"
    assert similar_in(["x.md"], here, LETTERS) == ""


def test_of_many_articles_the_first_are_named_and_the_others_counted() -> None:
    assert also_in(NAMES, [], NAMES) == "also in A B C D E F and 4 more"
    assert first_phrase(dict.fromkeys(NAMES, JULY["w.md"]), "", NAMES) == (
        "likely first: A or B or C or D or E or F and 4 more 15 Jul"
    )

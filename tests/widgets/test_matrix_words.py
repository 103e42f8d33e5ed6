import datetime
from dataclasses import replace

import pytest

from tests.overlapping import FIRST, SECOND, THIRD, passage
from tests.sharing import articles, share
from tui.articles.model import Article, Metadata
from tui.overlap.matrix import Folding, Matrix, Order, Position, lay_out, survey
from tui.overlap.model import Kind, PairOverlaps
from tui.overlap.sharing import Sharing
from tui.widgets.matrix_words import Days, about_lines, cell_words, days_of, distance, name_of

LETTERS = dict(zip("abcd", "ABCD", strict=True))
SHARED = share("a", "b", 0.27, 0.21)


def matrix(*sharings: Sharing, folded: bool = False) -> Matrix:
    return lay_out(survey(articles("abcd"), sharings, ()), Order.DATE, Folding(folded))


def told(
    found: Matrix,
    row: int,
    column: int,
    sharing: Sharing | None = None,
    pair: PairOverlaps | None = None,
    waiting: str = "",
) -> str:
    return cell_words(found, Position(row, column), LETTERS, sharing, pair, waiting)


def test_two_articles_are_told_both_ways_with_their_passages() -> None:
    edited, reworded = (
        passage(Kind.EDITED, (FIRST, FIRST)),
        passage(Kind.REWORDED, (SECOND, THIRD)),
    )
    pair = PairOverlaps("a", "b", (edited, reworded, reworded))
    assert told(matrix(SHARED), 0, 1, SHARED, pair) == (
        "27 % of A is in B, 21 % of B in A, 3 passages: 1 edited, 2 reworded"
    )


def test_without_their_passages_words_are_told() -> None:
    assert told(matrix(SHARED), 0, 1, SHARED).endswith("A, 27 words, mostly edited")


def test_that_nothing_is_shared_is_said_plainly_once_it_is_known() -> None:
    nothing = replace(share("a", "b", 0), strong=3)
    assert told(matrix(), 0, 1, nothing) == "no shared wording; 3 similar sentences"
    assert told(matrix(), 0, 1) == "no shared wording"
    assert told(matrix(), 0, 1, waiting="comparing…") == "comparing…"
    assert told(matrix(), 0, 0) == "A: no shared wording with any other article"
    assert told(matrix(), 0, 0, waiting="comparing…") == "A: comparing…"


def test_clusters_are_told_as_wholes() -> None:
    found = matrix(share("b", "c", 1.0), share("a", "c", 0.3, 0.2), folded=True)
    assert told(found, 0, 1) == "30 % of A is in B ×2, 10 % of B ×2 in A"
    assert told(found, 1, 1) == (
        "B ×2: over half in common, or one source; 10 % of it is in 1 other article"
    )
    assert told(found, 1, 2) == "no shared wording"


@pytest.mark.parametrize(
    ("days", "phrase"),
    [(2, "D is 2 days later"), (-1, "D is 1 day earlier"), (0, "on the same day")],
)
def test_how_far_apart_two_dates_are(days: int, phrase: str) -> None:
    date = datetime.date(2025, 7, 31)
    assert distance("D", date, date + datetime.timedelta(days)) == phrase


def test_nothing_is_said_of_an_undated_article() -> None:
    assert distance("D", None, datetime.date(2025, 7, 31)) == ""


def dated(*dates: str) -> list[Article]:
    known = [datetime.date.fromisoformat(date) if date else None for date in dates]
    return [
        replace(article, metadata=Metadata(date=date, source="Post"))
        for article, date in zip(articles("abcd"), known, strict=False)
    ]


def test_dates_have_their_year_only_where_there_are_several() -> None:
    one, two, none = ("2025-07-01", "2025-12-31"), ("2025-07-01", "2026-01-01"), ("", "")
    assert [days_of(dated(*dates)) for dates in (one, two, none)] == [
        Days.IN_A_YEAR,
        Days.OF_YEARS,
        Days.UNKNOWN,
    ]
    assert [Days.IN_A_YEAR.of(datetime.date(2025, 7, 1)), Days.IN_A_YEAR.of(None)] == [
        " 1 Jul",
        "      ",
    ]


def test_the_lines_on_a_pair_have_the_strips_of_what_each_has_of_the_other() -> None:
    known = {one.id: one for one in dated("2025-07-01", "2025-07-03", "", "")}
    lines = about_lines(matrix(SHARED), Position(0, 1), known, LETTERS, 40)
    assert lines[0] == "A Post ↔ B Post · B is 2 days later"
    assert lines[1].count("·") == 38 - 11
    assert lines[1].startswith("A ██████████▒·")
    assert lines[2].startswith("B ████████···")
    assert all(len(line) <= 40 for line in lines)


def test_long_names_leave_room_for_each_other() -> None:
    known = {one.id: replace(one, title=f"Story {one.id} {'long ' * 20}") for one in articles("ab")}
    line = about_lines(matrix(SHARED), Position(0, 1), known, LETTERS, 40)[0]
    assert len(line) <= 40
    assert line.startswith("A Story a")
    assert " ↔ B Story b" in line


def test_without_shared_words_both_titles_are_told() -> None:
    known = {one.id: replace(one, title=f"Story {one.id}") for one in articles("abcd")}
    assert about_lines(matrix(), Position(0, 1), known, LETTERS, 40) == ["A Story a", "B Story b"]
    assert about_lines(matrix(), Position(2, 2), known, LETTERS, 6) == ["C Sto…"]


def test_a_cluster_names_its_articles() -> None:
    known = {one.id: one for one in articles("abcd")}
    found = matrix(share("a", "b", 0.9), folded=True)
    assert about_lines(found, Position(0, 0), known, LETTERS, 40) == ["A ×2: A, B"]


def test_the_first_row_of_an_unfolded_cluster_and_the_later_ones_have_signs() -> None:
    known = {one.id: one for one in articles("abcd")}
    shared = share("a", "c", 0.9)

    def signs(found: Matrix) -> list[str]:
        names = (
            name_of(found, row, known, LETTERS, Days.UNKNOWN) for row in range(len(found.lines))
        )
        return [name.sign for name in names]

    assert signs(matrix(shared)) == ["▾", "", "│", ""]
    assert signs(matrix(shared, folded=True)) == ["▸", "", ""]

"""A row of results has room for its words at any width, and what is left out is told."""

import datetime

import pytest

from tui.articles.model import Article, Metadata, Span
from tui.reading.library_search import Hit, Progress
from tui.reading.search import Query
from tui.widgets.found_rows import draw_hit, found_phrase, limits, line_around, nothing_found
from tui.widgets.painting import cells

WIDE_TEXT = "東京の天気は今日も晴れです。" * 9
METADATA = Metadata(source="The Saltmarsh Courier", date=datetime.date(2025, 7, 15))
ARTICLE = Article("a.md", "One.\n\nThe ferry was late.\n\nThree.", "A", METADATA)
FERRY = Hit(ARTICLE, Span(10, 15), opens=True)


def row(hit: Hit, width: int) -> str:
    return "".join(words for words, _ in draw_hit(hit, {"a.md": "A"}, width))


def test_only_the_first_row_of_an_article_tells_where_it_is_from() -> None:
    assert row(FERRY, 80) == " A The Saltmarsh… ¶2    The ferry was late."
    assert row(FERRY._replace(opens=False), 80) == " A                ¶2    The ferry was late."
    assert row(FERRY, 120).startswith(" A 2025-07-15 The Saltmarsh Courier ")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_wide_characters_leave_the_words_found_in_sight(width: int) -> None:
    article = Article("a.md", WIDE_TEXT, "T")
    start = WIDE_TEXT.index("晴", 70)
    cells_of_row = draw_hit(Hit(article, Span(start, start + 1), opens=True), {"a.md": "A"}, width)
    names = [name for _, name in cells_of_row]
    before = cells_of_row[: names.index("list--found")]
    assert sum(cells(words) for words, _ in before) + 2 <= width


def test_no_other_paragraph_is_shown_beside_a_place() -> None:
    assert "".join(line_around(ARTICLE, FERRY.span, 200)) == "The ferry was late."


def test_what_was_left_out_is_told() -> None:
    progress = Progress(9, searched=9, cut=1, given_up=2, is_over=True)
    assert "too slow on 2 articles" in limits(progress)[0]
    assert "of 1 article only the first" in limits(progress)[1]
    assert limits(Progress(9, trouble="ended"))[0] == "  ! ended"
    assert limits(Progress(9, searched=9, is_over=True)) == []


def test_how_much_is_found_is_told_while_and_after_it_is_searched() -> None:
    query = Query("a  b", is_regex=True)
    going = Progress(10_000, searched=1_200, having=3, places=7)
    assert found_phrase(query, going) == (
        "retold · regex /a b · 7 places in 3 articles",
        "searching 1,200/10,000",
    )
    over = Progress(8, searched=8, is_over=True)
    assert found_phrase(Query("x"), over) == ("retold · /x · nothing found", "")
    assert nothing_found(over, "g/ again") == [
        "Found in none of 8 articles. g/ again, ^r in its line by regular expression."
    ]
    assert nothing_found(over, "") == ["Found in none of 8 articles."]
    assert nothing_found(Progress(8), "g/ again") == ["searching…"]

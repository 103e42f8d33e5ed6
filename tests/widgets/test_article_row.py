"""An article's row: the sign of its family has a place where there are families, and only there."""

import datetime

from tui.articles.model import Article, Metadata
from tui.reading.list_rows import Layout
from tui.widgets.article_row import ArticleRow, draw_article, explain
from tui.widgets.list_row import WIDE, draw_heading

DATED = Metadata(date=datetime.date(2025, 7, 15), source="Northgate Post")
ARTICLE = Article("a.md", "Sales resume soon. " * 40, "Sales resume in the autumn", DATED)


def drawn(row: ArticleRow, layout: Layout, width: int) -> str:
    return "".join(words for words, _ in draw_article(layout, row, width))


def test_a_wide_row_shows_the_sign_and_the_letter_of_the_source() -> None:
    row = ArticleRow(ARTICLE, "C", family="◇AA")
    assert drawn(row, Layout(family=3), WIDE).startswith("•C ◇AA 2025-07-15 Northgate")
    assert drawn(ArticleRow(ARTICLE, "D"), Layout(family=3), WIDE).startswith("•D     2025-07-15")


def test_a_narrow_row_keeps_the_sign_and_the_letter() -> None:
    row = ArticleRow(ARTICLE, "C", family="◇A")
    assert drawn(row, Layout(family=2), 59).startswith("•C ◇A 2025-07-15 Sales resum…   120 ")


def test_the_number_of_words_gives_way_before_the_letter_of_the_source() -> None:
    layout = Layout(family=4, letter=3)
    row, heading = ArticleRow(ARTICLE, "ALB", family="◇AAA"), draw_heading(layout, 60)
    assert drawn(row, layout, 60).startswith("•ALB ◇AAA 2025-07-15 Sales resume i…      – ")
    assert "words" not in heading
    assert len(heading) <= 60


def test_where_there_is_no_room_for_the_letter_the_sign_stays() -> None:
    row = drawn(ArticleRow(ARTICLE, "C", family="◇AA"), Layout(family=3), 48)
    assert row.startswith("•C ◇ 2025-07-15 Sales")


def test_rows_of_short_and_long_letters_have_their_columns_in_line() -> None:
    layout = Layout(letter=3)
    short, long = (drawn(ArticleRow(ARTICLE, letter), layout, WIDE) for letter in ("C", "AAA"))
    assert short.index("2025") == long.index("2025") == draw_heading(layout, WIDE).index("date")


def test_rows_and_heading_are_as_wide_with_families_as_without() -> None:
    plain, row = ArticleRow(ARTICLE, "C"), ArticleRow(ARTICLE, "C", family="◆")
    for width in (60, WIDE, 120):
        assert len(drawn(row, Layout(family=2), width)) == len(drawn(plain, Layout(), width))
        assert len(draw_heading(Layout(family=2), width)) == len(draw_heading(Layout(), width))
    assert drawn(plain, Layout(), WIDE).startswith("•C 2025-07-15 ")


def test_the_chosen_article_says_with_whom_it_counts_as_one() -> None:
    row = ArticleRow(ARTICLE, "C", family="◇A", counts_with="counts as one with A: it is said")
    assert "  ◇ counts as one with A: it is said" in explain(row, {})
    assert not any("◇" in line for line in explain(ArticleRow(ARTICLE, "C"), {}))

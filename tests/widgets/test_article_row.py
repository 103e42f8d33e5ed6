"""An article's row: the sign of its family has a place where there are families, and only there."""

import datetime

from tui.articles.model import Article, Metadata
from tui.widgets.article_row import WIDE, ArticleRow, Layout, draw_article, draw_heading, explain

DATED = Metadata(date=datetime.date(2025, 7, 15), source="Northgate Post")
ARTICLE = Article("a.md", "Sales resume soon. " * 40, "Sales resume in the autumn", DATED)


def drawn(row: ArticleRow, layout: Layout, width: int) -> str:
    return "".join(words for words, _ in draw_article(layout, row, width))


def test_a_wide_row_shows_the_sign_and_the_letter_of_the_source() -> None:
    row = ArticleRow(ARTICLE, "C", family="◇AA")
    assert drawn(row, Layout(family=3), WIDE).startswith(" C ◇AA 2025-07-15 Northgate")
    assert drawn(ArticleRow(ARTICLE, "D"), Layout(family=3), WIDE).startswith(" D     2025-07-15")


def test_a_narrow_row_has_room_for_the_sign_alone() -> None:
    assert drawn(ArticleRow(ARTICLE, "C", family="◇AA"), Layout(family=3), 60).startswith(
        " C ◇ 2025-07-15 Sales"
    )


def test_rows_and_heading_are_as_wide_with_families_as_without() -> None:
    plain, row = ArticleRow(ARTICLE, "C"), ArticleRow(ARTICLE, "C", family="◆")
    for width in (60, WIDE, 120):
        assert len(drawn(row, Layout(family=2), width)) == len(drawn(plain, Layout(), width))
        assert len(draw_heading(Layout(family=2), width)) == len(draw_heading(Layout(), width))
    assert drawn(plain, Layout(), WIDE).startswith(" C 2025-07-15 ")


def test_the_chosen_article_says_with_whom_it_counts_as_one() -> None:
    row = ArticleRow(ARTICLE, "C", family="◇A", counts_with="counts as one with A: it is said")
    assert "  ◇ counts as one with A: it is said" in explain(row, {})
    assert not any("◇" in line for line in explain(ArticleRow(ARTICLE, "C"), {}))

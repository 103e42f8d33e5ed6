"""A page of rows: where an offset is shown, and what folds hide."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.reading.rows import Fold, Page, column_of, lay_out, offset_at

Make = Callable[[str], Article]
TEXT = "One two three four.\n\nFive six.\n\nSeven eight nine.\n"


def shown(article: Article, page: Page) -> list[str]:
    return [row.label or article.text[row.start : row.end] for row in page.rows]


def test_paragraphs_are_wrapped_with_a_blank_row_between(make: Make) -> None:
    article = make(TEXT)
    assert shown(article, lay_out(article, 10, len)) == [
        "One two", "three", "four.", "", "Five six.", "", "Seven", "eight", "nine.",
    ]  # fmt: skip


def test_a_fold_takes_one_row_wherever_it_begins(make: Make) -> None:
    article = make(TEXT)
    fold = Fold(Span(TEXT.index("three"), TEXT.index("Seven")), "folded")
    assert shown(article, lay_out(article, 30, len, [fold])) == [
        "One two",
        "folded",
        "",
        "Seven eight nine.",
    ]


def test_a_folded_offset_shows_the_fold_or_what_follows(make: Make) -> None:
    article = make(TEXT)
    start, inside = TEXT.index("Five"), TEXT.index("six")
    page = lay_out(article, 30, len, [Fold(Span(start, start + 9), "folded")])
    assert page.visible(inside, forward=False) == start
    assert page.visible(inside, forward=True) == page.rows[page.row_of(start) + 1].start


def test_an_empty_article_has_one_empty_row(make: Make) -> None:
    assert len(lay_out(make(""), 10, len).rows) == 1


@given(st.text(alphabet="ab .\n", max_size=120), st.integers(3, 20))
def test_every_word_stands_on_the_row_that_is_told(text: str, width: int) -> None:
    article = Article("a.txt", text, "")
    page = lay_out(article, width, len)
    for word in article.words:
        row = page.rows[page.row_of(word.start)]
        assert row.start <= word.start < row.end
        column = column_of(text, row, word.start, len)
        assert offset_at(text, row, column, len) == word.start
    assert list(page.starts) == sorted(page.starts)


def test_a_column_beyond_the_row_is_its_last_character(make: Make) -> None:
    article = make("abc def")
    row = lay_out(article, 20, len).rows[0]
    assert offset_at(article.text, row, 99, len) == 6


def test_the_white_space_between_two_rows_is_one_place(make: Make) -> None:
    article = make("one two   three\n\n  four")
    page = lay_out(article, 8, len)
    gap, blank = article.text.index("   three"), article.text.index("\n")
    assert page.visible(gap, forward=True) == gap
    assert page.visible(gap + 1, forward=True) == article.text.index("three")
    assert page.visible(gap + 2, forward=False) == gap
    assert page.visible(blank, forward=True) == blank
    assert page.visible(blank + 1, forward=True) == article.text.index("four")
    assert page.visible(blank + 3, forward=False) == blank


def test_a_span_takes_in_what_its_folds_hide(make: Make) -> None:
    article = make(TEXT)
    fold = Span(TEXT.index("three"), TEXT.index("Seven"))
    page = lay_out(article, 30, len, [Fold(fold, "folded")])
    assert page.with_folds(Span(fold.start, fold.start + 1)) == fold
    assert page.with_folds(Span(2, fold.start + 1)) == Span(2, fold.end)
    assert page.with_folds(Span(0, 3)) == Span(0, 3)


@given(st.text(alphabet="ab .\n中", max_size=120), st.integers(8, 20), st.data())
def test_a_part_of_a_text_is_laid_out_as_in_the_whole(
    text: str, width: int, data: st.DataObject
) -> None:
    article = Article("a.txt", text, "")
    some = data.draw(
        st.sets(st.sampled_from(article.paragraphs)) if article.paragraphs else st.just(set())
    )
    whole = [row for row in lay_out(article, width, len).rows if row.start < row.end]
    part = lay_out(article, width, len, (), sorted(some))
    wanted = [row for row in whole if any(p.start <= row.start < p.end for p in some)]
    assert [row for row in part.rows if row.start < row.end] == wanted


def test_before_the_first_row_a_cursor_goes_to_its_start(make: Make) -> None:
    page = lay_out(make("\n\none two"), 20, len)
    assert page.visible(0, forward=False) == 2

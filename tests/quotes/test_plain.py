import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.quotes.plain import plain_text, touched_paragraphs

MARKED = "*_`~[]()!#>-+1.\\<:/ \n\tab|="


def whole(text: str, *, markdown: bool) -> str:
    article = Article("a", text, "Title", markdown=markdown)
    return plain_text(article, Span(0, len(text)))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("A **bold** and *slanted* __word__", "A bold and slanted word"),
        ("***both*** and **nested *inside* it**", "both and nested inside it"),
        ('see [the report](https://e.org/a_(b) "Title"), now', "see the report, now"),
        ("see [the report][r]\n\n[r]: https://e.org", "see the report\n\nr: https://e.org"),
        ("a ![chart](x.png) b", "a b"),
        ("[![chart](x.png)](https://e.org) after", "after"),
        ("run `a*b*c` now", "run a*b*c now"),
        ("## A heading ##\n\nText", "A heading\n\nText"),
        ("- one\n- two\n2. three", "one\n\ntwo\n\nthree"),
        ("> quoted\n> at a margin\n>\n> next", "quoted at a margin\n\nnext"),
        ("<https://e.org/a> \\*star\\*", "https://e.org/a *star*"),
        ("over\n\n---\n\nunder ~~gone~~", "over\n\nunder gone"),
        ("```py\nprint\n```", "print"),
    ],
)
def test_markdown_markup_is_dropped(written: str, plain: str) -> None:
    assert whole(written, markdown=True) == plain


@pytest.mark.parametrize(
    "written",
    [
        "5 * 3 * 2 is snake_case_name",
        "notes [1] and [2][3] stay",
        "an open **run and a ` tick",
        "C# is not a heading",
        "-5 degrees",
        "2025. was a year",
    ],
)
def test_signs_that_are_no_markup_stay(written: str) -> None:
    assert whole(written, markdown=True) == written


def test_plain_text_articles_keep_every_sign() -> None:
    assert whole("# **a** [b](c)", markdown=False) == "# **a** [b](c)"


def test_white_space_is_one_space_inside_a_paragraph_and_an_empty_line_between() -> None:
    text = "One  line that\tgoes\non here.\n\n\nTwo."
    assert whole(text, markdown=False) == "One line that goes on here.\n\nTwo."


def test_markup_cut_by_the_span_is_dropped_too() -> None:
    text = "A **very bold** word"
    article = Article("a.md", text, "T", markdown=True)
    span = Span(text.index("bold"), len(text))
    assert plain_text(article, span) == "bold word"


def test_a_span_of_markup_alone_is_quoted_as_written() -> None:
    assert whole("---", markdown=True) == "---"


def test_a_span_ends_inside_its_paragraphs() -> None:
    article = Article("a.txt", "One two.\n\nThree four.", "T")
    assert plain_text(article, Span(4, 15)) == "two.\n\nThree"


def test_a_span_between_paragraphs_touches_none() -> None:
    article = Article("a.txt", "One.\n\nTwo.", "T")
    assert list(touched_paragraphs(article, Span(4, 6))) == []
    assert list(touched_paragraphs(article, Span(3, 7))) == [0, 1]


@given(st.text(MARKED, max_size=200), st.data())
def test_a_quote_only_leaves_out_and_never_adds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = plain_text(Article("a.md", text, "T", markdown=True), Span(start, end))
    left = iter("".join(text[start:end].split()))
    assert all(character in left for character in "".join(quote.split()))


@given(st.text(max_size=200))
def test_plain_articles_keep_all_words_in_order(text: str) -> None:
    assert whole(text, markdown=False).split() == text.split()

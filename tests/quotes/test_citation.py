import datetime
from dataclasses import replace

from tui.annotations.model import Anchor, Highlight, Placed, Target, select
from tui.articles.model import Article, Metadata, Span
from tui.quotes.citation import (
    highlight_quote,
    markdown_quote,
    pair_quote,
    paragraph_label,
    paragraph_numbers,
)

KNOWN = Metadata(
    title="Chips for China",
    source="The Daily",
    author="A. Writer",
    date=datetime.date(2025, 7, 15),
    url="https://example.org/chips",
)
ARTICLE = Article(
    "a.md", "One *two*.\n\n- Three.\n\nFour.", "Chips for China", KNOWN, markdown=True
)


def test_a_quote_ends_with_everything_that_is_known() -> None:
    assert markdown_quote(ARTICLE, Span(12, 20)) == (
        "> Three.\n"
        ">\n"
        '> — A. Writer, "Chips for China", The Daily, 15 July 2025, ¶2, '
        "<https://example.org/chips>\n"
    )


def test_what_is_unknown_is_left_out_and_the_file_named_where_nothing_else_leads_back() -> None:
    bare = replace(ARTICLE, metadata=Metadata())
    assert markdown_quote(bare, Span(12, 20)).splitlines()[-1] == '> — "Chips for China", a.md, ¶2'


def test_paragraphs_of_a_quote_are_kept_apart_and_cited_as_a_range() -> None:
    lines = markdown_quote(ARTICLE, Span(0, 20)).splitlines()
    assert lines[:4] == ["> One two.", ">", "> Three.", ">"]
    assert "¶1–2" in lines[4]


def test_untrusted_words_do_not_become_markup() -> None:
    text = "# <b>[x](javascript:y)"
    article = Article("a.txt", text, "*T*", Metadata(author="[A](b)", url="javascript:alert(1)"))
    quote = markdown_quote(article, Span(0, len(text)))
    assert quote == (
        '> \\# \\<b>\\[x](javascript:y)\n>\n> — \\[A](b), "\\*T\\*", ¶1, javascript:alert(1)\n'
    )


def test_both_sides_of_a_match_are_two_quotes() -> None:
    other = Article("b.txt", "Three, too.", "Other")
    quote = pair_quote(ARTICLE, Span(12, 20), other, Span(0, 11))
    first, second = quote.split("\n\n")
    assert first.startswith("> Three.")
    assert second == '> Three, too.\n>\n> — "Other", b.txt, ¶1\n'


def test_several_spans_are_one_quote_with_all_their_paragraphs() -> None:
    lines = markdown_quote(ARTICLE, Span(0, 3), Span(22, 27)).splitlines()
    assert lines[0] == "> One […] Four."
    assert "¶1, 3," in lines[2]


def test_a_highlight_says_that_its_wording_has_changed() -> None:
    selectors = (select("One two.\n\n- *Thre*.", Span(10, 19)), select("[Fo](x)", Span(0, 4)))
    made = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    highlight = Highlight("id", Target("seeds/a.md", "0" * 64, selectors), made, made)
    spans = (Span(12, 20), Span(22, 27))
    sure = highlight_quote(ARTICLE, Placed(highlight, Anchor.MOVED, spans))
    assert sure == markdown_quote(ARTICLE, *spans)
    likely = highlight_quote(ARTICLE, Placed(highlight, Anchor.FUZZY, spans))
    assert likely.startswith(sure)
    assert likely[len(sure) :] == (">\n> (found again by likeness; marked as: “Thre. […] Fo”)\n")
    lost = highlight_quote(ARTICLE, Placed(highlight, Anchor.ORPHAN, ()))
    assert lost.startswith("> Thre. […] Fo\n>\n> — A. Writer")
    assert "¶" not in lost


def test_paragraphs_of_several_spans_are_told_once() -> None:
    assert paragraph_label(ARTICLE, Span(0, 3), Span(5, 8)) == "1"
    assert paragraph_label(ARTICLE, Span(22, 27), Span(0, 3), Span(12, 14)) == "1–3"
    assert paragraph_label(ARTICLE) == ""


def test_paragraphs_are_counted_from_one() -> None:
    assert paragraph_numbers(ARTICLE, Span(0, 3)) == (1, 1)
    assert paragraph_numbers(ARTICLE, Span(5, 27)) == (1, 3)
    assert paragraph_numbers(ARTICLE, Span(10, 12)) is None

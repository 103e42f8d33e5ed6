"""Text put together from words of articles: styles stay on their words."""

from tui.articles.model import Article, Span
from tui.widgets.inked_text import InkedText, InkedTextBuilder
from tui.widgets.painting import cells

ARTICLE = Article("a", "Gulls cried over the harbour.", "")
CRIED, HARBOUR = Span(6, 11), Span(21, 28)


def inked_words(text: InkedText) -> list[tuple[str, str]]:
    return [(text.text[slice(*ink.span)], ink.style) for ink in text.inks]


def test_spans_of_the_article_are_found_again_wherever_they_went() -> None:
    builder = InkedTextBuilder()
    builder.add("+", "sign")
    builder.add_from(ARTICLE, Span(6, 16))
    builder.add(" … ")
    builder.add_from(ARTICLE, Span(21, 29))
    builder.ink([Span(0, 11), HARBOUR], "mark")
    text = builder.build()
    assert text.text == "+cried over … harbour."
    assert inked_words(text) == [("+", "sign"), ("cried", "mark"), ("harbour", "mark")]


def test_the_programs_own_words_are_told_from_those_of_the_article() -> None:
    builder = InkedTextBuilder()
    builder.add("+")
    builder.add_from(ARTICLE, CRIED)
    builder.add_apart("╴twice╴")
    builder.add_from(ARTICLE, HARBOUR)
    text = builder.build()
    own = [text.text[slice(*span)] for span in text.own_within(Span(0, len(text.text)))]
    assert own == ["+", " ╴twice╴ "]
    assert list(text.own_within(Span(1, 6))) == []
    assert list(text.own_within(Span(3, 8))) == [Span(6, 8)]


def test_words_that_stand_apart_have_a_space_on_each_side_of_words_alone() -> None:
    builder = InkedTextBuilder()
    builder.add("Gulls")
    builder.add_apart("╴suddenly╴", "lost")
    builder.add_from(ARTICLE, CRIED)
    builder.add_apart("╴twice╴")
    builder.add(".")
    assert builder.build().text == "Gulls ╴suddenly╴ cried ╴twice╴."


def test_a_column_is_as_wide_as_asked_for_also_of_wide_characters() -> None:
    for words in ("short", "much too long for it", "灯塔的海报社论日报"):
        builder = InkedTextBuilder()
        builder.add_column(words, 9)
        assert cells(builder.build().text) == 9

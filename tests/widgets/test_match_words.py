"""What differs, in words."""

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Fact
from tui.overlap.word_changes import Change, ChangedWords
from tui.reading.columns import Side
from tui.widgets.match_words import change_phrase, differing_phrase

LEFT = Article("l", "They sold 14 boats in May, perhaps.", "l")
RIGHT = Article("r", "They sold 41 boats in June.", "r")
ARTICLES = LEFT, RIGHT


def difference(fact: Fact, left: str, right: str) -> Difference:
    spans = [
        Span(article.text.index(words), article.text.index(words) + len(words)) if words else None
        for article, words in zip(ARTICLES, (left, right), strict=True)
    ]
    return Difference(fact, *spans)


NUMBER = difference(Fact.NUMBER, "14", "41")
DATE = difference(Fact.DATE, "May", "June")
HEDGE = difference(Fact.HEDGE, "perhaps", "")


def test_a_fact_is_told_from_the_side_of_the_cursor() -> None:
    assert differing_phrase([NUMBER], ARTICLES, Side.LEFT, 0) == "! number: “14” here, “41” there"
    assert differing_phrase([NUMBER], ARTICLES, Side.RIGHT, 0) == "! number: “41” here, “14” there"
    assert differing_phrase([HEDGE], ARTICLES, Side.RIGHT, 0) == (
        "! hedge: nothing here, “perhaps” there"
    )


def test_what_is_under_the_cursor_comes_first_and_of_many_the_rest_is_named() -> None:
    told = differing_phrase([NUMBER, DATE, HEDGE], ARTICLES, Side.LEFT, LEFT.text.index("perhaps"))
    assert (
        told
        == "! hedge: “perhaps” here, nothing there · ! date: “May” here, “June” there · ! number"
    )


def test_what_became_of_words_is_told() -> None:
    here = Span(0, 4)
    replaced = ChangedWords(here, Change.REPLACED, NUMBER.right)
    assert change_phrase(replaced, RIGHT) == "there: “41”"
    assert change_phrase(ChangedWords(here, Change.DELETED), RIGHT) == "only here"
    moved = ChangedWords(here, Change.MOVED, here)
    assert change_phrase(moved, RIGHT, "% follows") == "↕ moved, % follows"
    assert change_phrase(moved, RIGHT) == "↕ moved"
    assert change_phrase(ChangedWords(here, Change.SAME, here), RIGHT) == ""

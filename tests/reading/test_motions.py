"""Motions lead where a reader of vim expects, and never out of the text."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.reading import motions
from tui.reading.selection import Mode, Selection

Make = Callable[[str], Article]
TEXT = "One two. Three four five.\n\nSix seven."
ALL = [
    motions.left, motions.right, motions.next_word, motions.previous_word, motions.word_end,
    motions.next_sentence, motions.previous_sentence, motions.next_paragraph,
    motions.previous_paragraph,
]  # fmt: skip


@pytest.mark.parametrize(
    ("motion", "at", "to"),
    [
        (motions.next_word, "One", "two"),
        (motions.next_word, "wo. T", "Three"),
        (motions.previous_word, "wo. T", "two"),
        (motions.previous_word, "two", "One"),
        (motions.word_end, "One", "e two"),
        (motions.word_end, "e two", "o. T"),
        (motions.next_sentence, "two", "Three"),
        (motions.previous_sentence, "four", "Three"),
        (motions.previous_sentence, "Three", "One"),
        (motions.next_paragraph, "One", "Six"),
        (motions.previous_paragraph, "Six", "One"),
    ],
)
def test_motion(make: Make, motion: motions.Motion, at: str, to: str) -> None:
    assert motion(make(TEXT), TEXT.index(at)) == TEXT.index(to)


@given(st.text(alphabet="aB. \n“”", max_size=60), st.data())
def test_motions_stay_in_the_text(text: str, data: st.DataObject) -> None:
    article = Article("a.txt", text, "")
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))
    for motion in ALL:
        assert 0 <= motion(article, offset) <= max(0, len(text) - 1)


def test_between_sentences_the_next_one_is_taken(make: Make) -> None:
    article = make(TEXT)
    blank = TEXT.index("\n\n") + 1
    assert motions.sentence_at(article, blank) == Span(TEXT.index("Six"), len(TEXT))


@pytest.mark.parametrize(
    ("mode", "fixed", "cursor", "expected"),
    [
        (Mode.CHARACTER, "wo.", "hree", "wo. Th"),
        (Mode.CHARACTER, "hree", "wo.", "wo. Th"),
        (Mode.WORD, "wo.", "hree", "two. Three"),
        (Mode.SENTENCE, "wo.", "four", "One two. Three four five."),
        (Mode.SENTENCE, "four", "four", "Three four five."),
    ],
)
def test_a_selection_holds_whole_units_in_both_directions(
    make: Make, mode: Mode, fixed: str, cursor: str, expected: str
) -> None:
    article = make(TEXT)
    span = Selection(TEXT.index(fixed), mode).span(article, TEXT.index(cursor))
    assert article.slice(span) == expected


def test_motions_beyond_the_last_end_on_the_last_character(make: Make) -> None:
    article = make(TEXT)
    for motion in (motions.next_word, motions.next_sentence, motions.next_paragraph):
        assert motion(article, TEXT.index("seven")) == len(TEXT) - 1

"""Motions lead where a reader of vim expects, and never out of the text."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.reading import motions
from tui.reading.graphemes import clusters
from tui.reading.selection import Mode, Selection

Make = Callable[[str], Article]
TEXT = "One two. Three four five.\n\nSix seven."


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


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("北京的天气，很好。", ["北", "很"]),
        ("東京タワーへ行きます", ["東", "タ", "へ", "行", "き"]),
        ("สวัสดี ชาวโลก", ["ส", "ช"]),
        ("AI芯片 ok", ["A", "芯", "o"]),
    ],
)
def test_words_of_scripts_without_spaces_are_runs_of_a_script(
    make: Make, text: str, stops: list[str]
) -> None:
    article, places = make(text), [text.index(stop) for stop in stops]
    for place, following in pairwise(places):
        assert motions.next_word(article, place) == following
        assert motions.previous_word(article, following) == place
        if following > place + 1:
            assert place < motions.word_end(article, place) < following


ONWARD = [
    motions.right, motions.next_word, motions.word_end, motions.next_sentence,
    motions.next_paragraph,
]  # fmt: skip
BACK = [
    motions.left, motions.previous_word, motions.previous_sentence, motions.previous_paragraph,
]  # fmt: skip


@settings(deadline=None)
@given(st.text(alphabet="aB. \n“”中é\u0301ที่", max_size=60), st.integers(1, 9), st.data())
def test_motions_stay_in_the_text_and_lead_one_way(
    text: str, count: int, data: st.DataObject
) -> None:
    article = Article("a.txt", text, "")
    starts = [span.start for span in clusters(text, Span(0, len(text)))] or [0]
    offset = data.draw(st.sampled_from(starts))
    for motion in ONWARD:
        assert offset <= motion(article, offset, count) <= max(0, len(text) - 1)
    for motion in BACK:
        assert 0 <= motion(article, offset, count) <= offset


@settings(deadline=None)
@given(st.text(alphabet="aB.! \n“中文ある", max_size=60), st.integers(1, 6), st.data())
def test_a_count_is_as_many_steps(text: str, count: int, data: st.DataObject) -> None:
    article = Article("a.txt", text, "")
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))
    for motion in (*ONWARD, *BACK):
        place = offset
        for _ in range(count):
            place = motion(article, place)
        assert motion(article, offset, count) == place


@settings(deadline=None)
@given(st.lists(st.sampled_from(["e\u0301", "a", " ", "ที่", "क्षि", ". A"]), max_size=30))
def test_motions_never_lead_into_a_character(pieces: list[str]) -> None:
    text = "".join(pieces)
    article = Article("a.txt", text, "")
    starts = [span.start for span in clusters(text, Span(0, len(text)))]
    for offset in starts:
        for motion in (*ONWARD, *BACK):
            assert motion(article, offset) in starts


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


@pytest.mark.parametrize("motion", BACK)
def test_motions_back_end_on_the_first_character(make: Make, motion: motions.Motion) -> None:
    text = f"\n\n{TEXT}\n\n"
    article, begin = make(text), text.index("One")
    assert motion(article, begin) == begin
    assert motion(article, text.index("Six"), 99) == begin


@pytest.mark.parametrize("motion", ONWARD)
def test_motions_on_end_on_the_last_character(make: Make, motion: motions.Motion) -> None:
    text = f"\n\n{TEXT}\n\n"
    article, end = make(text), text.index("seven.") + len("seven")
    assert motion(article, end) == end
    assert motion(article, text.index("One"), 99) == end

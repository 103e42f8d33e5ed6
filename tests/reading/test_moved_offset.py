"""A place in a text is found again in a later version of it."""

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.moved_offset import moved_offset

TEXT = "One ferry was late. Another one left at noon. Nobody waited for the last, at four."


def test_edits_before_and_after_move_it_along() -> None:
    at = TEXT.index("noon")
    after = "First of all: " + TEXT.replace("Nobody", "Hardly anybody")
    assert after[moved_offset(TEXT, after, at) :].startswith("noon")


def test_between_two_edits_it_is_where_the_same_words_are() -> None:
    after = TEXT.replace("One", "A small").replace("four", "half past four in the afternoon")
    for word in ("ferry", "noon", "waited", "last"):
        assert after[moved_offset(TEXT, after, TEXT.index(word)) :].startswith(word)


def test_where_the_words_are_gone_it_is_about_as_far_on() -> None:
    after = "One thing. Quite another text stands here by now, without a word of it, at four."
    assert 20 <= moved_offset(TEXT, after, TEXT.index("noon")) <= 60
    assert moved_offset(TEXT, "", 10) == 0


@given(st.text(), st.text(), st.data())
def test_it_is_in_the_text(before: str, after: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(before)))
    assert 0 <= moved_offset(before, after, offset) <= len(after)


@given(st.text(max_size=30), st.text(min_size=1), st.text(max_size=30), st.data())
def test_what_is_put_before_or_behind_leaves_it_on_its_character(
    new: str, text: str, end: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    after = new + text
    assert after[moved_offset(text, after, offset)] == text[offset]
    assert moved_offset(text, text + end, offset) == offset

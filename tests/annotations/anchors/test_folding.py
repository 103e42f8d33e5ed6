import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.anchors.folding import Vocabulary, read_words


def read(text: str) -> list[str]:
    words = read_words(text, Vocabulary())
    return [words.spellings[place] for place in range(len(words))]


def equal(one: str, other: str) -> bool:
    vocabulary = Vocabulary()
    ids, others = (read_words(text, vocabulary).ids for text in (one, other))
    return bool(ids.tolist() == others.tolist())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("difficult office", "diﬃcult oﬃce"),
        ("information", "infor-\nmation"),
        ("information", "infor\u00admation"),
        ("information", "infor\u00ad\n  mation"),
        ("don't", "don’t"),
        ("well-known", "well‐known"),
        ("The End", "the  END"),
        ("“yes”—he said…", '"yes" -- he said...'),
        ("-5 degrees", "−5 degrees"),
    ],
)
def test_words_set_otherwise_are_equal(one: str, other: str) -> None:
    assert equal(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("its", "it's"), ("3.5", "35"), ("$5", "€5"), ("5 %", "5"), ("résumé", "resume"), ("5", "-5")],
)
def test_other_words_differ(one: str, other: str) -> None:
    assert not equal(one, other)


def test_scripts_without_spaces_are_read_by_character() -> None:
    assert read("水坝能撑住。") == ["水", "坝", "能", "撑", "住"]


@given(st.text(max_size=200))
def test_words_and_what_lies_between_make_up_the_text(text: str) -> None:
    words = read_words(text, Vocabulary())
    parts = [words.gap(place) + words.spellings[place] for place in range(len(words))]
    assert "".join(parts) + words.gap(len(words)) == text


@given(st.text("ab \n", min_size=1), st.data())
def test_the_words_of_a_range_are_those_that_share_a_character_with_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = read_words(text, Vocabulary())
    first, last = words.within(start, end)
    expected = [
        place
        for place in range(len(words))
        if words.starts[place] < end and words.ends[place] > start
    ]
    assert list(range(first, last)) == expected

"""Words are found in many texts, with an error too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.folding import folded
from tui.reading.word_index import WordIndex

TITLES = [
    "Nvidia wins its customers back",
    "The harbour of Zürich has lights",
    "northgate-post/03 NVIDIA's H20",
    "Chips and ships",
]
INDEX = WordIndex(TITLES)


def fitting(word: str) -> list[float]:
    return [round(float(score), 2) for score in INDEX.fit(folded(word))]


@pytest.mark.parametrize(
    ("word", "found"),
    [("nvidia", [0, 2]), ("zurich", [1]), ("ZÜR", [1]), ("gate-post", [2]), ("h20", [2])],
)
def test_a_word_stands_where_its_letters_do_whatever_their_case_and_accents(
    word: str, found: list[int]
) -> None:
    assert [place for place, score in enumerate(fitting(word)) if score == 1] == found


@pytest.mark.parametrize("word", ["nvidea", "nvdiia", "nvida", "nnvidia", "harobur", "nortgate"])
def test_a_word_with_an_error_is_found_nearly(word: str) -> None:
    scores = fitting(word)
    assert any(0 < score < 1 for score in scores)
    assert 1 not in scores


def test_fewer_errors_are_nearer() -> None:
    assert fitting("customrs")[0] > fitting("custmrs")[0] == 0
    assert fitting("customerz")[0] > fitting("custmorez")[0]


def test_short_words_and_numbers_have_no_errors() -> None:
    assert fitting("chups") == [0, 0, 0, 0.8]
    assert fitting("shps") == [0, 0, 0, 0]
    assert not any(WordIndex(["12345 67890"]).fit("12346"))


def test_the_very_word_may_be_asked_for() -> None:
    assert not any(INDEX.fit("nvidea", nearly=False))


@given(st.lists(st.text(max_size=20), min_size=1, max_size=12), st.text(min_size=1, max_size=4))
def test_a_word_is_found_in_the_texts_that_have_it_and_in_no_other(
    texts: list[str], word: str
) -> None:
    wanted = folded(word)
    if wanted.split() != [wanted]:
        return
    found = [bool(score == 1) for score in WordIndex(texts).fit(wanted)]
    assert found == [wanted in folded(text) for text in texts]

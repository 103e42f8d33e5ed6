import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.segmentation import split_words
from tui.overlap.index.word_hashes import BITS_MASK, WordHashes, among, gram_hashes

HASHES = WordHashes()


def one(word: str) -> int:
    (found,) = HASHES.of(word).tolist()
    return int(found)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_a_text_has_the_hashes_of_its_words_in_order(text: str) -> None:
    assert HASHES.of(text).tolist() == [one(word) for word in split_words(text)]


@given(
    st.lists(
        st.sampled_from('the "The U.S. U.S., chip chips-and (chips) don’t 3.5% 中文 a/b'.split())
    )
)
def test_words_are_found_whatever_stands_beside_them(tokens: list[str]) -> None:
    text = " ".join(tokens)
    assert HASHES.of(text).tolist() == [one(word) for word in split_words(text)]


def test_a_text_without_white_space_is_hashed_by_its_words() -> None:
    text = "半导体出口" * 100
    assert len(HASHES.of(text)) == len(text)


def test_inflections_and_case_are_the_same_and_other_words_are_not() -> None:
    assert one("Exports") == one("export") == one("exporting")
    assert one("export") != one("import")


def test_hashes_do_not_depend_on_what_was_met_before() -> None:
    assert WordHashes().of("sold chips to China").tolist() == [
        *WordHashes().of("sold chips").tolist(),
        *WordHashes().of("to China").tolist(),
    ]


def test_hashes_are_the_same_on_every_machine() -> None:
    assert one("semiconductor") == 13212860932935013437


@pytest.mark.parametrize(("word", "most"), [("the", 1), ("government", 6)])
def test_the_low_bits_say_how_little_common_words_tell(word: str, most: int) -> None:
    assert one(word) & int(BITS_MASK) <= most


def test_numbers_are_all_the_same_and_tell_nothing() -> None:
    assert one("2,017") == one("58%") == one("$4.5bn")
    assert one("58") & int(BITS_MASK) == 0


def test_a_rare_word_tells_most() -> None:
    assert one("tungsten") & int(BITS_MASK) == 13


@given(st.lists(st.integers(0, 5), max_size=60), st.integers(1, 7))
def test_equal_grams_have_equal_hashes_and_others_have_not(words: list[int], length: int) -> None:
    hashes = gram_hashes(np.array([one(f"w{word}") for word in words], np.uint64), length)
    grams = [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
    assert len(hashes) == len(grams)
    assert len(set(hashes.tolist())) == len(set(grams))


@given(st.lists(st.integers(0, 2**64 - 1), max_size=30), st.lists(st.integers(0, 2**64 - 1)))
def test_the_places_of_what_is_wanted_are_found(some: list[int], others: list[int]) -> None:
    hashes = np.array([*some, *others], np.uint64)
    found = among(hashes, np.unique(np.array(some, np.uint64)))
    assert found.tolist() == [at for at, one in enumerate([*some, *others]) if one in set(some)]

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.anchors.alignment import align
from tui.annotations.anchors.folding import Vocabulary, read_words
from tui.annotations.anchors.pairing import NONE, Pairing


def aligned(old: str, new: str) -> Pairing:
    vocabulary = Vocabulary()
    return align(read_words(old, vocabulary), read_words(new, vocabulary))


def numbered(name: str, count: int) -> str:
    return " ".join(f"{name}{number}" for number in range(count))


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e.", "\n\n"]), max_size=60).map(" ".join)


@given(WORDS, WORDS)
def test_counterparts_are_equal_words_and_each_others(old: str, new: str) -> None:
    pairing = aligned(old, new)
    places = np.flatnonzero(pairing.to_new != NONE)
    there = pairing.to_new[places]
    assert (pairing.to_old[there] == places).all()
    assert (pairing.old.ids[places] == pairing.new.ids[there]).all()
    assert np.count_nonzero(pairing.to_old != NONE) == len(places)


@given(WORDS)
def test_a_text_is_its_own_counterpart(text: str) -> None:
    pairing = aligned(text, text)
    assert pairing.to_new.tolist() == list(range(len(pairing.old)))


def test_parts_that_changed_places_are_both_followed() -> None:
    one, two = numbered("one", 30), numbered("two", 20)
    assert aligned(f"{one} {two}", f"{two} {one}").to_new.tolist() == [
        *range(20, 50),
        *range(20),
    ]


def test_what_moved_is_of_another_chain_than_what_stayed() -> None:
    one, two = numbered("one", 30), numbered("two", 20)
    chains = aligned(f"{one} {two}", f"{two} {one}").chains
    assert set(chains[:30].tolist()) == {0}
    assert set(chains[30:].tolist()) == {1}


def test_what_was_taken_out_is_a_whole_sentence() -> None:
    old = "They said it would end. They said it would rain. It is late now, and dark outside."
    new = "They said it would rain. It is late now, and dark outside."
    assert aligned(old, new).to_new.tolist()[:10] == [NONE] * 5 + [0, 1, 2, 3, 4]

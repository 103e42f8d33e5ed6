"""How closely words follow each other."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.overlap.alignment.kinds import followed_share, shared_share
from tui.overlap.words.bags import Ids

NUMBERS = st.lists(st.integers(0, 9), max_size=30)


def ids(numbers: list[int]) -> Ids:
    return np.array(numbers, dtype=np.int32)


def test_words_in_another_order_are_shared_but_not_followed() -> None:
    left, right = ids([1, 2, 3, 4]), ids([4, 3, 2, 1])
    assert shared_share(left, right) == 1.0
    assert followed_share(left, right) == 0.25


def test_the_share_is_of_the_longer_side() -> None:
    left, right = ids([1, 2]), ids([1, 2, 3, 4])
    assert shared_share(left, right) == followed_share(left, right) == 0.5


def test_a_word_counts_as_often_as_both_sides_have_it() -> None:
    assert shared_share(ids([7, 7, 7, 7]), ids([7, 7, 1, 2])) == 0.5


@given(NUMBERS, NUMBERS)
def test_what_follows_is_shared_and_both_are_symmetric(left: list[int], right: list[int]) -> None:
    followed, shared = followed_share(ids(left), ids(right)), shared_share(ids(left), ids(right))
    assert 0 <= followed <= shared <= 1
    assert followed == followed_share(ids(right), ids(left))
    assert shared == shared_share(ids(right), ids(left))

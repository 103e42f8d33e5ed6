"""Tokens have the numbers that they are given, however they are found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.overlap.index import token_numbers
from tui.overlap.index.token_numbers import TokenNumbers

SPACES = st.sampled_from(" \t\n\x1f\x85\u00a0\u2003\u3000")
TEXTS = st.lists(st.text(st.sampled_from("ab\x00é中😀\ud800") | SPACES, max_size=40), max_size=6)


class Known(dict[str, int]):
    """The numbers of tokens, and how often one was asked for."""

    asked = 0

    def number(self, token: str) -> int:
        self.asked += 1
        return self.setdefault(token, len(self))


@given(TEXTS, TEXTS, st.sampled_from([3, 1 << 20]))
def test_each_text_has_the_numbers_of_what_it_splits_into(
    before: list[str], texts: list[str], at_once: int
) -> None:
    known = Known()
    tokens = TokenNumbers(known.number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(token_numbers, "AT_ONCE", at_once)
        tokens.of_each(before)
        numbers, counts = tokens.of_each(texts)
    assert numbers.tolist() == [known[token] for text in texts for token in text.split()]
    assert counts == [len(text.split()) for text in texts]


def test_a_token_is_asked_for_once() -> None:
    known = Known()
    tokens = TokenNumbers(known.number)
    for _ in range(3):
        tokens.of_each(["one two", "two three two"])
    assert known.asked == 3


def test_tokens_that_take_each_others_place_keep_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(token_numbers, "_SHIFT", np.uint64(63))
    known = Known()
    words = [f"word{number}" for number in range(50)]
    numbers, _ = TokenNumbers(known.number).of_each([" ".join(words * 2)] * 2)
    assert numbers.tolist() == [known[word] for word in words] * 4

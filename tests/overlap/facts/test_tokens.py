"""What is known of a word, and what is kept of it."""

import gc
import tracemalloc

from tui.overlap.facts.numerals import begins_number
from tui.overlap.facts.tokens import LONGEST_KEPT, read_token


def test_words_longer_than_any_are_read_but_not_kept() -> None:
    tracemalloc.start()
    for number in range(10):
        word = f"{'harbour' * 20_000}{number}"
        token = read_token(word)
        assert token.written == word
        assert begins_number(token)
    del word, token
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1_000_000


def test_a_word_of_any_length_is_read_alike() -> None:
    short, long = "a" * LONGEST_KEPT, "a" * (LONGEST_KEPT + 1)
    assert read_token(short)[2:] == (short, True, False)
    assert read_token(long)[2:] == (long, True, False)

"""Rows fit their width and lose nothing but white space."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.reading.graphemes import clusters
from tui.reading.wrapping import wrap


def rows(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in wrap(text, Span(0, len(text)), width, len)]


def wide(text: str) -> int:
    """Count Han characters as two cells and marks as none, as a terminal does."""
    return sum(2 if "一" <= c <= "鿿" else 0 if c == "\u0301" else 1 for c in text)


def test_rows_end_before_words_that_do_not_fit() -> None:
    assert rows("one two  three\nfour", 9) == ["one two", "three", "four"]


def test_a_word_longer_than_a_row_is_broken() -> None:
    assert rows("a abcdefghij k", 4) == ["a", "abcd", "efgh", "ij k"]


def test_text_without_spaces_breaks_at_wide_characters() -> None:
    text = "中文中文中文"
    assert [text[a:b] for a, b in wrap(text, Span(0, 6), 5, wide)] == ["中文", "中文", "中文"]


def test_a_mark_stays_with_its_letter() -> None:
    text = "ee\u0301\u0301e"
    assert [text[a:b] for a, b in clusters(text, Span(0, 5))] == ["e", "e\u0301\u0301", "e"]


@given(st.text(alphabet=st.sampled_from("ab \n\t中\u0301-"), max_size=80), st.integers(4, 12))
def test_rows_fit_and_hold_every_character(text: str, width: int) -> None:
    found = list(wrap(text, Span(0, len(text)), width, wide))
    assert all(wide(text[a:b]) <= width for a, b in found)
    assert "".join(text.split()) == "".join("".join(text[a:b].split()) for a, b in found)
    assert all(one.end <= other.start for one, other in pairwise(found))

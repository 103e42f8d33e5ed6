"""Nothing that a terminal acts on gets in."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.characters import normalise, one_line


def test_line_ends_become_newlines() -> None:
    assert normalise("a\r\nb\rc\x85d\u2028e\u2029f") == "a\nb\nc\nd\ne\nf"


def test_controls_are_replaced_one_for_one_and_tabs_kept() -> None:
    assert normalise("\x1b]52;c;eA==\x07\t\x00\x7f\x9b") == "␛]52;c;eA==␇\t␀␡�"


def test_bidirectional_overrides_and_lone_surrogates_are_replaced() -> None:
    assert normalise("a\u202eb\u2066c\ud800") == "a�b�c�"


def test_letters_are_composed() -> None:
    assert normalise("e\u0301") == "é"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_nothing_unsafe_is_left_and_twice_is_once(text: str) -> None:
    safe = normalise(text)
    categories = {unicodedata.category(character) for character in safe} - {"Cc"}
    assert "Cs" not in categories
    assert all(c in "\n\t" for c in safe if unicodedata.category(c) == "Cc")
    assert normalise(safe) == safe


def test_a_label_has_one_line() -> None:
    assert one_line(" a\n\tb \x1b c ") == "a b ␛ c"

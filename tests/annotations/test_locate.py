import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.locate import collapse, find_quote
from tui.articles.characters import normalise
from tui.articles.model import Span

WORDY = st.text(st.sampled_from("ab \n\t\u00a0é."), max_size=60)


@given(st.data(), st.text(min_size=1).map(normalise) | WORDY)
def test_every_span_is_found_by_its_own_text(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    trimmed = Span(start + len(quote) - len(quote.lstrip()), start + len(quote.rstrip()))
    found = collapse(text).find(quote, overlapping=True)
    assert (trimmed in found) == bool(quote.strip())


@given(WORDY, WORDY)
def test_places_are_those_of_a_pattern_with_any_white_space(text: str, quote: str) -> None:
    pattern = r"\s+".join(map(re.escape, quote.split()))
    expected = [Span(*m.span()) for m in re.finditer(pattern, text)] if pattern else []
    assert find_quote(text, quote) == expected


@given(st.lists(st.sampled_from(["ab", "c.", "é"]), min_size=1), st.data())
def test_white_space_written_otherwise_still_matches(words: list[str], data: st.DataObject) -> None:
    gaps = st.text(st.sampled_from(" \n\t\u2003"), min_size=1, max_size=3)
    text = "".join(data.draw(gaps) + word for word in words)
    quote = "".join(data.draw(gaps) + word for word in words) + "\n"
    assert Span(len(text) - len(text.lstrip()), len(text)) in find_quote(text, quote)


@pytest.mark.parametrize("quote", ["", " \n\t"])
def test_a_quote_of_white_space_is_nowhere(quote: str) -> None:
    assert find_quote("some words", quote) == []


def test_words_need_white_space_between_them() -> None:
    assert find_quote("themeans of", "the means") == []


def test_a_quote_typed_decomposed_is_found_in_composed_text() -> None:
    assert find_quote("un café noir", "cafe\u0301") == [Span(3, 7)]


def test_places_do_not_overlap_unless_asked_for() -> None:
    assert find_quote("ha ha ha ha", "ha ha") == [Span(0, 5), Span(6, 11)]
    assert len(collapse("ha ha ha ha").find("ha ha", overlapping=True)) == 3


def test_a_limit_ends_the_search() -> None:
    assert collapse("a " * 9).find("a", limit=2) == [Span(0, 1), Span(2, 3)]


def test_a_hundred_thousand_repeats_are_all_found() -> None:
    sentence = "The dam would hold.  "
    found = find_quote(sentence * 100_000, "dam would\nhold.")
    assert len(found) == 100_000
    assert found[-1] == Span(99_999 * 21 + 4, 99_999 * 21 + 19)


def test_a_long_quote_that_almost_stands_everywhere_ends() -> None:
    assert find_quote("a " * 250_000, "a " * 20_000 + "b") == []
    assert len(find_quote("a " * 250_000, "a " * 20_000)) == 12

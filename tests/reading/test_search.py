"""Words are found whatever the white space, and the way from place to place wraps around."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.reading.folding import folded
from tui.reading.search import Found, Match, Places, Query, find_words

TWO = Found(Query("x"), (Places((Span(5, 6), Span(10, 11), Span(20, 21))), Places((Span(5, 9),))))


def places(text: str, typed: str) -> list[str]:
    return [text[slice(*span)] for span in find_words(text, Query(typed)).spans]


def test_white_space_matches_any_and_case_counts_only_with_a_capital() -> None:
    text = "The chip.\nthe\nchip (a+b)"
    assert places(text, "the chip") == ["The chip", "the\nchip"]
    assert places(text, "The chip") == ["The chip"]
    assert places(text, "a+b") == ["a+b"]
    assert places(text, "  ") == []


def test_capitals_that_only_name_a_class_of_characters_do_not_make_case_count() -> None:
    same = Query(r"the\S+", is_regex=True).flags
    assert same == Query("the", is_regex=True).flags
    assert same != Query("The", is_regex=True).flags


def test_more_places_than_are_wanted_are_left_out_and_that_is_known() -> None:
    assert find_words("a a a", Query("a"), most=2) == Places((Span(0, 1), Span(2, 3)), is_cut=True)
    assert not find_words("a a a", Query("a"), most=3).is_cut


SETTINGS = [
    ("china's", "China’s"),
    ("china’s", "China's"),
    ("cafe", "café"),
    ("cafe", "cafe\u0301"),
    ("café", "cafe"),
    ('"double"', "“double”"),
    ("«double»", '"double"'),
    ("em-dash", "em—dash"),
    ("em—dash", "em–dash"),
    ("-5", "−5"),
    ("fine", "ﬁne"),
    ("ﬁne", "fine"),
    ("2025", "２０２５"),
    ("２０２５", "2025"),
    ("strasse", "Straße"),
    ("Strasse", "Straße"),
    ("Straße", "Strasse"),
    ("STRASSE", "STRAẞE"),
    ("coop", "co\u00adop"),
    ("istanbul", "İstanbul"),
    ("σοφος", "ΣΟΦΌΣ"),
    ("елка", "Ёлка"),
]
ODD = "aAé\u0301ﬁﬃßẞİ’—\u00ad２½한\U0001f600 \n"


@pytest.mark.parametrize(("typed", "written"), SETTINGS)
def test_words_are_found_however_they_are_set(typed: str, written: str) -> None:
    text = f"ﬃ ½ ({written}) {written}, İ"
    assert places(text, typed) == [written, written]


@pytest.mark.parametrize(
    ("typed", "written"), [("Café", "cafe"), ("が", "か"), ("कि", "क"), ("Straße", "strasse")]
)
def test_what_is_another_word_is_not_found(typed: str, written: str) -> None:
    assert not places(written, typed)


def test_a_part_of_what_is_one_character_is_found_once() -> None:
    assert places("a ﬀ", "f") == ["ﬀ"]
    assert places("ﬃx", "ix") == ["ﬃx"]
    assert places("x", "\u0301") == []


@given(st.text(alphabet=ODD, max_size=30), st.data())
def test_every_stretch_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    query = Query(text[start:end])
    found = find_words(text, query).spans
    wanted = folded(text[start:end], case_counts=query.case_counts).split()
    assert not wanted or any(one.start < end and start < one.end for one in found)
    for span in found:
        within = " ".join(folded(text[slice(*span)], case_counts=query.case_counts).split())
        assert " ".join(wanted) in within
        assert " ".join(wanted) not in folded(text[span.start + 1 : span.end])
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=20))
def test_folding_does_not_hang_on_what_stands_beside(text: str) -> None:
    for case_counts in (False, True):
        apart = "".join(folded(one, case_counts=case_counts) for one in text)
        assert folded(text, case_counts=case_counts) == apart


@given(st.text(alphabet="ab \n.(", max_size=40), st.text(alphabet="aB .(", max_size=4))
def test_what_is_found_is_what_was_typed(text: str, typed: str) -> None:
    for found in places(text, typed):
        assert found.split() == typed.split() or found.lower().split() == typed.lower().split()


def test_steps_go_from_text_to_text_and_around() -> None:
    assert TWO.step(Match(0, 5), 1) == (1, False)
    assert TWO.step(Match(0, 20), 1) == (3, False)
    assert TWO.step(Match(1, 5), 1) == (0, True)
    assert TWO.step(Match(0, 5), -1) == (3, True)
    assert TWO.step(Match(0, 12), -2) == (0, False)
    assert TWO.step(Match(0, 5), 6) == (2, True)
    assert Found(Query("x"), (Places(),)).step(Match(0, 0), 1) is None


def test_a_phrase_tells_which_of_how_many() -> None:
    assert TWO.phrase(TWO.index(Match(1, 5))) == "4 of 4"
    assert TWO.phrase(TWO.index(Match(1, 6))) == "4 found"
    assert Found(Query("x"), (Places(),)).phrase(None) == "not found: x"
    cut = Found(Query("x"), (Places((Span(0, 1),), is_cut=True),))
    assert cut.phrase(0) == "1 of the first 1"

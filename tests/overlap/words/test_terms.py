"""Words as written against words as compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article
from tui.overlap.words.folding import bare, fold
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.senses import SENSES
from tui.overlap.words.terms import read_terms


@pytest.mark.parametrize(
    ("one", "other"),
    [("Don’t", "don't"), ("co-operate", "cooperate"), ("1,200", "1200"), ("STRASSE", "straße")],
)
def test_spellings_that_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("1.5", "15"), ("$5", "5%"), ("10:30", "1030")])
def test_numbers_keep_what_tells_them_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("one", "other"), [("mayor’s", "mayor"), ("$40", "40"), ("US", "U.S.")])
def test_words_that_are_alike_for_the_search(one: str, other: str) -> None:
    assert bare(one) == bare(other)


def test_the_country_is_not_the_pronoun() -> None:
    assert bare("US") != bare("us")


@given(st.text(min_size=1, max_size=12))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_inflections_are_one_stem_where_the_language_is_known() -> None:
    article = Article("a", "dredging dredged", "")
    english, unknown = read_terms(article, Lexicon("english")), read_terms(article, Lexicon())
    assert english.stems[0] == english.stems[1]
    assert unknown.stems[0] != unknown.stems[1]


def test_a_repeated_sentence_counts_once() -> None:
    article = Article("a", "Ferries wait. Gulls cry. Ferries wait!", "")
    terms = read_terms(article, Lexicon("english"))
    assert set(terms.bags.units.tolist()) == {0, 1, 2}
    assert set(terms.distinct.units.tolist()) == {0, 1}


def test_words_of_one_sense_share_its_number() -> None:
    assert SENSES["approv"] == SENSES["permit"] != SENSES["prohibit"]

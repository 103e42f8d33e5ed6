"""Regular expressions are found in a process that is killed where it takes too long."""

import re
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.reading.finder import Finder
from tui.reading.regex_process import RegexProcess, TooSlowError
from tui.reading.search import Query, SearchError

ENDLESS = Query("(a+)+$", is_regex=True)
LONG = "a" * 1_000_000 + "b"


def regex(typed: str) -> Query:
    return Query(typed, is_regex=True)


@pytest.fixture(scope="module")
def finder() -> Iterator[Finder]:
    made = Finder()
    yield made
    made.close()


@pytest.fixture
def hasty() -> Iterator[Finder]:
    made = Finder(RegexProcess(seconds=0.2))
    yield made
    made.close()


def test_words_and_expressions_are_found(finder: Finder) -> None:
    text = "one\ntwo Three"
    assert finder.find(text, Query("two three")).spans == (Span(4, 13),)
    assert finder.find(text, regex("^t|e$")).spans == (Span(2, 3), Span(4, 5), Span(12, 13))
    assert finder.find(text, regex("T")).spans == (Span(8, 9),)


def test_places_are_code_points_also_of_wide_characters(finder: Finder) -> None:
    assert finder.find("𝔘né 東京 b", regex("b")).spans == (Span(7, 8),)


def test_empty_matches_are_dropped_and_a_million_are_cut(finder: Finder) -> None:
    assert finder.find("bab", regex("a*")).spans == (Span(1, 2),)
    assert finder.find(LONG, regex("$|^|x*")).spans == ()
    many = finder.find(LONG, regex("a"), most=500)
    assert len(many.spans) == 500
    assert many.is_cut


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("fo(o", "missing ), unterminated subpattern at character 3"),
        ("a**", "multiple repeat at character 3"),
        ("[z-a]", "bad character range z-a at character 2"),
        ("a{99999999999999999999}", "it is too large"),
        ("(" * 50_000, "it is too large"),
        ("*", "nothing to repeat at character 1"),
        ("\\", "bad escape (end of pattern) at character 1"),
    ],
)
def test_a_wrong_expression_is_told_with_its_place(finder: Finder, typed: str, told: str) -> None:
    with pytest.raises(SearchError, match=re.escape(told)):
        finder.find("text", regex(typed))
    assert finder.find("text", regex("x")).spans == (Span(2, 3),), "the next one is found"


def test_an_expression_that_never_ends_is_given_up_and_the_next_one_found(hasty: Finder) -> None:
    with pytest.raises(TooSlowError, match=r"given up after 0\.2 s"):
        hasty.find(LONG, ENDLESS)
    assert hasty.find("abc", regex("b")).spans == (Span(1, 2),)


def test_other_threads_go_on_while_an_expression_never_ends(hasty: Finder) -> None:
    article = Article("a.txt", LONG, "A")
    found = []
    thread = threading.Thread(target=lambda: found.append(hasty.find_in([article], ENDLESS)))
    thread.start()
    looks = 0
    while thread.is_alive():
        time.sleep(0.001)
        looks += 1
    assert looks > 20
    assert "given up" in found[0].trouble


def test_a_search_is_stopped_from_another_thread() -> None:
    finder = Finder(RegexProcess(seconds=60))
    found = []
    article = Article("a.txt", LONG, "A")
    thread = threading.Thread(target=lambda: found.append(finder.find_in([article], ENDLESS)))
    thread.start()
    deadline = time.monotonic() + 20
    while thread.is_alive() and time.monotonic() < deadline:
        finder.stop()
        thread.join(0.01)
    assert found
    assert found[0].trouble == "the search was stopped"
    finder.close()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab(|)*+?[]^$.\\{1,}", max_size=8), st.text(alphabet="ab\n1", max_size=12))
def test_any_expression_gives_places_or_a_reason(finder: Finder, typed: str, text: str) -> None:
    found = finder.find_in([Article("a.txt", text, "A")], regex(typed))
    assert found.trouble or all(start < end <= len(text) for start, end in found.places[0].spans)

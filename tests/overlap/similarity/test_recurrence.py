"""In how many articles a sentence stands."""

import pytest

from tui.articles.model import Article
from tui.overlap.similarity.recurrence import count_recurrences, masked


def spread(*texts: str) -> list[list[int]]:
    articles = [Article(str(number), text, "") for number, text in enumerate(texts)]
    return [found.articles.tolist() for found in count_recurrences(articles)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Published 3 March 2024", "PUBLISHED: 14 May 2025"),
        ("Last seen on Tuesday at 10:30.", "Last seen on Friday at 09:15."),
        ("Share this: https://example.org/a?b=c", "Share this: https://example.org/d"),
    ],
)
def test_dates_numbers_addresses_and_case_make_no_difference(left: str, right: str) -> None:
    assert masked(left) == masked(right)


def test_other_words_make_a_difference() -> None:
    assert masked("Published 3 March") != masked("Printed 3 March")


def test_articles_are_counted_not_occurrences() -> None:
    assert spread("Gulls cry. Gulls cry.", "Gulls cry.", "Boats wait.") == [[2, 2], [2], [1]]


def test_short_paragraphs_that_differ_in_a_word_recur_together() -> None:
    words = ("daily", "weekly", "monthly")
    lines = [f"Boats wait {word}.\n\nGet our {word} letter" for word in words]
    assert [counts[-1] for counts in spread(*lines)] == [3, 3, 3]


def test_two_that_differ_in_a_word_do_not() -> None:
    assert spread("Get our daily letter", "Get our weekly letter") == [[1], [1]]


def test_sentences_inside_paragraphs_recur_only_as_they_are() -> None:
    texts = [f"Boats sailed {way} again. Gulls cried {way}ward." for way in ("north", "east", "up")]
    assert [counts[0] for counts in spread(*texts)] == [1, 1, 1]


def test_sentences_without_words_do_not_recur() -> None:
    assert spread("* * *", "* * *", "* * *") == [[0], [0], [0]]

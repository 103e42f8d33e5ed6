"""What is suggested for one sentence, and whether it is told elsewhere at all."""

import pytest

from tests.overlapping import BY_ID, FIRST, FOURTH, SECOND, TEXT, THIRD, A, passage
from tui.articles.model import Article, Span
from tui.overlap.model import Kind, PairOverlaps, Similar, Standing
from tui.overlap.similar_at import (
    first_occurrence,
    is_told_elsewhere,
    sentence_at,
    similar_at,
)

STRONG = Similar(FIRST, SECOND, 0.4)
STRONGER = Similar(FIRST, THIRD, 0.6)
WEAK = Similar(FIRST, FOURTH, 0.7, Standing.WEAK)
OTHER = Similar(SECOND, SECOND, 0.9)


@pytest.mark.parametrize(("offset", "number"), [(0, 0), (14, 1), (15, 1), (len(TEXT), None)])
def test_the_sentence_at_an_offset_or_after_it(offset: int, number: int | None) -> None:
    assert sentence_at(A, offset) == number


def test_a_text_without_words_has_no_sentence() -> None:
    assert sentence_at(Article("e", "\n\n", ""), 0) is None


def test_a_sentence_that_an_article_repeats_is_the_first_of_its_kind() -> None:
    article = Article("r", f"{TEXT} {TEXT.upper()} One more.", "")
    half = len(TEXT)
    repeats = [(Span(0, half), Span(half + 1, 2 * half + 1))]
    assert [first_occurrence(article, number, repeats) for number in range(9)] == [
        0, 1, 2, 3, 0, 1, 2, 3, 8,
    ]  # fmt: skip
    other = Article("o", f"{TEXT} Other words. One two three.", "")
    assert first_occurrence(other, 4, [(Span(0, half), Span(half + 1, len(other.text)))]) == 4


def test_suggestions_for_the_sentence_are_told_the_most_like_first() -> None:
    pairs = [
        PairOverlaps("a", "b", similar=(OTHER, STRONG, WEAK)),
        PairOverlaps("a", "c", similar=(STRONGER,)),
    ]
    told = [(one.article, one.score) for one in similar_at(A, 0, pairs)]
    assert told == [("c", 0.6), ("b", 0.4)]
    assert [one.article for one in similar_at(A, 0, pairs, having={"c"})] == ["b"]


def test_what_a_passage_shows_already_is_not_suggested_too() -> None:
    overlap = passage(Kind.VERBATIM, (FIRST, FIRST))
    assert not similar_at(A, 0, [PairOverlaps("a", "b", (overlap,), (STRONG,))])


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        (PairOverlaps("a", "b"), False),
        (PairOverlaps("a", "b", similar=(WEAK,)), False),
        (PairOverlaps("a", "b", similar=(OTHER,)), False),
        (PairOverlaps("a", "b", similar=(STRONG,)), True),
        (PairOverlaps("a", "b", (passage(Kind.EDITED, (FIRST, FOURTH)),)), True),
        (PairOverlaps("a", "b", (passage(Kind.EDITED, (SECOND, FOURTH)),)), False),
    ],
)
def test_a_sentence_is_told_elsewhere_in_a_passage_or_a_strong_suggestion(
    pair: PairOverlaps, told: bool
) -> None:
    assert is_told_elsewhere(A, 0, [pair], BY_ID) is told

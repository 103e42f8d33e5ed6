"""What is new in an article: all words that were not seen, without scraps of a few words."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article
from tui.overlap.novelty import LEAST_NEW, new_passages, spans_of
from tui.overlap.sharing import count_words, merged

RANGES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))
)
ARTICLE = Article("a.md", " ".join(f"word{number}" for number in range(40)), "A")


@given(RANGES)
def test_merged_ranges_have_the_same_words_in_order_and_apart(
    ranges: list[tuple[int, int]],
) -> None:
    words = {word for first, last in ranges for word in range(first, last)}
    joined = merged(ranges)
    assert {word for first, last in joined for word in range(first, last)} == words
    assert count_words(joined) == len(words)
    assert all(one[1] < other[0] for one, other in pairwise(joined))


@given(RANGES)
def test_each_word_is_seen_or_new_or_between_what_was_seen_for_a_few_words(
    ranges: list[tuple[int, int]],
) -> None:
    seen = merged(ranges)
    new = new_passages(ARTICLE, seen)
    dimmed = spans_of(ARTICLE, seen)
    for number, word in enumerate(ARTICLE.words):
        inside = [span for span in (*new, *dimmed) if span.start <= word.start < span.end]
        if len(inside) != 1:
            assert not inside
            around = [n for n in range(number - LEAST_NEW, number + LEAST_NEW) if n != number]
            assert any(first <= n < last for n in around for first, last in seen) or number in (
                *range(LEAST_NEW),
                *range(40 - LEAST_NEW, 40),
            )
    assert all(len(ARTICLE.slice(span).split()) >= LEAST_NEW for span in new)


def test_an_article_of_which_nothing_was_seen_is_one_passage() -> None:
    assert [ARTICLE.slice(span) for span in new_passages(ARTICLE, ())] == [ARTICLE.text]


def test_an_article_that_was_seen_has_nothing_new() -> None:
    assert new_passages(ARTICLE, [(0, 40)]) == []
    assert new_passages(Article("empty.md", "", "E"), ()) == []

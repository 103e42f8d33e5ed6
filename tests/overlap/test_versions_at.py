"""The versions of the sentence under the cursor."""

from collections.abc import Callable
from itertools import pairwise
from time import process_time

import pytest

from tests import labelled_families as sample
from tui.articles.model import Article, Span
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row
from tui.overlap.versions import Versions
from tui.overlap.versions_at import first_row, versions_at

TEXT = "One two three four five six seven. Eight nine ten eleven twelve thirteen."


def pair(left: Article, right: Article) -> PairOverlaps:
    """Return a pair of articles whose first sentences stand side by side."""
    a, b = left.sentences[0], right.sentences[0]
    row = Row(a, b, Kind.EDITED)
    return PairOverlaps(left.id, right.id, (Overlap(a, b, Kind.EDITED, 0.9, (row,)),))


def seen_from(pairs: list[PairOverlaps]) -> Callable[[str], list[PairOverlaps]]:
    found: dict[str, list[PairOverlaps]] = {}
    for one in pairs:
        found.setdefault(one.left, []).append(one)
        found.setdefault(one.right, []).append(one.swapped())
    return lambda article_id: found.get(article_id, [])


def names(versions: Versions | None) -> list[str]:
    return [version.article for version in versions.passages] if versions else []


def at(words: str, article_id: str) -> Versions | None:
    library = sample.library().by_id
    article = library[article_id]
    return versions_at(article, article.text.index(words), sample.pairs_of, library)


@pytest.mark.parametrize("words", sample.PASSAGES)
def test_each_article_that_has_a_passage_of_the_sample_finds_all_its_versions(words: str) -> None:
    library = sample.library().by_id
    having = [name for name in sample.PASSAGES[words] if words in library[name].text]
    assert having
    for name in having:
        assert names(at(words, name)) == sample.PASSAGES[words]


@pytest.mark.parametrize(("article_id", "words"), sample.TOLD_ONCE.items())
def test_a_sentence_that_no_other_has_gives_none(article_id: str, words: str) -> None:
    assert at(words, article_id) is None


def test_all_counterparts_are_told_but_a_chain_goes_no_farther() -> None:
    a, b, c, d = articles = [Article(name, TEXT, name) for name in "abcd"]
    by_id = {article.id: article for article in articles}
    pairs_of = seen_from([pair(one, other) for one, other in pairwise(articles)])
    assert names(versions_at(a, 0, pairs_of, by_id)) == ["a", "b"]
    assert names(versions_at(b, 0, pairs_of, by_id)) == ["a", "b", "c"]
    assert names(versions_at(c, 3, pairs_of, by_id)) == ["b", "c", "d"]
    assert names(versions_at(d, 0, pairs_of, by_id)) == ["c", "d"]


def test_an_article_that_most_counterparts_know_is_told_though_it_was_missed_once() -> None:
    a, b, c, d = articles = [Article(name, TEXT, name) for name in "abcd"]
    by_id = {article.id: article for article in articles}
    pairs_of = seen_from([pair(a, b), pair(a, c), pair(b, c), pair(b, d), pair(c, d)])
    assert names(versions_at(a, 0, pairs_of, by_id)) == ["a", "b", "c", "d"]


def test_between_sentences_the_next_one_counts_and_after_the_last_none() -> None:
    a, b = Article("a", f"\n\n{TEXT}\n\n", "a"), Article("b", TEXT, "b")
    by_id = {"a": a, "b": b}
    pairs_of = seen_from([pair(a, b)])
    assert names(versions_at(a, 0, pairs_of, by_id)) == ["a", "b"]
    assert versions_at(a, len(a.text), pairs_of, by_id) is None
    assert versions_at(a, a.text.index("Eight"), pairs_of, by_id) is None


def test_the_spans_are_those_of_the_sentences() -> None:
    a, b = Article("a", TEXT, "a"), Article("b", TEXT, "b")
    found = versions_at(a, 5, seen_from([pair(a, b)]), {"a": a, "b": b})
    assert found is not None
    assert [version.span for version in found.passages] == [Span(0, 34), Span(0, 34)]


def test_five_hundred_articles_with_the_sentence_take_little_time() -> None:
    articles = [Article(f"{n:03}", TEXT, "") for n in range(500)]
    known = {
        one.id: [pair(one, other) for other in articles if other is not one]
        for one in articles[:20]
    }
    by_id = {article.id: article for article in articles}
    started = process_time()
    found = versions_at(articles[0], 0, lambda name: known.get(name, []), by_id)
    assert len(names(found)) == 500
    assert process_time() - started < 2.0


@pytest.mark.parametrize(
    ("numbers", "row"), [([3], (3, 4)), ([5, 3, 4, 4], (3, 6)), ([7, 2, 3], (2, 4))]
)
def test_the_first_row_of_numbers(numbers: list[int], row: tuple[int, int]) -> None:
    assert first_row(numbers) == range(*row)

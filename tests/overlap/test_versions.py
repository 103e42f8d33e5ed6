"""Versions in the labelled sample, and in small articles made of the same sentences."""

import datetime
from collections.abc import Iterable
from itertools import combinations, pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import labelled_families as sample
from tui.articles.model import Article, Metadata, Span
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row
from tui.overlap.versions import Versions, find_versions

WORDS = "Alpha beta gamma delta epsilon zeta eta theta iota kappa".split()


def sentence(number: int) -> str:
    """Return a sentence of ten words that no other number has."""
    return " ".join(f"{word}{number}" for word in WORDS) + "."


def article(name: str, *numbers: int, day: int | None = None) -> Article:
    date = None if day is None else datetime.date(2026, 3, day)
    text = " ".join(map(sentence, numbers))
    return Article(name, text, name, Metadata(date=date))


def overlap(
    left: Article, right: Article, *rows: tuple[int, int], kind: Kind = Kind.VERBATIM
) -> Overlap:
    """Return an overlap in which sentences of the left and the right one stand side by side."""
    spans = [(left.sentences[i], right.sentences[j]) for i, j in rows]
    return Overlap(
        Span(min(a.start for a, _ in spans), max(a.end for a, _ in spans)),
        Span(min(b.start for _, b in spans), max(b.end for _, b in spans)),
        kind,
        0.9,
        tuple(Row(a, b, kind) for a, b in spans),
    )


def pair(left: Article, right: Article, *rows: tuple[int, int]) -> PairOverlaps:
    return PairOverlaps(left.id, right.id, (overlap(left, right, *rows),))


def versions_of(articles: Iterable[Article], *pairs: PairOverlaps) -> tuple[Versions, ...]:
    return find_versions(pairs, {article.id: article for article in articles})


def carriers(found: Iterable[Versions]) -> list[list[str]]:
    return [[version.article for version in versions.passages] for versions in found]


def with_words(words: str) -> list[Versions]:
    """Return the passages of the sample of which one version has some words."""
    library = sample.library().by_id
    return [
        versions
        for versions in find_versions(sample.found_pairs(), library)
        if any(words in library[v.article].slice(v.span) for v in versions.passages)
    ]


@pytest.mark.parametrize("words", sample.PASSAGES)
def test_the_sample_s_passages_are_found_with_all_who_have_them_the_earliest_first(
    words: str,
) -> None:
    assert carriers(with_words(words)) == [sample.PASSAGES[words]]


@pytest.mark.parametrize("words", sample.TOLD_ONCE.values())
def test_what_one_article_of_the_sample_tells_alone_has_no_versions(words: str) -> None:
    assert with_words(words) == []


def test_a_part_that_a_third_article_has_too_is_a_passage_of_its_own() -> None:
    a, b, c = article("a", 1, 2, 3, 4), article("b", 1, 2, 3, 4), article("c", 9, 2, 3)
    found = versions_of(
        (a, b, c),
        pair(a, b, (0, 0), (1, 1), (2, 2), (3, 3)),
        pair(a, c, (1, 1), (2, 2)),
        pair(b, c, (1, 1), (2, 2)),
    )
    assert carriers(found) == [["a", "b"], ["a", "b", "c"], ["a", "b"]]
    assert c.slice(found[1].passages[2].span) == f"{sentence(2)} {sentence(3)}"


def test_a_chain_does_not_drift() -> None:
    names = [article(name, number) for number, name in enumerate("abcdef")]
    pairs = [pair(one, other, (0, 0)) for one, other in pairwise(names)]
    assert max(len(versions.passages) for versions in versions_of(names, *pairs)) == 2


def test_sentences_that_are_moved_are_passages_of_their_own() -> None:
    a, b = article("a", 1, 2), article("b", 2, 1)
    assert carriers(versions_of((a, b), pair(a, b, (0, 1), (1, 0)))) == [["a", "b"], ["a", "b"]]


def test_an_article_that_repeats_a_passage_has_it_once_where_it_comes_first() -> None:
    a, b, c = article("a", 1), article("b", 1, 5, 1), article("c", 1)
    both = PairOverlaps("b", "c", (overlap(b, c, (2, 0)), overlap(b, c, (0, 0))))
    found = versions_of((a, b, c), pair(a, b, (0, 2)), pair(a, b, (0, 0)), pair(a, c, (0, 0)), both)
    assert [(v.article, v.span.start) for v in found[0].passages] == [("a", 0), ("b", 0), ("c", 0)]
    assert len(found) == 1


def test_a_sentence_that_another_tells_in_two_has_both_as_its_version() -> None:
    a, b = article("a", 1), article("b", 1, 2)
    row = Row(a.sentences[0], Span(0, len(b.text)), Kind.REWORDED)
    whole = Overlap(a.sentences[0], Span(0, len(b.text)), Kind.REWORDED, 0.5, (row,))
    (found,) = versions_of((a, b), PairOverlaps("a", "b", (whole,)))
    assert found.passages[1].span == (0, len(b.text))
    assert (found.passages[1].kind, found.passages[1].score) == (Kind.REWORDED, 0.5)


def test_phrases_of_a_few_words_are_left_out() -> None:
    a, b = Article("a", "He did not reply.", "a"), Article("b", "He did not reply.", "b")
    assert versions_of((a, b), pair(a, b, (0, 0))) == ()


def test_the_earliest_comes_first_and_undated_ones_last() -> None:
    days = {"a": None, "b": 5, "c": 3, "d": 3}
    names = [article(name, 1, day=day) for name, day in days.items()]
    pairs = [pair(one, other, (0, 0)) for one, other in combinations(names, 2)]
    (found,) = versions_of(names, *pairs)
    assert carriers([found]) == [["c", "d", "b", "a"]]
    assert [v.article for v in found.earliest] == ["c", "d"]
    assert [v.article for v in found.undated] == ["a"]


def test_where_no_article_is_dated_none_is_the_earliest() -> None:
    a, b = article("a", 1), article("b", 1)
    (found,) = versions_of((a, b), pair(a, b, (0, 0)))
    assert found.earliest == ()


def test_kind_and_score_tell_how_closely_the_first_is_followed() -> None:
    a = article("a", 1, day=1)
    b = Article("b", a.text.replace("kappa1", "omega"), "b")
    c = Article("c", a.text.upper(), "c")
    pairs = (pair(a, b, (0, 0)), pair(a, c, (0, 0)), pair(b, c, (0, 0)))
    (found,) = versions_of((a, b, c), *pairs)
    told = [(v.article, v.kind, v.score) for v in found.passages]
    assert told == [("a", None, 1.0), ("b", Kind.EDITED, 0.9), ("c", Kind.VERBATIM, 1.0)]


def test_a_row_that_is_cut_in_a_sentence_counts_for_it_when_half_of_the_shorter_is_there() -> None:
    a, b = article("a", 1, 2), article("b", 1)
    cut = Span(a.text.index("theta1"), a.text.index("beta2"))
    row = Row(cut, b.sentences[0], Kind.EDITED)
    pairs = PairOverlaps("a", "b", (Overlap(cut, b.sentences[0], Kind.EDITED, 0.5, (row,)),))
    (found,) = versions_of((a, b), pairs)
    assert found.passages[0].span == a.sentences[0]


ORDERS = st.lists(st.permutations(range(5)), min_size=2, max_size=4)


@given(ORDERS)
def test_what_all_have_in_any_order_is_found_wholly_and_each_sentence_once(
    orders: list[list[int]],
) -> None:
    names = [article(f"{n}", *order) for n, order in enumerate(orders)]
    pairs = [
        pair(one, other, *((orders[i].index(n), orders[j].index(n)) for n in range(5)))
        for (i, one), (j, other) in combinations(enumerate(names), 2)
    ]
    found = versions_of(names, *pairs)
    for name in names:
        spans = sorted(v.span for some in found for v in some.passages if v.article == name.id)
        assert sum(end - start for start, end in spans) >= len(name.text) - 4
        assert not any(a.overlaps(b) for a, b in pairwise(spans))


def test_five_thousand_pairs_take_time_that_grows_with_their_rows() -> None:
    names = [article(f"{n:03}", *range(15)) for n in range(100)]
    rows = [[(5 * part + i, 5 * part + i) for i in range(4)] for part in range(3)]
    pairs = [
        PairOverlaps(one.id, other.id, tuple(overlap(one, other, *part) for part in rows))
        for one, other in combinations(names, 2)
    ]
    started = process_time()
    found = versions_of(names, *pairs)
    assert [len(versions.passages) for versions in found] == [100, 100, 100]
    assert process_time() - started < 6.0

"""What is prepared of a library has a bound, and what is found does not depend on it."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.overlap.worker.libraries import write_library
from tui.articles.library import open_library
from tui.articles.model import Article
from tui.overlap.comparison import Comparer
from tui.overlap.prepared import spread


@pytest.fixture
def articles(tmp_path: Path) -> list[Article]:
    return list(open_library(write_library(tmp_path / "articles", 12)).articles)


def test_what_is_kept_does_not_change_what_is_found(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [(left, right) for left in articles for right in articles if left.id < right.id]
    plenty = Comparer(articles)
    wanted = [plenty.pair(*pair) for pair in pairs]
    monkeypatch.setattr("tui.overlap.prepared.KEPT", 2)
    monkeypatch.setattr("tui.overlap.comparison.KEPT", 2)
    little = Comparer(articles)
    assert [little.pair(*pair) for pair in pairs] == wanted


def test_the_words_of_articles_that_were_compared_are_not_kept_with_them(
    articles: list[Article],
) -> None:
    Comparer(articles).pair(articles[0], articles[1])
    assert not {"words", "sentences"} & articles[0].__dict__.keys()


def test_words_that_no_article_of_the_sample_has_are_weighed_like_any_other(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.overlap.prepared.SAMPLE", 3)
    comparer = Comparer(articles)
    comparer.pair(articles[0], articles[4])
    found = comparer.pair(articles[5], articles[6])
    assert found.similar
    assert all(0 < similar.score <= 1 for similar in found.similar)


def test_boilerplate_of_a_large_library_is_found_among_the_articles_looked_at(
    monkeypatch: pytest.MonkeyPatch, articles: list[Article]
) -> None:
    monkeypatch.setattr("tui.overlap.prepared.SAMPLE", 2)
    footer = "Subscribe to our newsletter and follow the Alder County Gazette on every platform."
    ending = [
        Article(article.id, f"{article.text}\n\n{footer}\n", article.title)
        for article in articles[2:8]
    ]
    comparer = Comparer([*articles[:2], *ending])
    comparer.look_around(ending)
    found = comparer.pair(ending[0], ending[1])
    assert footer not in {
        ending[0].slice(similar.left) for similar in found.similar if similar.standing == "strong"
    }
    assert found.hidden


@pytest.mark.parametrize(("count", "most"), [(0, 5), (3, 5), (5, 5), (17, 5), (1000, 200)])
def test_a_sample_is_spread_evenly(count: int, most: int) -> None:
    everything = [Article(str(number), "", "") for number in range(count)]
    numbers = [int(article.id) for article in spread(everything, most)]
    assert len(numbers) == min(count, most)
    steps = {after - before for before, after in pairwise(numbers)}
    assert not steps or max(steps) - min(steps) <= 1

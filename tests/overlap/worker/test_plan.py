"""The plan of a library is known again as far as its texts are the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.overlap.worker.libraries import write_library
from tui.articles.library import open_library
from tui.articles.model import Article
from tui.overlap.cache.coding import pack
from tui.overlap.cache.storage import Storage
from tui.overlap.worker.plan import Plan, PlanCache, plan_all, plan_candidates

PATHS = [Path("articles")]


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    storage = Storage(tmp_path / "cache", "one")
    yield storage
    storage.close()


@pytest.fixture
def articles(tmp_path: Path) -> list[Article]:
    return list(open_library(write_library(tmp_path / "articles", 8)).articles)


def test_a_plan_is_known_again_for_the_same_texts(
    storage: Storage, articles: list[Article]
) -> None:
    plan = plan_all([article.id for article in articles])
    PlanCache(storage, PATHS).keep(plan, articles)
    assert PlanCache(storage, PATHS).load(articles) == (plan, True)
    assert PlanCache(storage, [Path("elsewhere")]).load(articles) is None


def test_of_a_plan_for_other_texts_the_pairs_that_changed_are_left_out(
    storage: Storage, articles: list[Article]
) -> None:
    plan = plan_all([article.id for article in articles])
    PlanCache(storage, PATHS).keep(plan, articles)
    changed = [replace(articles[0], text="Another text."), *articles[1:]]
    known = PlanCache(storage, PATHS).load(changed)
    rest = plan_all([article.id for article in articles[1:]])
    assert known == (rest, False)


@pytest.mark.parametrize("value", [[], [[], "", []], [[["a", "b"]], "AAAAAAAAAAA=", [[7]]], "x"])
def test_what_is_no_plan_is_as_if_there_were_none(
    storage: Storage,
    articles: list[Article],
    value: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Storage, "get", lambda _, _kind, keys: dict.fromkeys(keys, pack(value)))
    known = PlanCache(storage, PATHS).load(articles)
    assert known is None or known == (Plan([], {}), False)


def test_the_partners_of_an_article_begin_with_its_nearest() -> None:
    plan = Plan([("a", "b"), ("a", "c"), ("c", "b")], {"a": ["c"], "b": [], "c": []})
    assert plan.partners["a"] == ["c", "b"]
    assert plan.partners["b"] == ["a", "c"]


def test_of_a_large_library_pairs_that_share_a_passage_are_planned(tmp_path: Path) -> None:
    articles = open_library(write_library(tmp_path / "large", 60)).articles
    plan = plan_candidates(articles)
    assert {("000.txt", "001.txt"), ("003.txt", "005.txt")} <= set(plan.pairs)
    assert all(len(nearest) <= 20 for nearest in plan.nearest.values())

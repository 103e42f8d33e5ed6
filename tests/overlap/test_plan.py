"""Which pairs of a library are compared."""

from pathlib import Path
from random import Random

import pytest

from tests.overlap.index.libraries import drawn, spelled, words
from tests.overlap.worker.libraries import write_library
from tui.articles.library import open_library
from tui.articles.model import Article
from tui.overlap import plan as plan_module
from tui.overlap.plan import NEAREST, SMALL, Plan, index_folder, plan_library


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that is too large for every pair of it to be compared."""
    monkeypatch.setattr(plan_module, "EVERY_PAIR", 59)
    return write_library(tmp_path / "large", 60)


def test_all_pairs_of_a_small_library_are_planned(tmp_path: Path) -> None:
    articles = open_library(write_library(tmp_path / "small", SMALL)).articles
    plan = plan_library(articles)
    assert len(plan.pairs) == SMALL * (SMALL - 1) // 2
    assert all(len(nearest) == SMALL - 1 for nearest in plan.nearest.values())


def test_in_between_every_pair_is_planned_but_not_every_one_is_near(tmp_path: Path) -> None:
    articles = open_library(write_library(tmp_path / "medium", 60)).articles
    plan = plan_library(articles)
    assert len(plan.pairs) == 60 * 59 // 2
    assert len(plan.near_pairs) < 60 * 59


def test_the_boilerplate_of_a_small_library_is_known_too() -> None:
    footer = words("subscribe", 30)
    texts = [f"{drawn(Random(number), spelled(number), 300)} {footer}" for number in range(5)]
    articles = [Article(str(number), text, "") for number, text in enumerate(texts)]
    assert plan_library(articles).boilerplate == {str(n): ((300, 330),) for n in range(5)}


def test_the_partners_of_an_article_begin_with_its_nearest() -> None:
    plan = Plan([("a", "b"), ("a", "c"), ("c", "b")], {"a": ["c"], "b": [], "c": []})
    assert plan.partners["a"] == ["c", "b"]
    assert plan.partners["b"] == ["a", "c"]


def test_of_a_large_library_pairs_that_share_a_passage_are_planned(large: Path) -> None:
    articles = open_library(large).articles
    plan = plan_library(articles)
    assert {("000.txt", "001.txt"), ("003.txt", "005.txt")} <= set(plan.pairs)
    assert all(len(nearest) <= NEAREST for nearest in plan.nearest.values())


def test_an_index_that_is_kept_gives_the_same_plan(large: Path, tmp_path: Path) -> None:
    articles = open_library(large).articles
    first = plan_library(articles, tmp_path / "cache")
    assert plan_library(articles, tmp_path / "cache") == first == plan_library(articles)


def test_an_article_that_is_in_no_index_any_more_is_near_to_none(
    large: Path, tmp_path: Path
) -> None:
    articles = open_library(large).articles
    (large / "000.txt").unlink()
    plan = plan_library(articles, tmp_path / "cache")
    assert plan.nearest["000.txt"] == []
    assert all("000.txt" not in pair for pair in plan.pairs)


def test_pairs_may_be_added_once_whichever_way_round() -> None:
    plan = Plan([("a", "b")], {"a": ["b"], "b": ["a"], "c": []})
    assert plan.including([("b", "a"), ("c", "a")]).pairs == [("a", "b"), ("c", "a")]
    assert plan.including([("a", "b")]) is plan


def test_near_is_either_way_round() -> None:
    plan = Plan([("a", "b"), ("b", "c")], {"a": ["b"], "b": [], "c": []})
    assert plan.near_pairs == {("a", "b"), ("b", "a")}


def test_libraries_keep_their_indexes_apart(tmp_path: Path) -> None:
    one, other = (index_folder(tmp_path, tmp_path / name) for name in ("one", "other"))
    assert one != other == index_folder(tmp_path, tmp_path / "one" / ".." / "other")

"""Which pairs of a library are compared."""

from pathlib import Path

from tests.overlap.worker.libraries import write_library
from tui.articles.library import open_library
from tui.overlap.plan import NEAREST, SMALL, Plan, index_folder, plan_library


def test_all_pairs_of_a_small_library_are_planned(tmp_path: Path) -> None:
    articles = open_library(write_library(tmp_path / "small", SMALL)).articles
    plan = plan_library(articles)
    assert len(plan.pairs) == SMALL * (SMALL - 1) // 2
    assert all(len(nearest) == SMALL - 1 for nearest in plan.nearest.values())


def test_the_partners_of_an_article_begin_with_its_nearest() -> None:
    plan = Plan([("a", "b"), ("a", "c"), ("c", "b")], {"a": ["c"], "b": [], "c": []})
    assert plan.partners["a"] == ["c", "b"]
    assert plan.partners["b"] == ["a", "c"]


def test_of_a_large_library_pairs_that_share_a_passage_are_planned(tmp_path: Path) -> None:
    articles = open_library(write_library(tmp_path / "large", 60)).articles
    plan = plan_library(articles)
    assert {("000.txt", "001.txt"), ("003.txt", "005.txt")} <= set(plan.pairs)
    assert all(len(nearest) <= NEAREST for nearest in plan.nearest.values())


def test_an_index_that_is_kept_gives_the_same_plan(tmp_path: Path) -> None:
    articles = open_library(write_library(tmp_path / "large", 60)).articles
    first = plan_library(articles, tmp_path / "cache")
    assert plan_library(articles, tmp_path / "cache") == first == plan_library(articles)


def test_an_article_that_is_in_no_index_any_more_is_near_to_none(tmp_path: Path) -> None:
    root = write_library(tmp_path / "large", 60)
    articles = open_library(root).articles
    (root / "000.txt").unlink()
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

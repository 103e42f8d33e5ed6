from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest

from tests.anchoring import judge, place_with
from tests.benchmarks.generated import SEEDS
from tests.revision_trials import (
    Trial,
    make_doubled,
    make_near_repeats,
    make_repeats,
    make_trials,
)
from tui.articles.library import open_library
from tui.articles.model import Article

COUNT = 12
QUOTED = ("phrase", "sentence", "paragraph")
FLOORS = {
    "paragraph at the top": 1.0,
    "paragraphs in and out": 0.99,
    "re-wrapped": 1.0,
    "quotes set otherwise": 1.0,
    "ligatures and hyphens": 1.0,
    "paragraph moved": 0.99,
    "all at once": 0.99,
    "10 % replaced": 0.95,
    "20 % replaced": 0.94,
    "40 % replaced": 0.9,
    "20 % inserted": 0.94,
    "20 % deleted": 0.94,
    "40 % deleted": 0.9,
    "40 % of all three": 0.9,
    "moved and changed": 0.9,
    "quote deleted": 1.0,
    "deleted among much else": 0.95,
    "quote overwritten": 0.97,
    "paragraph overwritten": 0.97,
}


@cache
def articles() -> tuple[Article, ...]:
    return tuple(open_library(SEEDS).articles)


def count(trials: Sequence[Trial]) -> Counter[str]:
    return Counter(verdict for trial in trials for verdict in judge(trial, place_with(trial)))


@pytest.mark.parametrize("revision", FLOORS)
def test_highlights_are_found_again_after_a_revision(revision: str) -> None:
    trials = [t for size in QUOTED for t in make_trials(articles(), revision, size, COUNT, 7)]
    counts = count(trials)
    assert counts["right"] >= FLOORS[revision] * len(trials)
    assert counts["silently wrong"] == 0


@pytest.mark.parametrize("size", QUOTED)
def test_a_deleted_copy_is_never_taken_for_another(size: str) -> None:
    trials = [
        *make_repeats(articles(), size, COUNT, 7),
        *make_near_repeats(articles(), size, COUNT, 7),
    ]
    assert count(trials) == {"right": len(trials)}


@pytest.mark.parametrize("size", QUOTED)
@pytest.mark.parametrize(
    ("revision", "floor"),
    [("paragraph at the top", 1.0), ("paragraphs in and out", 0.9), ("paragraphs shuffled", 0.3)],
)
def test_of_paragraphs_printed_twice_none_is_silently_taken_for_the_other(
    revision: str, floor: float, size: str
) -> None:
    trials = list(make_doubled(articles(), revision, size, COUNT, 7))
    counts = count(trials)
    assert counts["silently wrong"] == 0
    assert counts["right"] >= floor * len(trials)

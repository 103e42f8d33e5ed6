from itertools import combinations

import numpy as np
import pytest

from tests.benchmarks.libraries import generate_library
from tests.benchmarks.synthetic.planted import Kind, Reuse, SyntheticLibrary
from tests.benchmarks.synthetic.recall import CHANCE, SharedRuns, junk_of, recall_of

Run = tuple[int, int, int, int, int]


@pytest.fixture(scope="module")
def library() -> SyntheticLibrary:
    return generate_library(120)


def runs_of(*runs: Run) -> SharedRuns:
    return SharedRuns(*np.array(runs, dtype=np.int64).reshape(-1, 5).T)


def verbatim(library: SyntheticLibrary) -> list[Run]:
    """Return a run for each passage taken word for word."""
    found = []
    for pair in library.planted_pairs():
        if pair.reuse is Reuse.VERBATIM:
            left, end = library.place(pair.left, pair.start, pair.end)
            right, _ = library.place(pair.right, pair.start, pair.end)
            found.append((pair.left, pair.right, left, right, end - left))
    return found


def in_a_footer(library: SyntheticLibrary) -> Run:
    """Return the last four words of two unrelated articles that end with the same ones."""
    related = library.related()
    return next(
        (one, other, len(left) - 4, len(right) - 4, 4)
        for (one, left), (other, right) in combinations(enumerate(library.origins), 2)
        if (one, other) not in related and (left[-4:] == right[-4:]).all() and left[-1] >= 0
    )


def test_a_run_on_the_planted_words_finds_them(library: SyntheticLibrary) -> None:
    runs = verbatim(library)
    found = recall_of(library, runs_of(*runs), set())[Reuse.VERBATIM]

    assert found.planted == len(runs)
    assert found.share == 1.0
    assert found.among_candidates == 0


def test_a_run_elsewhere_in_the_same_articles_finds_only_the_pair(
    library: SyntheticLibrary,
) -> None:
    runs = [(one, other, left, right + 3, 6) for one, other, left, right, _ in verbatim(library)]
    found = recall_of(library, runs_of(*runs), set())[Reuse.VERBATIM]

    assert found.on_the_words == 0
    assert found.among_pairs == found.planted


def test_candidates_count_in_the_order_of_their_numbers(library: SyntheticLibrary) -> None:
    pairs = {(one, other) for one, other, *_ in verbatim(library)}
    found = recall_of(library, runs_of(), pairs)[Reuse.VERBATIM]

    assert found.among_candidates == found.planted


def test_related_articles_are_no_junk(library: SyntheticLibrary) -> None:
    junk = junk_of(library, runs_of(*verbatim(library)))

    assert junk.by_kind.total() == 0
    assert junk.share([Kind.FOOTER]) == 0.0


def test_a_shared_footer_is_junk_of_that_kind(library: SyntheticLibrary) -> None:
    junk = junk_of(library, runs_of(in_a_footer(library)))

    assert junk.by_kind == {Kind.FOOTER: 1}
    assert junk.share([Kind.FOOTER]) == 1.0
    assert junk.share([Kind.BOX]) == 0.0


def test_words_that_have_no_source_in_common_are_chance(library: SyntheticLibrary) -> None:
    one, other, *_ = in_a_footer(library)
    junk = junk_of(library, runs_of((one, other, 100, 100, 6)))

    assert junk.by_kind == {CHANCE: 1}

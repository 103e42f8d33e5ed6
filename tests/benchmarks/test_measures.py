import pytest

from tests.benchmarks.joining import match
from tests.benchmarks.measures import Outcome, score

KNOWN = match((100, 200), (300, 400))


def test_finding_exactly_what_is_known_is_perfect() -> None:
    scores = score([Outcome([KNOWN], [KNOWN])])

    assert scores == (1.0, 1.0, 1.0, 1.0, 1, 1)


def test_precision_counts_the_code_points_found_beside_the_passage() -> None:
    scores = score([Outcome([KNOWN], [match((0, 200), (300, 400))])])

    assert scores.precision == pytest.approx(200 / 300)
    assert scores.recall == 1.0


def test_recall_counts_the_code_points_of_the_passage_not_found() -> None:
    scores = score([Outcome([KNOWN], [match((150, 200), (300, 400))])])

    assert scores.precision == 1.0
    assert scores.recall == pytest.approx(150 / 200)


def test_what_is_right_on_one_side_only_finds_nothing() -> None:
    scores = score([Outcome([KNOWN], [match((100, 200), (500, 600))])])

    assert scores[:4] == (0.0, 0.0, 1.0, 0.0)


def test_a_passage_found_in_pieces_costs_by_their_count() -> None:
    halves = [match((100, 150), (300, 350)), match((150, 200), (350, 400))]
    scores = score([Outcome([KNOWN], halves)])

    assert (scores.precision, scores.recall, scores.granularity) == (1.0, 1.0, 2.0)
    assert scores.plagdet == pytest.approx(0.6309, abs=1e-4)


def test_findings_on_top_of_each_other_cover_no_more_than_one() -> None:
    twice = [match((100, 150), (300, 350)), match((100, 150), (300, 350))]

    assert score([Outcome([KNOWN], twice)]).recall == 0.5


def test_each_passage_counts_the_same_over_all_pairs() -> None:
    small = match((0, 10), (0, 10))
    scores = score([Outcome([KNOWN], [KNOWN]), Outcome([small], [])])

    assert (scores.precision, scores.recall) == (1.0, 0.5)


def test_nothing_known_and_nothing_found_scores_nothing() -> None:
    assert score([Outcome([], [])]) == (0.0, 0.0, 1.0, 0.0, 0, 0)

from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.joining import Joining, Match, join, match

OFFSETS = st.tuples(st.integers(0, 300), st.integers(1, 40)).map(lambda at: (at[0], sum(at)))
MATCHES = st.lists(st.builds(match, OFFSETS, OFFSETS), max_size=12)
JOININGS = st.builds(Joining, st.integers(0, 20), st.integers(0, 60), st.integers(0, 60))


def test_neighbours_on_both_sides_become_one_passage() -> None:
    matches = [match((0, 10), (100, 110)), match((15, 30), (115, 130))]

    assert join(matches, Joining(gap=5)) == [match((0, 30), (100, 130))]


def test_neighbours_on_one_side_only_stay_apart() -> None:
    matches = [match((0, 10), (100, 110)), match((15, 30), (500, 515))]

    assert join(matches, Joining(gap=5)) == matches


def test_reordered_matches_become_one_passage() -> None:
    matches = [match((0, 10), (115, 130)), match((15, 30), (100, 110))]

    assert join(matches, Joining(gap=5)) == [match((0, 30), (100, 130))]


def test_short_matches_do_not_bridge_a_gap() -> None:
    matches = [match((0, 20), (0, 20)), match((25, 27), (25, 27)), match((32, 50), (32, 50))]

    assert len(join(matches, Joining(least=5, gap=5))) == 2


def test_passages_too_short_on_one_side_are_dropped() -> None:
    assert join([match((0, 50), (0, 9))], Joining(shortest=10)) == []


@given(MATCHES, JOININGS)
def test_no_two_passages_are_left_that_would_join(matches: list[Match], joining: Joining) -> None:
    passages = join(matches, joining)

    assert join(passages, Joining(gap=joining.gap)) == passages


@given(MATCHES, JOININGS)
def test_the_order_in_which_matches_come_is_of_no_account(
    matches: list[Match], joining: Joining
) -> None:
    assert join(matches, joining) == join(matches[::-1], joining)


@given(MATCHES, st.integers(0, 60))
def test_every_match_lies_in_one_passage(matches: list[Match], gap: int) -> None:
    passages = join(matches, Joining(gap=gap))

    for found in matches:
        assert sum(_inside(found, passage) for passage in passages) == 1


def _inside(found: Match, passage: Match) -> bool:
    return all(b.start <= a.start and a.end <= b.end for a, b in zip(found, passage, strict=True))

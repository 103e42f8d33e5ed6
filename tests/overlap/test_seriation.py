from collections import defaultdict
from itertools import pairwise
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from tui.overlap.seriation import Likeness, seriate

THINGS = 10
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, THINGS - 1), st.integers(0, THINGS - 1)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.1, 0.2, 0.5, 0.9]),
)
ALONE = [[thing] for thing in range(THINGS)]


def likeness(pairs: dict[tuple[int, int], float]) -> Likeness:
    alike: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in pairs.items():
        alike[one][other] = alike[other][one] = value
    return alike


def test_a_chain_of_likeness_is_brought_back_in_its_order() -> None:
    places = [3, 0, 4, 1, 2]
    alike = {
        (one, other): 1 - 0.2 * abs(places[one] - places[other])
        for one in range(5)
        for other in range(one + 1, 5)
    }
    (row,) = seriate([[thing] for thing in range(5)], likeness(alike))
    assert [places[thing] for thing in row] in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0])


def test_two_that_are_much_alike_stand_side_by_side_whatever_else_they_are_like() -> None:
    alike = {(0, 3): 0.9, (1, 2): 0.8, (0, 1): 0.1, (0, 2): 0.1, (1, 3): 0.1, (2, 3): 0.1}
    (row,) = seriate([[thing] for thing in range(4)], likeness(alike))
    assert {frozenset(pair) for pair in pairwise(row)} >= {frozenset({0, 3}), frozenset({1, 2})}


def test_ends_that_are_most_alike_meet() -> None:
    (row,) = seriate([[0, 1], [2, 3]], likeness({(0, 3): 0.5, (1, 2): 0.4}))
    assert row in ([1, 0, 3, 2], [2, 3, 0, 1])


@given(PAIRS)
def test_everything_is_in_one_row_with_all_that_it_is_linked_to(
    pairs: dict[tuple[int, int], float],
) -> None:
    rows = seriate(ALONE, likeness(pairs))
    assert sorted(thing for row in rows for thing in row) == list(range(THINGS))
    row_of = {thing: number for number, row in enumerate(rows) for thing in row}
    assert all(row_of[one] == row_of[other] for one, other in pairs)
    neighbours = sum(len(row) - 1 for row in rows)
    assert neighbours <= len(pairs), "what no chain links is not in one row"


@given(PAIRS, st.permutations(range(THINGS)), st.integers(1, 5))
def test_a_group_stays_together_as_it_is_or_turned_round(
    pairs: dict[tuple[int, int], float], order: list[int], size: int
) -> None:
    groups = [order[start : start + size] for start in range(0, THINGS, size)]
    drawn = ["".join(map(str, row)) for row in seriate(groups, likeness(pairs))]
    for group in groups:
        words = "".join(map(str, group))
        assert any(words in row or words[::-1] in row for row in drawn)


def test_four_times_as_many_things_that_are_all_alike_take_sixteen_times_as_long() -> None:
    def seconds(count: int) -> float:
        alike = {
            (one, other): 1 / (1 + (one * other) % 97)
            for one in range(count)
            for other in range(one)
        }
        ready, begun = likeness(alike), process_time()
        seriate([[thing] for thing in range(count)], ready)
        return process_time() - begun

    assert seconds(240) < 40 * seconds(60) + 0.1, "quadratic, where cubic would be 64 times"

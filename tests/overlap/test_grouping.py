from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from tui.overlap.grouping import Link, group

NUMBERS = st.integers(0, 11)
PAIRS = st.tuples(NUMBERS, NUMBERS)


def linked(*pairs: tuple[int, int], strength: float = 1.0) -> list[Link]:
    return [Link(*pair, strength) for pair in pairs]


def test_what_is_linked_with_each_other_is_a_group() -> None:
    assert group(4, linked((0, 1), (1, 2), (0, 2))) == [(0, 1, 2), (3,)]


def test_a_chain_does_not_drift_into_one_group() -> None:
    chain = linked(*((number, number + 1) for number in range(7)))
    assert max(map(len, group(8, chain))) == 2


def test_the_strongest_links_join_first() -> None:
    links = [Link(0, 1, 0.4), Link(1, 2, 0.9)]
    assert group(3, links) == [(0,), (1, 2)]


def test_one_missing_link_parts_no_group() -> None:
    every = [(i, j) for i in range(5) for j in range(i) if (i, j) != (4, 0)]
    assert group(5, linked(*every)) == [(0, 1, 2, 3, 4)]


def test_a_link_given_twice_is_no_stronger_evidence_than_one() -> None:
    chain = linked((0, 1), (1, 2), (1, 2), (2, 1))
    assert max(map(len, group(3, chain))) == 2


@given(st.lists(PAIRS))
def test_everything_is_in_one_group_and_each_group_of_several_is_mostly_linked(
    pairs: list[tuple[int, int]],
) -> None:
    groups = group(12, linked(*pairs))
    assert sorted(member for members in groups for member in members) == list(range(12))
    known = {frozenset(pair) for pair in pairs}
    for members in groups:
        every = [{one, other} for one in members for other in members if one < other]
        assert 2 * sum(pair in known for pair in every) > len(every) or not every


@given(st.lists(PAIRS), st.randoms())
def test_the_order_in_which_links_are_given_does_not_matter(
    pairs: list[tuple[int, int]], shuffler: "object"
) -> None:
    assert group(12, linked(*pairs)) == group(12, linked(*reversed(pairs)))


def test_many_links_take_time_that_grows_with_them() -> None:
    clique = [
        (base + i, base + j) for base in range(0, 4000, 40) for i in range(40) for j in range(i)
    ]
    started = process_time()
    assert len(group(4000, linked(*clique))) == 100
    assert process_time() - started < 4.0

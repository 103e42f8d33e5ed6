"""Pairs of spans in the same order on both sides."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.overlap.order import in_order

Pair = tuple[Span, Span]


def at(left: int, right: int) -> Pair:
    return Span(10 * left, 10 * left + 9), Span(10 * right, 10 * right + 9)


def test_those_in_order_are_the_chain_with_the_most_text() -> None:
    assert in_order([at(0, 7), at(1, 2), at(3, 3), at(5, 1)]) == {1, 2}


def test_where_two_chains_are_as_long_the_first_stays() -> None:
    assert in_order([at(0, 5), at(1, 4)]) == {0}


def test_pairs_may_be_given_in_any_order() -> None:
    assert in_order([at(5, 1), at(3, 3), at(0, 7), at(1, 2)]) == {1, 3}


PLACES = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda s: Span(s[0], sum(s)))


@given(st.lists(st.tuples(PLACES, PLACES), unique=True, max_size=8))
def test_no_chain_in_order_on_both_sides_has_more_text(pairs: list[Pair]) -> None:
    chain = sorted(pairs[number] for number in in_order(pairs))
    assert is_ordered(chain)
    every = (c for n in range(len(pairs) + 1) for c in combinations(sorted(pairs), n))
    assert text_of(chain) == max(text_of(one) for one in every if is_ordered(one))


def is_ordered(chain: Sequence[Pair]) -> bool:
    return all(a[0].end <= b[0].start and a[1].end <= b[1].start for a, b in pairwise(chain))


def text_of(chain: Sequence[Pair]) -> int:
    return sum(left.end - left.start for left, _ in chain)

"""Matches that lie near each other."""

from hypothesis import given
from hypothesis import strategies as st

from tui.overlap.alignment.clustering import Match, cluster

GAP = 5
PLACES = st.tuples(st.integers(0, 60), st.integers(1, 6), st.integers(0, 60), st.integers(1, 6))


def match(left: int, length: int, right: int, other_length: int) -> Match:
    return Match(left, left + length, right, right + other_length, sure=True)


def test_neighbours_on_both_sides_are_one_group() -> None:
    near = [match(0, 4, 10, 4), match(6, 4, 16, 4)]
    assert cluster(near, GAP) == [near]


def test_what_is_far_on_one_side_is_apart() -> None:
    far = [match(0, 4, 10, 4), match(6, 4, 40, 4)]
    assert cluster(far, GAP) == [[far[0]], [far[1]]]


@given(st.lists(PLACES, max_size=20))
def test_every_match_is_in_one_group_and_groups_have_no_wide_gap(
    places: list[tuple[int, int, int, int]],
) -> None:
    matches = [match(*place) for place in places]
    groups = cluster(matches, GAP)
    assert sorted(m for group in groups for m in group) == sorted(matches)
    for group in groups:
        for side in (0, 2):
            reached = min(m[side] for m in group)
            for m in sorted(group, key=lambda m: m[side]):
                assert m[side] - reached <= GAP
                reached = max(reached, m[side + 1])

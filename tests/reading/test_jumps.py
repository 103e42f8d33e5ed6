"""Back to where jumps were made from, and forward again, as vim does it."""

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.jumps import MOST_JUMPS, JumpList, Position

A, B, C = (Position(name, 10) for name in "abc")
EVERY = "abc"


def test_back_and_forward_lead_over_the_same_positions() -> None:
    jumps = JumpList()
    for position in (A, B):
        jumps.leave(position)
    assert jumps.go(C, -1, EVERY) == B
    assert jumps.go(B, -1, EVERY) == A
    assert jumps.go(A, -1, EVERY) is None
    assert jumps.go(A, 1, EVERY) == B
    assert jumps.go(B, 1, EVERY) == C, "where the way back began"
    assert jumps.go(C, 1, EVERY) is None


def test_a_count_goes_as_far_as_there_are_jumps() -> None:
    jumps = JumpList()
    for position in (A, B):
        jumps.leave(position)
    assert jumps.go(C, -9, EVERY) == A
    assert jumps.go(A, 9, EVERY) == C


def test_a_new_jump_keeps_what_the_reader_went_back_over() -> None:
    jumps = JumpList()
    for position in (A, B):
        jumps.leave(position)
    assert jumps.go(C, -2, EVERY) == A
    jumps.leave(A)
    here = Position("a", 99)
    way = [here]
    while place := jumps.go(way[-1], -1, EVERY):
        way.append(place)
    assert way == [here, A, C, B]


def test_a_position_is_gone_back_to_once() -> None:
    jumps = JumpList()
    for position in (A, B, A):
        jumps.leave(position)
    assert list(jumps.positions) == [B, A]


def test_articles_that_are_gone_are_passed_over() -> None:
    jumps = JumpList()
    for position in (A, B, Position("b", 3, ("c", "b"))):
        jumps.leave(position)
    assert jumps.go(C, -1, "ac") == A


def test_the_alternate_is_what_was_read_before_and_changes_with_it() -> None:
    jumps = JumpList()
    pair = ("a", "b")
    for position in (A, Position("a", 50), Position("a", 1, pair), Position("b", 7, pair)):
        jumps.move(position)
    assert jumps.alternate == Position("a", 50), "the side of a comparison is no other screen"
    jumps.move(Position("a", 50))
    assert jumps.alternate == Position("b", 7, pair)


@given(st.lists(st.tuples(st.sampled_from(["leave", "go"]), st.integers(-3, 3)), max_size=300))
def test_whatever_is_done_the_list_is_short_and_has_nothing_twice(
    steps: list[tuple[str, int]],
) -> None:
    jumps, here = JumpList(), Position("a", 0)
    for number, (what, count) in enumerate(steps):
        if what == "leave":
            jumps.leave(here)
            here = Position("a", number)
        else:
            here = jumps.go(here, count, "a") or here
        assert len(jumps.positions) <= MOST_JUMPS
        assert len(set(jumps.positions)) == len(jumps.positions)

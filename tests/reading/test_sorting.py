"""Sorting in steps is sorting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.sorting import sorted_in_steps


@given(st.lists(st.integers(0, 5)), st.integers(1, 4))
def test_it_is_what_sorted_gives(numbers: list[int], step: int) -> None:
    items = list(enumerate(numbers))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.reading.sorting.STEP", step)
        assert sorted_in_steps(items, lambda item: (item[1],)) == sorted(
            items, key=lambda item: item[1]
        )


def test_after_each_step_others_have_their_turn() -> None:
    turns: list[tuple[int, int]] = []
    sorted_in_steps(range(2_500), lambda item: (-item,), lambda *done: turns.append(done))
    assert turns == [(0, 2_500), (1_000, 2_500), (2_000, 2_500)]

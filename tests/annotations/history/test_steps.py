from collections.abc import Callable

import pytest

from tui.annotations.history.steps import History, Step
from tui.annotations.model import Change, Highlight

MakeHighlight = Callable[..., Highlight]


@pytest.fixture
def steps(make: MakeHighlight) -> list[Step]:
    return [
        Step((Change(None, make(name)),), f"{name} added", f"{name} removed")
        for name in ("one", "two", "three")
    ]


@pytest.fixture
def history(steps: list[Step]) -> History:
    history = History()
    for step in steps:
        history.record(step)
    return history


def test_nothing_is_undone_or_redone_in_a_new_history() -> None:
    history = History()
    history.mark_undone()
    history.mark_redone()
    history.drop_undo()
    history.drop_redo()
    assert (history.next_undo, history.next_redo) == (None, None)


def test_steps_come_back_in_reverse_and_go_forth_in_order(
    history: History, steps: list[Step]
) -> None:
    for step in reversed(steps):
        assert history.next_undo is step
        history.mark_undone()
    assert history.next_undo is None
    for step in steps:
        assert history.next_redo is step
        history.mark_redone()
    assert history.next_redo is None


def test_a_new_step_ends_what_could_be_redone(history: History, steps: list[Step]) -> None:
    history.mark_undone()
    history.mark_undone()
    history.record(steps[2])
    assert history.next_redo is None
    assert history.next_undo is steps[2]
    history.mark_undone()
    assert history.next_undo is steps[0]


def test_a_dropped_step_leaves_the_others(history: History, steps: list[Step]) -> None:
    history.mark_undone()
    history.drop_undo()
    assert (history.next_undo, history.next_redo) == (steps[0], steps[2])
    history.drop_redo()
    assert (history.next_undo, history.next_redo) == (steps[0], None)


def test_a_step_is_taken_back_from_its_end(make: MakeHighlight) -> None:
    one, noted = make("one"), make("one", note="x")
    step = Step((Change(None, one), Change(one, noted)), "", "")
    assert step.reverse.changes == (Change(noted, one), Change(one, None))


def test_a_change_of_nothing_is_about_nothing() -> None:
    with pytest.raises(ValueError, match="a change of nothing"):
        _ = Change(None, None).entity

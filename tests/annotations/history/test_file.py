import dataclasses
import errno
import os
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.annotations.errors import ConflictError
from tui.annotations.history import file as history_file
from tui.annotations.history.file import open_history
from tui.annotations.history.step_records import (
    drop_line,
    header_line,
    move_line,
    read_history,
    step_line,
)
from tui.annotations.history.steps import History, Step
from tui.annotations.model import Change, Claim, Evidence, Highlight, Stance

MakeHighlight = Callable[..., Highlight]
Open = Callable[..., History]


@pytest.fixture
def opened(file: Path, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens the history of a library; all are closed at the end."""
    histories = []

    def open_one(library: str = "seeds") -> History:
        history = open_history(file, tmp_path / library)
        histories.append(history)
        return history

    yield open_one
    for history in histories:
        history.close()


@pytest.fixture
def step(make: MakeHighlight) -> Callable[[str], Step]:
    return lambda name: Step((Change(None, make(name)),), f"{name} added", f"{name} removed")


def kept(file: Path) -> list[Path]:
    return sorted((file.parent / "history").glob("*.jsonl"))


def line_of(body: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(body), body)


def test_steps_are_there_again_after_a_restart(opened: Open, make: MakeHighlight) -> None:
    one = make("one", tags=("a",), note="n\n“x”")
    claim = Claim("c", "The dam holds", one.created, one.modified)
    evidence = Evidence("e", "c", "one", Stance.SUPPORTS, one.created, one.modified)
    added = Step((Change(None, one), Change(None, claim), Change(None, evidence)), "d", "u")
    edited = Step((Change(one, make("one", note="other")),), "edited", "back")
    history = opened()
    for done in (added, edited):
        history.record(done)
    history.mark_undone()
    history.close()
    again = opened()
    assert (again.next_undo, again.next_redo) == (added, edited)
    assert again.warnings == ()


def test_half_a_surrogate_pair_is_there_again_after_a_restart(
    opened: Open, step: Callable[[str], Step]
) -> None:
    done = dataclasses.replace(step("one"), done="\ud83d added")
    history = opened()
    history.record(done)
    history.close()
    assert opened().next_undo == done


@pytest.mark.skipif(os.name == "nt", reason="Windows locks otherwise")
def test_a_folder_that_knows_no_locks_keeps_no_history(
    opened: Open, step: Callable[[str], Step], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr("fcntl.flock", unknown)
    history = opened()
    history.record(step("one"))
    [warning] = history.warnings
    assert "cannot be kept" in warning
    assert history.next_undo == step("one")
    assert kept(file) == []


def test_a_step_that_was_forgotten_stays_so(opened: Open, step: Callable[[str], Step]) -> None:
    history = opened()
    for name in ("one", "two", "three", "four"):
        history.record(step(name))
    history.drop_undo()
    history.mark_undone()
    history.drop_redo()
    history.mark_undone()
    history.close()
    again = opened()
    assert (again.next_undo, again.next_redo) == (step("one"), step("two"))
    assert len(again.steps) == 2


def test_a_new_step_ends_what_could_be_redone_before_a_restart(
    opened: Open, step: Callable[[str], Step]
) -> None:
    history = opened()
    history.record(step("one"))
    history.mark_undone()
    history.close()
    history = opened()
    history.record(step("two"))
    history.close()
    assert [opened().next_undo] == [step("two")]


def test_nothing_is_written_until_something_is_done(opened: Open, file: Path) -> None:
    opened().close()
    assert not (file.parent / "history").exists()


def test_two_programs_at_once_have_a_history_each(
    opened: Open, step: Callable[[str], Step], file: Path
) -> None:
    first, second = opened(), opened()
    first.record(step("one"))
    second.record(step("two"))
    third = opened()
    assert not third.can_undo
    assert (first.next_undo, second.next_undo) == (step("one"), step("two"))
    assert len(kept(file)) == 2


def test_a_restart_takes_the_history_that_was_used_last(
    opened: Open, step: Callable[[str], Step], file: Path
) -> None:
    first, second = opened(), opened()
    first.record(step("one"))
    second.record(step("two"))
    first.close()
    second.close()
    older, newer = kept(file)
    now = time.time()
    os.utime(older, (now, now))
    os.utime(newer, (now - 60, now - 60))
    assert opened().next_undo == step("one")
    assert opened().next_undo == step("two")


def test_a_history_is_found_though_an_earlier_one_is_gone(
    opened: Open, step: Callable[[str], Step], file: Path
) -> None:
    first, second = opened(), opened()
    first.record(step("one"))
    second.record(step("two"))
    first.close()
    second.close()
    kept(file)[0].unlink()
    assert opened().next_undo == step("two")


def test_each_library_and_each_file_has_its_own(
    opened: Open, step: Callable[[str], Step], tmp_path: Path, file: Path
) -> None:
    history = opened()
    history.record(step("one"))
    history.close()
    assert not opened("reports").can_undo
    assert not open_history(file.with_name("other.json"), tmp_path / "seeds").can_undo


def test_a_torn_end_is_cut_and_written_over(
    opened: Open, step: Callable[[str], Step], file: Path
) -> None:
    history = opened()
    history.record(step("one"))
    history.record(step("two"))
    history.close()
    [path] = kept(file)
    data = path.read_bytes()
    path.write_bytes(data[:-30])
    history = opened()
    assert (history.next_undo, history.warnings) == (step("one"), ())
    history.record(step("three"))
    history.close()
    history = opened()
    assert [history.next_undo, len(history.steps)] == [step("three"), 2]


@pytest.mark.parametrize("damage", ["middle", "all", "unknown"])
def test_a_damaged_file_is_set_aside_and_said(
    opened: Open, step: Callable[[str], Step], file: Path, damage: str
) -> None:
    history = opened()
    for name in ("one", "two", "three"):
        history.record(step(name))
    history.close()
    [path] = kept(file)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = b"x" + lines[2]
    data = {
        "middle": b"".join(lines),
        "all": b"\0" * 500,
        "unknown": header_line() + line_of(b'{"warp": 1}'),
    }[damage]
    path.write_bytes(data)
    history = opened()
    assert not history.can_undo
    [warning] = history.warnings
    [aside] = (kept_path for kept_path in kept(file) if kept_path != path)
    assert aside.name in warning
    assert aside.read_bytes() == data
    history.record(step("four"))
    history.close()
    assert opened().next_undo == step("four")


def test_a_history_that_cannot_be_written_says_so_once_and_goes_on(
    opened: Open, step: Callable[[str], Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    history = opened()

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", fail)
    history.record(step("one"))
    history.record(step("two"))
    history.mark_undone()
    [warning] = history.warnings
    assert "No space left" in warning
    assert (history.next_undo, history.next_redo) == (step("one"), step("two"))


def test_only_the_latest_steps_are_kept_when_it_is_opened(
    opened: Open, step: Callable[[str], Step], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_file, "MOST_STEPS", 3)
    history = opened()
    for number in range(6):
        history.record(step(f"s{number}"))
    history.mark_undone()
    history.close()
    history = opened()
    assert (history.next_undo, history.next_redo) == (step("s4"), step("s5"))
    history.close()
    [path] = kept(file)
    assert len(path.read_bytes().splitlines()) == 5
    assert opened().next_redo == step("s5")


def test_a_step_of_another_version_is_a_conflict(step: Callable[[str], Step]) -> None:
    body = step_line(step("one")).partition(b" ")[2].rstrip(b"\n")
    line = line_of(body.replace(b'"highlights"', b'"underlines"'))
    history = read_history(header_line() + line).history
    with pytest.raises(ConflictError, match="cannot be read"):
        _ = history.next_undo


EVENTS = st.lists(st.sampled_from(["record", "undo", "redo", "drop undo", "drop redo"]))


@given(EVENTS, st.integers(0, 2**16))
@settings(deadline=None)
def test_any_cut_of_the_file_is_the_history_of_some_moment(events: list[str], cut: int) -> None:
    history, data = History(), header_line()
    moments = [state(history)]
    for number, event in enumerate(events):
        step = Step((), str(number), "")
        match event:
            case "record":
                history.record(step)
                data += step_line(step)
            case "undo" if history.can_undo:
                history.mark_undone()
                data += move_line(-1)
            case "redo" if history.can_redo:
                history.mark_redone()
                data += move_line(1)
            case "drop undo" if history.can_undo:
                history.drop_undo()
                data += drop_line(undone=False)
            case "drop redo" if history.can_redo:
                history.drop_redo()
                data += drop_line(undone=True)
        moments.append(state(history))
    assert state(read_history(data).history) == moments[-1]
    assert state(read_history(data[: cut % (len(data) + 1)]).history) in moments


def state(history: History) -> tuple[list[Step], int]:
    steps = [step if isinstance(step, Step) else step() for step in history.steps]
    return steps, history.position

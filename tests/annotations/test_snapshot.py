import time
from pathlib import Path

import pytest

from tui.annotations.snapshot import Snapshot, Stamp, read_stamp

FINE = 1_700_000_000_123_456_789
WHOLE_SECOND = 1_700_000_000_000_000_000


def stamp(modified: int) -> Stamp:
    return Stamp(1, 2, modified, 300)


def at(monkeypatch: pytest.MonkeyPatch, seconds_later: float) -> None:
    monkeypatch.setattr(time, "time", lambda: FINE / 1e9 + seconds_later)


def test_a_file_that_is_missing_has_no_stamp(tmp_path: Path) -> None:
    assert read_stamp(tmp_path / "none.json") is None


def test_no_file_is_as_it_was_while_there_is_none() -> None:
    assert Snapshot(None, {}).is_current(None)
    assert not Snapshot(None, {}).is_current(stamp(FINE))
    assert not Snapshot(stamp(FINE), {}).is_current(None)


@pytest.mark.parametrize(
    "other",
    [Stamp(9, 2, FINE, 300), Stamp(1, 9, FINE, 300), Stamp(1, 2, FINE, 301), stamp(FINE + 1)],
)
def test_any_other_stamp_is_another_version(monkeypatch: pytest.MonkeyPatch, other: Stamp) -> None:
    at(monkeypatch, 60)
    assert Snapshot(stamp(FINE), {}).is_current(stamp(FINE))
    assert not Snapshot(stamp(FINE), {}).is_current(other)


def test_a_version_of_another_program_is_trusted_once_its_clock_has_moved_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at(monkeypatch, 0.01)
    assert not Snapshot(stamp(FINE), {}).is_current(stamp(FINE))
    at(monkeypatch, 0.2)
    assert Snapshot(stamp(FINE), {}).is_current(stamp(FINE))


def test_an_own_version_is_trusted_at_once_where_its_time_is_kept_exactly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at(monkeypatch, -0.1)
    assert Snapshot(stamp(FINE), {}, own=True).is_current(stamp(FINE))
    coarse = stamp(WHOLE_SECOND)
    monkeypatch.setattr(time, "time", lambda: WHOLE_SECOND / 1e9)
    assert not Snapshot(coarse, {}, own=True).is_current(coarse)

from pathlib import Path

import pytest

from tests.durability.kills import run_kills


@pytest.mark.parametrize(("subject", "kills"), [("store", 20), ("database", 10)])
def test_kill_9_loses_nothing_that_was_acknowledged(
    tmp_path: Path, subject: str, kills: int
) -> None:
    report = run_kills(tmp_path / "annotations.json", subject, kills)
    assert report.complaints == []
    assert report.bad == 0
    assert report.acknowledged > kills
    assert report.compactions > 0


def test_what_is_acknowledged_before_it_is_written_is_noticed(tmp_path: Path) -> None:
    report = run_kills(tmp_path / "caching.json", "caching", 4, together=1)
    assert report.lost > 0

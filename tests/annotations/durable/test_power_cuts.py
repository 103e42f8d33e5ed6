from pathlib import Path

import pytest

from tests.durability.mutants import MUTANTS
from tests.durability.power_cuts import cuts_after_cuts, cuts_of, record, sample, try_cuts
from tests.durability.recording import FolderFlushed, Renamed, Unlinked

STATES = 48


@pytest.mark.parametrize("subject", ["store", "database"])
def test_a_power_cut_at_any_moment_loses_nothing_acknowledged(tmp_path: Path, subject: str) -> None:
    recording = record(_folder(tmp_path), subject)
    report = try_cuts(sample(list(cuts_of(recording)), STATES), tmp_path / "states")
    assert report.states == STATES
    assert report.complaints == []


def test_a_power_cut_soon_after_another_loses_nothing_acknowledged(tmp_path: Path) -> None:
    recording = record(_folder(tmp_path))
    cuts = list(cuts_after_cuts(recording, tmp_path, 3, seed=1))
    report = try_cuts(sample(cuts, STATES), tmp_path / "states")
    assert report.complaints == []


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_missing_flush_is_noticed(tmp_path: Path, mutant: str) -> None:
    recording = record(_folder(tmp_path), make_disk=MUTANTS[mutant])
    report = try_cuts(sample(list(cuts_of(recording)), STATES), tmp_path / "states")
    assert report.bad > 0


def test_the_recorded_script_replaces_the_main_file_several_times(tmp_path: Path) -> None:
    events = record(_folder(tmp_path)).events
    renamed = [index for index, event in enumerate(events) if isinstance(event, Renamed)]
    assert len(renamed) > 4
    assert all(isinstance(events[index + 1], FolderFlushed) for index in renamed)


def test_a_journal_is_removed_only_after_the_backup_that_needs_it_is_gone_for_good(
    tmp_path: Path,
) -> None:
    events = record(_folder(tmp_path)).events
    removed = [
        event.path if isinstance(event, Unlinked) else ""
        for event in events
        if isinstance(event, Unlinked | FolderFlushed)
    ]
    journals = [index for index, path in enumerate(removed) if path.endswith(".journal")]
    assert journals
    for index in journals:
        flushed = max(place for place in range(index) if not removed[place])
        assert not any(path.endswith(".bak") for path in removed[flushed:index])


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "recorded"
    folder.mkdir()
    return folder

import errno
from pathlib import Path

import pytest

from tests.durability.disks import Fault, FaultyDisk, ProcessDisk, ReadOnlyDisk
from tests.durability.failures import try_faults, try_full_disk, try_kills
from tests.durability.full_disk import Filled, fill_small_disk, fill_up_to_limit
from tests.durability.mutants import WithoutCutting
from tests.durability.samples import new_highlight
from tui.annotations.errors import AnnotationsError
from tui.annotations.model import Change, Highlight
from tui.annotations.store import AnnotationStore

SUBJECTS = pytest.mark.parametrize("subject", ["store", "database"])


def test_one_failed_call_loses_nothing_and_changes_nothing(tmp_path: Path) -> None:
    report = try_faults(tmp_path, "store", [Fault(error=errno.EIO, taken=0.5)])
    assert report.complaints == []
    assert report.failed > 20


@SUBJECTS
def test_a_full_disk_loses_nothing_wherever_it_ends(tmp_path: Path, subject: str) -> None:
    report = try_full_disk(tmp_path, subject, range(1, 7_000, 331))
    assert report.complaints == []
    assert report.failed > 20


def test_a_kill_at_any_call_loses_nothing(tmp_path: Path) -> None:
    report = try_kills(tmp_path, "store", [0.5])
    assert report.complaints == []
    assert report.failed > 20


@pytest.mark.parametrize("next_one", [2, 12, 1234])
def test_a_change_that_another_read_before_its_flush_failed_is_taken_back_there(
    tmp_path: Path, next_one: int
) -> None:
    file, disk = tmp_path / "annotations.json", FaultyDisk()
    here, there = AnnotationStore(file, disk), AnnotationStore(file, ProcessDisk())
    here.apply([Change(None, new_highlight(0))])
    assert there.all(Highlight) == [new_highlight(0)]
    disk.fault = Fault("flush")
    disk.meanwhile = lambda: there.refresh() and False
    with pytest.raises(AnnotationsError, match="not saved"):
        here.apply([Change(None, new_highlight(1))])
    disk.meanwhile = None
    there.refresh()
    assert there.all(Highlight) == [new_highlight(0)]
    here.apply([Change(None, new_highlight(next_one))])
    there.refresh()
    assert there.all(Highlight) == [new_highlight(0), new_highlight(next_one)]


def test_a_torn_line_that_is_not_cut_off_is_noticed(tmp_path: Path) -> None:
    faults = [Fault("write", taken=0.5)]
    assert try_faults(tmp_path, "store", faults, make_disk=WithoutCutting).complaints


@SUBJECTS
def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path, subject: str) -> None:
    pytest.importorskip("resource", reason="no limits of file sizes on this system")
    _lost_nothing(fill_up_to_limit(tmp_path / "limited", subject))


def test_a_small_disk_that_is_full_loses_nothing(tmp_path: Path) -> None:
    try:
        filled = fill_small_disk(tmp_path / "small", "store")
    except OSError as error:
        pytest.skip(f"no small disk can be mounted here: {error}")
    _lost_nothing(filled)


def test_plain_tinydb_loses_all_on_a_full_disk(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="no limits of file sizes on this system")
    filled = fill_up_to_limit(tmp_path / "limited", "plain")
    assert filled.lost == filled.acknowledged > 0


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_read_only_disk_is_read_and_says_what_is_wrong(tmp_path: Path, number: int) -> None:
    file = tmp_path / "annotations.json"
    store = AnnotationStore(file)
    store.apply([Change(None, new_highlight(0))])
    store.close()
    store.apply([Change(None, new_highlight(1))])
    refused = AnnotationStore(file, ReadOnlyDisk(number))
    assert refused.all(Highlight) == [new_highlight(0), new_highlight(1)]
    with pytest.raises(AnnotationsError, match="not saved"):
        refused.apply([Change(None, new_highlight(2))])
    assert refused.all(Highlight) == [new_highlight(0), new_highlight(1)]


def _lost_nothing(filled: Filled) -> None:
    assert filled.refused
    assert filled.acknowledged > 0
    assert filled.remembered == filled.found == filled.acknowledged
    assert filled.saves_again

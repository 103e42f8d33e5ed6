import errno
import json
from pathlib import Path

import pytest

from tests.durability.disks import ProcessDisk
from tests.durability.samples import new_highlight
from tui.annotations.model import Change, Highlight
from tui.annotations.records.coding import to_record
from tui.annotations.store import AnnotationStore

COPIES = {
    "Dropbox": "annotations (Ada's conflicted copy 2025-03-04).json",
    "Dropbox of now": "annotations (Ada's Laptop's conflicted copy).json",
    "Syncthing": "annotations.sync-conflict-20250304-121314-ABCDEFG.json",
    "Nextcloud": "annotations (conflicted copy 2025-03-04 121314).json",
    "ownCloud": "annotations_conflict-20250304-121314.json",
    "OneDrive": "annotations-LAPTOP.json",
    "iCloud": "annotations 2.json",
    "Google Drive": "annotations (1).json",
    "Seafile": "annotations (SFConflict ada@example.org 2025-03-04-12-13-14).json",
}
"""Names that sync folders give the version of the other machine."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with highlights 0 and 1."""
    file = tmp_path / "annotations.json"
    store = AnnotationStore(file, ProcessDisk())
    store.apply([Change(None, new_highlight(number)) for number in range(2)])
    store.close()
    return file


@pytest.mark.parametrize(
    "name", [*COPIES.values(), "annotations.json.conflict1"], ids=[*COPIES, "a file manager"]
)
def test_a_conflicted_copy_is_taken_in_by_id(file: Path, name: str) -> None:
    _put_copy(file, name, [new_highlight(0, 1), new_highlight(1), new_highlight(2)])
    store = AnnotationStore(file, ProcessDisk())
    store.merge_copies()
    merged = [new_highlight(0, 1), new_highlight(1), new_highlight(2)]
    assert store.all(Highlight) == merged
    assert any(name in problem for problem in store.problems)
    assert AnnotationStore(file, ProcessDisk()).all(Highlight) == merged


def test_what_was_modified_later_here_stays(file: Path) -> None:
    store = AnnotationStore(file, ProcessDisk())
    store.apply([Change(new_highlight(0), new_highlight(0, 5))])
    _put_copy(file, COPIES["Dropbox"], [new_highlight(0, 4)])
    again = AnnotationStore(file, ProcessDisk())
    again.merge_copies()
    assert again.get(Highlight, new_highlight(0).id) == new_highlight(0, 5)


def test_a_copy_is_taken_in_once_and_kept(file: Path) -> None:
    copy = _put_copy(file, COPIES["Syncthing"], [new_highlight(2)])
    data = copy.read_bytes()
    store = AnnotationStore(file, ProcessDisk())
    for _ in range(3):
        store.tidy()
    assert len(store.all(Highlight)) == 3
    assert len(store.problems) == 1
    store.apply([Change(new_highlight(2), None)])
    store.close()
    assert len(AnnotationStore(file, ProcessDisk()).all(Highlight)) == 2
    assert data in [entry.read_bytes() for entry in file.parent.iterdir() if entry.is_file()]


def test_a_copy_that_cannot_be_read_is_left_and_told(file: Path) -> None:
    copy = file.with_name(COPIES["Dropbox"])
    copy.write_bytes(b'{"highlights": {')
    store = AnnotationStore(file, ProcessDisk())
    for _ in range(3):
        store.tidy()
    assert len(store.all(Highlight)) == 2
    assert len(store.problems) == 1
    assert any(copy.name in problem for problem in store.problems)
    assert copy.read_bytes() == b'{"highlights": {'


def test_a_file_of_another_store_is_no_copy_and_that_is_told(file: Path) -> None:
    copy = _put_copy(file, COPIES["iCloud"], [new_highlight(2)], store="another")
    data = copy.read_bytes()
    store_of_file = AnnotationStore(file, ProcessDisk())
    store_of_file.merge_copies()
    assert len(store_of_file.all(Highlight)) == 2
    assert copy.read_bytes() == data
    [problem] = store_of_file.problems
    assert f"{copy}: named like a conflicted copy" in problem


def test_nothing_is_a_copy_of_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    other = tmp_path / "annotations 2.json"
    store = AnnotationStore(other, ProcessDisk())
    store.apply([Change(None, new_highlight(0))])
    store.close()
    data = other.read_bytes()
    ours = AnnotationStore(tmp_path / "annotations.json", ProcessDisk())
    ours.apply([Change(None, new_highlight(1))])
    ours.tidy()
    assert ours.all(Highlight) == [new_highlight(1)]
    assert other.read_bytes() == data


def test_reading_takes_no_copy_in(file: Path) -> None:
    copy = _put_copy(file, COPIES["Syncthing"], [new_highlight(2)])
    before = sorted(entry.name for entry in file.parent.iterdir())
    assert len(AnnotationStore(file, ProcessDisk()).all(Highlight)) == 2
    assert sorted(entry.name for entry in file.parent.iterdir()) == before
    assert copy.exists()


def test_a_copy_that_cannot_be_saved_is_told_and_reading_goes_on(file: Path) -> None:
    copy = _put_copy(file, COPIES["Syncthing"], [new_highlight(2)])
    store = AnnotationStore(file, FullDisk())
    store.tidy()
    assert len(store.all(Highlight)) == 2
    assert "not taken in" in store.problems[0]
    assert copy.exists()


class FullDisk(ProcessDisk):
    def write(self, descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def _put_copy(
    file: Path, name: str, highlights: list[Highlight], *, store: str | None = None
) -> Path:
    tables = json.loads(file.read_bytes())
    if store:
        tables["meta"]["1"]["store"] = store
    tables["highlights"] = {
        str(number): to_record(highlight) for number, highlight in enumerate(highlights, start=1)
    }
    copy = file.with_name(name)
    copy.write_text(json.dumps(tables), encoding="utf-8")
    return copy

import errno
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.durability.disks import ProcessDisk, is_unlocked
from tests.durability.samples import new_highlight
from tui.annotations.errors import AnnotationsError
from tui.annotations.model import Change, Highlight
from tui.annotations.records.coding import to_record
from tui.annotations.store import AnnotationStore

HIGHLIGHTS = [new_highlight(number) for number in range(4)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of generation 3 with two backups; the last of its highlights is in the journal."""
    file = tmp_path / "annotations.json"
    store = AnnotationStore(file, ProcessDisk())
    for highlight in HIGHLIGHTS:
        store.apply([Change(None, highlight)])
        if highlight != HIGHLIGHTS[-1]:
            store.close()
    assert (len(_with_ending(file, ".bak")), len(_with_ending(file, ".journal"))) == (2, 3)
    return file


def test_a_main_file_cut_anywhere_is_mended_from_its_backup(file: Path, tmp_path: Path) -> None:
    data = file.read_bytes()
    for size in range(0, len(data), 97):
        copy = _copy(file, tmp_path / f"cut-{size}")
        copy.write_bytes(data[:size])
        store = AnnotationStore(copy, ProcessDisk())
        assert store.all(Highlight) == HIGHLIGHTS, size
        assert store.problems, size
        _saves_one_more(store, copy)


def test_a_broken_main_file_is_kept_beside_the_mended_one(file: Path) -> None:
    broken = file.read_bytes()[:-9]
    file.write_bytes(broken)
    _saves_one_more(AnnotationStore(file, ProcessDisk()), file)
    kept = [entry for entry in file.parent.iterdir() if ".broken-" in entry.name]
    assert [entry.read_bytes() for entry in kept] == [broken]
    assert all(json.loads(backup.read_bytes()) for backup in _with_ending(file, ".bak"))


def test_a_main_file_without_backups_that_is_broken_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "annotations.json"
    file.write_bytes(b'{"highlights": {"1": {"id"')
    with pytest.raises(AnnotationsError, match="broken"):
        AnnotationStore(file, ProcessDisk()).mend()
    kept = [entry for entry in tmp_path.iterdir() if ".broken-" in entry.name]
    assert [entry.read_bytes() for entry in kept] == [b'{"highlights": {"1": {"id"']


def test_a_missing_main_file_is_mended_from_its_backup(file: Path) -> None:
    file.unlink()
    store = AnnotationStore(file, ProcessDisk())
    assert store.all(Highlight) == HIGHLIGHTS
    assert any("is gone" in problem for problem in store.problems)
    _saves_one_more(store, file)


def test_a_journal_cut_anywhere_keeps_every_whole_line(tmp_path: Path) -> None:
    file = _journaled(tmp_path / "first", HIGHLIGHTS[:2])
    journal = _with_ending(file, ".journal")[0]
    data = journal.read_bytes()
    ends = [index + 1 for index, byte in enumerate(data) if byte == ord("\n")]
    for size in range(len(data)):
        journal.write_bytes(data[:size])
        # The first line says which store the journal is of.
        whole = max(0, sum(end <= size for end in ends) - 1)
        found = AnnotationStore(file, ProcessDisk()).all(Highlight)
        assert found == HIGHLIGHTS[:whole], size


@pytest.mark.parametrize("tail", [b"\0" * 700, b"00000000 {", b"\xff\xfe", b"\r", b"{}"])
def test_what_stands_after_the_last_line_does_not_stop_the_next(
    tmp_path: Path, tail: bytes
) -> None:
    file = _journaled(tmp_path / "first")
    journal = _with_ending(file, ".journal")[0]
    journal.write_bytes(journal.read_bytes() + tail)
    store = AnnotationStore(file, ProcessDisk())
    assert store.all(Highlight) == HIGHLIGHTS
    _saves_one_more(store, file)


def test_a_flipped_byte_costs_its_line_alone_and_is_told(tmp_path: Path) -> None:
    file = _journaled(tmp_path / "first")
    journal = _with_ending(file, ".journal")[0]
    lines = journal.read_bytes().splitlines(keepends=True)
    for place in range(0, len(lines[2]) - 1, 13):
        line = bytearray(lines[2])
        line[place] ^= 0x21
        journal.write_bytes(b"".join([*lines[:2], bytes(line), *lines[3:]]))
        store = AnnotationStore(file, ProcessDisk())
        assert store.all(Highlight) == [HIGHLIGHTS[0], *HIGHLIGHTS[2:]], place
        assert any("checksum" in problem for problem in store.problems), place


def test_a_damaged_journal_is_kept_when_it_is_no_longer_needed(tmp_path: Path) -> None:
    file = _journaled(tmp_path / "first")
    journal = _with_ending(file, ".journal")[0]
    data = journal.read_bytes().replace(b"revision 0", b"revision 9", 1)
    journal.write_bytes(data)
    store = AnnotationStore(file, ProcessDisk())
    for revision in range(6):
        before = store.get(Highlight, HIGHLIGHTS[3].id)
        store.apply([Change(before, new_highlight(3, revision + 1))])
        store.close()
    kept = [entry.read_bytes() for entry in file.parent.iterdir() if entry.is_file()]
    assert any(content.startswith(data) for content in kept)


def test_a_main_file_that_an_editor_laid_out_anew_is_read_and_written(file: Path) -> None:
    AnnotationStore(file, ProcessDisk()).close()
    tables = json.loads(file.read_bytes())
    next(iter(tables["highlights"].values()))["note"] = "by hand"
    file.write_text(json.dumps(tables, indent=2), encoding="utf-8")
    store = AnnotationStore(file, ProcessDisk())
    assert [one.note for one in store.all(Highlight)] == ["by hand", *["revision 0"] * 3]
    _saves_one_more(store, file)
    again = AnnotationStore(file, ProcessDisk())
    assert [one.note for one in again.all(Highlight)] == ["by hand", *["revision 0"] * 4]


def test_an_edit_by_hand_while_the_store_is_open_is_taken_in(file: Path) -> None:
    store = AnnotationStore(file, ProcessDisk())
    store.close()
    assert store.all(Highlight) == HIGHLIGHTS
    tables = json.loads(file.read_bytes())
    next(iter(tables["highlights"].values()))["note"] = "by hand"
    file.write_text(json.dumps(tables, indent=2), encoding="utf-8")
    assert store.refresh()
    assert store.all(Highlight)[0].note == "by hand"
    _saves_one_more(store, file)


def test_an_edit_by_hand_while_the_file_is_written_anew_is_not_overwritten(file: Path) -> None:
    disk = ProcessDisk()
    store = AnnotationStore(file, disk)
    assert store.all(Highlight) == HIGHLIGHTS

    def edit() -> bool:
        is_free = is_unlocked(file)
        if is_free:
            tables = json.loads(file.read_bytes())
            next(iter(tables["highlights"].values()))["note"] = "by hand"
            file.write_text(json.dumps(tables, indent=2), encoding="utf-8")
        return is_free

    disk.meanwhile = edit
    store.close()
    assert b"by hand" in file.read_bytes()
    for found in (store, AnnotationStore(file, ProcessDisk())):
        found.refresh()
        assert [one.note for one in found.all(Highlight)] == ["by hand", *["revision 0"] * 3]


def test_a_broken_backup_is_passed_over_for_an_earlier_one(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])
    _with_ending(file, ".bak")[-1].write_bytes(b"{")
    store = AnnotationStore(file, ProcessDisk())
    assert store.all(Highlight) == HIGHLIGHTS
    _saves_one_more(store, file)


def test_plain_tinydb_reads_and_writes_a_closed_file(file: Path) -> None:
    AnnotationStore(file, ProcessDisk()).close()
    with TinyDB(file, encoding="utf-8") as plain:
        table = plain.table("highlights")
        assert {record["id"] for record in table.all()} == {one.id for one in HIGHLIGHTS}
        table.insert(to_record(new_highlight(7)))
        table.remove(where("id") == HIGHLIGHTS[0].id)
    store = AnnotationStore(file, ProcessDisk())
    assert store.all(Highlight) == [*HIGHLIGHTS[1:], new_highlight(7)]
    _saves_one_more(store, file)


def test_a_newer_schema_is_refused_and_nothing_is_touched(file: Path) -> None:
    AnnotationStore(file, ProcessDisk()).close()
    tables = json.loads(file.read_bytes())
    tables["meta"]["1"]["schema"] = 3
    file.write_text(json.dumps(tables), encoding="utf-8")
    before = _contents(file.parent)
    store = AnnotationStore(file, ProcessDisk())
    with pytest.raises(AnnotationsError, match="newer"):
        store.all(Highlight)
    with pytest.raises(AnnotationsError, match="newer"):
        store.apply([Change(None, new_highlight(9))])
    assert _contents(file.parent) == before


def test_a_folder_that_may_not_be_written_is_read_and_said_to_be_so(file: Path) -> None:
    for entry in file.parent.iterdir():
        entry.chmod(0o400)
    file.parent.chmod(0o500)
    try:
        if os.access(file.parent, os.W_OK):
            pytest.skip("whoever runs this may write anywhere; see the read-only disk instead")
        store = AnnotationStore(file)
        assert store.all(Highlight) == HIGHLIGHTS
        assert store.why_read_only()
        with pytest.raises(AnnotationsError, match="not saved"):
            store.apply([Change(None, new_highlight(9))])
    finally:
        file.parent.chmod(0o700)


def test_without_hard_links_backups_are_copies(tmp_path: Path) -> None:
    class LinklessDisk(ProcessDisk):
        def link(self, source: Path, target: Path) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    file = tmp_path / "annotations.json"
    store = AnnotationStore(file, LinklessDisk())
    for highlight in HIGHLIGHTS:
        store.apply([Change(None, highlight)])
        store.close()
    backups = _with_ending(file, ".bak")
    assert len(backups) == 2
    assert all(json.loads(backup.read_bytes()) for backup in backups)
    file.unlink()
    assert AnnotationStore(file, ProcessDisk()).all(Highlight) == HIGHLIGHTS


@pytest.mark.parametrize("ending", [".journal", ".bak"])
@pytest.mark.parametrize("data", [None, b"", b"{"])
def test_a_whole_main_file_needs_nothing_beside_it(
    file: Path, ending: str, data: bytes | None
) -> None:
    AnnotationStore(file, ProcessDisk()).close()
    for other in _with_ending(file, ending):
        other.unlink()
        if data is not None:
            other.write_bytes(data)
    store = AnnotationStore(file, ProcessDisk())
    assert store.all(Highlight) == HIGHLIGHTS
    _saves_one_more(store, file)


def _journaled(folder: Path, highlights: Sequence[Highlight] = HIGHLIGHTS) -> Path:
    """Return a file whose highlights are all in the journal."""
    file = folder / "annotations.json"
    store = AnnotationStore(file, ProcessDisk())
    for highlight in highlights:
        store.apply([Change(None, highlight)])
    return file


def _saves_one_more(store: AnnotationStore, file: Path) -> None:
    """Save one more highlight, and see that it is there with the others after closing."""
    before = store.all(Highlight)
    store.apply([Change(None, new_highlight(9))])
    assert AnnotationStore(file, ProcessDisk()).all(Highlight) == [*before, new_highlight(9)]
    store.close()
    assert AnnotationStore(file, ProcessDisk()).all(Highlight) == [*before, new_highlight(9)]
    assert len(json.loads(file.read_bytes())["highlights"]) == len(before) + 1


def _copy(file: Path, folder: Path) -> Path:
    folder.mkdir()
    for entry in file.parent.glob("annotations.json*"):
        (folder / entry.name).write_bytes(entry.read_bytes())
    return folder / file.name


def _with_ending(file: Path, ending: str) -> list[Path]:
    return sorted(entry for entry in file.parent.iterdir() if entry.name.endswith(ending))


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        entry.name: entry.read_bytes()
        for entry in folder.iterdir()
        if not entry.name.endswith(".lock")
    }

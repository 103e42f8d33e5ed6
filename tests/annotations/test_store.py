import errno
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock
from tinydb import TinyDB, where

from tui.annotations import store as store_module
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.model import Change, Highlight
from tui.annotations.records import to_record
from tui.annotations.store import AnnotationStore

MakeHighlight = Callable[..., Highlight]


def ids(store: AnnotationStore) -> list[str]:
    return [highlight.id for highlight in store.highlights()]


def test_reading_where_nothing_was_saved_creates_nothing(
    store: AnnotationStore, tmp_path: Path
) -> None:
    assert store.highlights() == []
    assert store.get("one") is None
    assert store.on("seeds/a.md") == ()
    assert store.writable()
    assert [entry.name for entry in tmp_path.iterdir()] == ["seeds"]


def test_what_was_saved_is_there_for_another_store(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    highlight = make("one", tags=("a/b",), note="two\nlines")
    store.save(highlight)
    other = AnnotationStore(file)
    assert other.highlights() == [highlight]
    assert other.get("one") == highlight
    assert other.on("seeds/a.md") == (highlight,)
    assert other.on("seeds/b.md") == ()


def test_a_query_of_plain_tinydb_finds_a_tag(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    store.save(make("one", tags=("flood",)))
    store.save(make("two"))
    with TinyDB(file, encoding="utf-8", access_mode="r") as database:
        found = database.table("highlights").search(where("tags").any(["flood"]))
        assert [record["id"] for record in found] == ["one"]
        assert database.table("meta").all() == [{"schema": 1}]


def test_records_that_plain_tinydb_adds_and_changes_are_seen(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    store.save(make("one"))
    with TinyDB(file) as database:
        table = database.table("highlights")
        table.update({"note": "by a script"}, where("id") == "one")
        table.insert(to_record(make("two")))
    assert [(one.id, one.note) for one in store.highlights()] == [
        ("one", "by a script"),
        ("two", ""),
    ]
    store.save(make("three"))
    assert ids(store) == ["one", "two", "three"]


def test_saving_again_replaces_in_place(store: AnnotationStore, make: MakeHighlight) -> None:
    for name in ("one", "two"):
        store.save(make(name))
    store.save(make("one", note="new"))
    assert [(one.id, one.note) for one in store.highlights()] == [("one", "new"), ("two", "")]


def test_a_deleted_highlight_is_gone_and_deleting_again_is_no_error(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    store.delete("one")
    assert not file.exists()
    store.save(make("one"))
    store.delete("one")
    store.delete("one")
    assert AnnotationStore(file).highlights() == []


def test_a_change_within_one_tick_of_the_clock_is_seen(
    store: AnnotationStore, file: Path, make: MakeHighlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(make("one", note="old"))
    reader = AnnotationStore(file)
    status = file.stat()
    monkeypatch.setattr(time, "time", lambda: status.st_mtime_ns / 1e9)
    assert [one.note for one in reader.highlights()] == ["old"]
    content = file.read_bytes()
    file.write_bytes(content.replace(b'"old"', b'"new"'))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert [one.note for one in reader.highlights()] == ["new"]


def test_what_a_program_has_just_saved_itself_is_not_read_again(
    store: AnnotationStore, make: MakeHighlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(make("one"))

    def fail(_: object) -> NoReturn:
        raise AssertionError("read again")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert ids(store) == ["one"]


def test_a_change_in_place_just_after_an_own_save_is_seen(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    for _ in range(20):
        store.save(make("one", note="old"))
        file.write_bytes(file.read_bytes().replace(b'"old"', b'"new"'))
        assert [one.note for one in store.highlights()] == ["new"]


def test_an_unchanged_file_is_not_read_again(
    store: AnnotationStore, file: Path, make: MakeHighlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(make("one"))
    old = time.time_ns() - 10**10
    os.utime(file, ns=(old, old))
    assert ids(store) == ["one"]

    def fail(_: object) -> NoReturn:
        raise AssertionError("read again")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert ids(store) == ["one"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_what_cannot_be_written_is_refused_and_not_remembered(
    store: AnnotationStore,
    file: Path,
    make: MakeHighlight,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    call: str,
) -> None:
    store.save(make("one"))
    content = file.read_bytes()

    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(AnnotationsError) as raised:
            store.save(make("two"))
        with pytest.raises(AnnotationsError):
            store.delete("one")
    assert str(file) in str(raised.value)
    assert os.strerror(number) in str(raised.value)
    assert ("free some space" in str(raised.value)) == (number == errno.ENOSPC)
    assert ids(store) == ["one"]
    assert file.read_bytes() == content
    store.save(make("two"))
    assert ids(store) == ["one", "two"]


def test_a_file_where_the_folder_should_be_is_read_as_nothing_and_refuses_to_save(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    file.parent.write_text("not a folder")
    assert store.highlights() == []
    assert not store.writable()
    with pytest.raises(AnnotationsError, match=r"not saved .*--annotations"):
        store.save(make("one"))
    assert file.parent.read_text() == "not a folder"


def test_a_folder_where_the_file_should_be_is_refused(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    file.mkdir(parents=True)
    assert not store.writable()
    with pytest.raises(AnnotationsError, match="cannot be read"):
        store.highlights()
    with pytest.raises(AnnotationsError):
        store.save(make("one"))


def test_a_read_only_folder_is_told_in_advance_and_still_read(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    store.save(make("one"))
    file.parent.chmod(0o500)
    try:
        if os.access(file.parent, os.W_OK):
            pytest.skip("permission bits do not hold for this user, who may be root")
        assert not store.writable()
        assert ids(AnnotationStore(file)) == ["one"]
        with pytest.raises(AnnotationsError, match="writable"):
            store.save(make("two"))
    finally:
        file.parent.chmod(0o700)


def test_a_read_only_file_is_told_in_advance_and_still_read(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    store.save(make("one"))
    file.chmod(0o400)
    if os.access(file, os.W_OK):
        pytest.skip("permission bits do not hold for this user, who may be root")
    assert not store.writable()
    with pytest.raises(AnnotationsError, match="writable"):
        store.save(make("two"))
    assert ids(store) == ["one"]


def test_a_lock_that_is_never_released_is_reported(
    store: AnnotationStore, file: Path, make: MakeHighlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "LOCK_SECONDS", 0.05)
    file.parent.mkdir()
    with (
        FileLock(file.with_name("annotations.json.lock")),
        pytest.raises(AnnotationsError, match=r"another program holds annotations\.json\.lock"),
    ):
        store.save(make("one"))
    assert store.highlights() == []


def test_a_group_is_saved_whole_or_not_at_all(store: AnnotationStore, make: MakeHighlight) -> None:
    one, two = make("one"), make("two")
    store.apply([Change(None, one), Change(None, two)])
    assert ids(store) == ["one", "two"]
    with pytest.raises(ConflictError):
        store.apply([Change(one, None), Change(make("two", note="never was"), None)])
    assert ids(store) == ["one", "two"]
    store.apply([Change(one, make("one", note="x")), Change(two, None)])
    assert [(found.id, found.note) for found in store.highlights()] == [("one", "x")]


def test_a_change_may_follow_another_of_the_same_highlight_in_one_group(
    store: AnnotationStore, make: MakeHighlight
) -> None:
    one, noted = make("one"), make("one", note="x")
    store.apply([Change(None, one), Change(one, noted)])
    assert store.highlights() == [noted]


def test_an_edit_starts_from_what_another_program_has_saved(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    store.save(make("one"))
    AnnotationStore(file).save(make("one", note="theirs"))
    before, after = store.edit("one", lambda one: one.with_tags(("mine",), one.modified))
    assert before.note == "theirs"
    assert (after.note, after.tags) == ("theirs", ("mine",))
    assert store.get("one") == after


def test_an_edit_of_what_is_gone_is_refused(store: AnnotationStore) -> None:
    with pytest.raises(AnnotationsError, match="gone"):
        store.edit("one", lambda one: one)


def test_fields_and_tables_of_others_survive_every_change(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    highlight = make("one")
    store.save(highlight)
    tables = json.loads(file.read_bytes())
    tables["highlights"]["1"]["creator"] = "Ada"
    tables["claims"] = {"1": {"text": "It will hold."}}
    file.write_text(json.dumps(tables))
    store.save(make("one", note="x"))
    store.delete("one")
    store.save(highlight)
    after = json.loads(file.read_bytes())
    assert after["highlights"]["1"]["creator"] == "Ada"
    assert after["claims"] == tables["claims"]


def test_a_highlight_that_could_not_be_read_again_is_not_saved(
    store: AnnotationStore, make: MakeHighlight
) -> None:
    store.save(make("one"))
    for wrong in (make("two", color="plaid"), make("")):
        with pytest.raises(AnnotationsError):
            store.save(wrong)
    naive = make("two").created.replace(tzinfo=None)
    with pytest.raises(AnnotationsError, match="time zone"):
        store.save(make("two", modified=naive))
    assert ids(store) == ["one"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_linked_file_stays_a_link(tmp_path: Path, make: MakeHighlight) -> None:
    link = tmp_path / "annotations.json"
    real = tmp_path / "synced" / "real.json"
    link.symlink_to(real)
    AnnotationStore(link).save(make("one"))
    assert link.is_symlink()
    assert ids(AnnotationStore(real)) == ["one"]

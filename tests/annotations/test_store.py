import errno
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock
from tinydb import TinyDB, where

from tui.annotations.durable import locking
from tui.annotations.durable.disk import DISK
from tui.annotations.durable.meta import SCHEMA
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.model import Change, Highlight
from tui.annotations.records.coding import from_record, to_record
from tui.annotations.store import AnnotationStore

MakeHighlight = Callable[..., Highlight]


def put(store: AnnotationStore, highlight: Highlight) -> None:
    store.apply([Change(store.get(Highlight, highlight.id), highlight)])


def drop(store: AnnotationStore, name: str) -> None:
    before = store.get(Highlight, name)
    if before:
        store.apply([Change(before, None)])


def ids(store: AnnotationStore) -> list[str]:
    return [highlight.id for highlight in store.all(Highlight)]


def test_reading_where_nothing_was_saved_creates_nothing(
    store: AnnotationStore, tmp_path: Path
) -> None:
    assert store.all(Highlight) == []
    assert store.get(Highlight, "one") is None
    assert store.about(Highlight, "seeds/a.md") == ()
    assert store.why_read_only() is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["seeds"]


def test_what_was_saved_is_there_for_another_store(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    highlight = make("one", tags=("a/b",), note="two\nlines")
    put(store, highlight)
    other = AnnotationStore(file)
    assert other.all(Highlight) == [highlight]
    assert other.get(Highlight, "one") == highlight
    assert other.about(Highlight, "seeds/a.md") == (highlight,)
    assert other.about(Highlight, "seeds/b.md") == ()


def test_a_query_of_plain_tinydb_finds_a_tag(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    put(store, make("one", tags=("flood",)))
    put(store, make("two"))
    store.close()
    with TinyDB(file, encoding="utf-8", access_mode="r") as database:
        found = database.table("highlights").search(where("tags").any(["flood"]))
        assert [record["id"] for record in found] == ["one"]
        [meta] = database.table("meta").all()
        assert meta["schema"] == SCHEMA


def test_records_that_plain_tinydb_adds_and_changes_are_seen(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    put(store, make("one"))
    store.close()
    with TinyDB(file) as database:
        table = database.table("highlights")
        table.update({"note": "by a script"}, where("id") == "one")
        table.insert(to_record(make("two")))
    assert store.refresh()
    assert [(one.id, one.note) for one in store.all(Highlight)] == [
        ("one", "by a script"),
        ("two", ""),
    ]
    put(store, make("three"))
    assert ids(store) == ["one", "two", "three"]


def test_saving_again_replaces_in_place(store: AnnotationStore, make: MakeHighlight) -> None:
    for name in ("one", "two"):
        put(store, make(name))
    put(store, make("one", note="new"))
    assert [(one.id, one.note) for one in store.all(Highlight)] == [("one", "new"), ("two", "")]


def test_a_deleted_highlight_is_gone_and_deleting_again_is_no_error(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    drop(store, "one")
    assert not file.exists()
    put(store, make("one"))
    drop(store, "one")
    drop(store, "one")
    assert AnnotationStore(file).all(Highlight) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("call", ["write", "flush"])
def test_what_cannot_be_written_is_refused_and_not_remembered(
    store: AnnotationStore,
    file: Path,
    make: MakeHighlight,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    call: str,
) -> None:
    put(store, make("one"))
    journal = file.with_name("annotations.json.0.journal")
    content = journal.read_bytes()

    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(DISK, call, fail)
        with pytest.raises(AnnotationsError) as raised:
            put(store, make("two"))
        with pytest.raises(AnnotationsError):
            drop(store, "one")
    assert str(file) in str(raised.value)
    assert os.strerror(number) in str(raised.value)
    assert ("free some space" in str(raised.value)) == (number == errno.ENOSPC)
    assert ids(store) == ["one"]
    assert journal.read_bytes() == content
    put(store, make("two"))
    assert ids(store) == ["one", "two"]


def test_a_file_where_the_folder_should_be_is_read_as_nothing_and_refuses_to_save(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    file.parent.write_text("not a folder")
    assert store.all(Highlight) == []
    assert store.why_read_only()
    with pytest.raises(AnnotationsError, match=r"not saved .*--annotations"):
        put(store, make("one"))
    assert file.parent.read_text() == "not a folder"


def test_a_folder_where_the_file_should_be_is_refused(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    file.mkdir(parents=True)
    assert store.why_read_only()
    with pytest.raises(AnnotationsError, match="cannot be read"):
        store.all(Highlight)
    with pytest.raises(AnnotationsError):
        put(store, make("one"))


def test_a_read_only_folder_is_told_in_advance_and_still_read(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    put(store, make("one"))
    file.parent.chmod(0o500)
    try:
        if os.access(file.parent, os.W_OK):
            pytest.skip("permission bits do not hold for this user, who may be root")
        assert store.why_read_only()
        assert ids(AnnotationStore(file)) == ["one"]
        with pytest.raises(AnnotationsError, match="writable"):
            put(store, make("two"))
    finally:
        file.parent.chmod(0o700)


def test_a_read_only_file_is_told_in_advance_and_still_read(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    put(store, make("one"))
    file.chmod(0o400)
    if os.access(file, os.W_OK):
        pytest.skip("permission bits do not hold for this user, who may be root")
    assert store.why_read_only()
    with pytest.raises(AnnotationsError, match="writable"):
        put(store, make("two"))
    assert ids(store) == ["one"]


def test_a_lock_that_is_never_released_is_reported(
    store: AnnotationStore, file: Path, make: MakeHighlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "LOCK_SECONDS", 0.05)
    file.parent.mkdir()
    with (
        FileLock(file.with_name("annotations.json.lock")),
        pytest.raises(AnnotationsError, match=r"another program holds annotations\.json\.lock"),
    ):
        put(store, make("one"))
    assert store.all(Highlight) == []


def test_a_group_is_saved_whole_or_not_at_all(store: AnnotationStore, make: MakeHighlight) -> None:
    one, two = make("one"), make("two")
    store.apply([Change(None, one), Change(None, two)])
    assert ids(store) == ["one", "two"]
    with pytest.raises(ConflictError):
        store.apply([Change(one, None), Change(make("two", note="never was"), None)])
    assert ids(store) == ["one", "two"]
    store.apply([Change(one, make("one", note="x")), Change(two, None)])
    assert [(found.id, found.note) for found in store.all(Highlight)] == [("one", "x")]


def test_a_change_may_follow_another_of_the_same_highlight_in_one_group(
    store: AnnotationStore, make: MakeHighlight
) -> None:
    one, noted = make("one"), make("one", note="x")
    store.apply([Change(None, one), Change(one, noted)])
    assert store.all(Highlight) == [noted]


def test_fields_and_tables_of_others_survive_every_change(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    highlight = make("one")
    put(store, highlight)
    store.close()
    tables = json.loads(file.read_bytes())
    tables["highlights"]["1"]["creator"] = {"name": "Ada"}
    tables["plans"] = {"1": {"text": "Ask the dam's owner."}}
    file.write_text(json.dumps(tables))
    store.refresh()
    put(store, make("one", note="x"))
    drop(store, "one")
    put(store, highlight)
    store.close()
    after = json.loads(file.read_bytes())
    [record] = after["highlights"].values()
    assert record["creator"] == {"name": "Ada"}
    assert after["plans"] == tables["plans"]


def test_a_highlight_that_could_not_be_read_again_is_not_saved(
    store: AnnotationStore, make: MakeHighlight
) -> None:
    put(store, make("one"))
    for wrong in (make("two", color="plaid"), make("")):
        with pytest.raises(AnnotationsError):
            put(store, wrong)
    naive = make("two").created.replace(tzinfo=None)
    with pytest.raises(AnnotationsError, match="time zone"):
        put(store, make("two", modified=naive))
    assert ids(store) == ["one"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_linked_file_stays_a_link(tmp_path: Path, make: MakeHighlight) -> None:
    link = tmp_path / "annotations.json"
    real = tmp_path / "synced" / "real.json"
    link.symlink_to(real)
    put(AnnotationStore(link), make("one"))
    assert link.is_symlink()
    assert ids(AnnotationStore(real)) == ["one"]


def test_what_is_read_while_another_change_arrives_does_not_stay_as_it_was(
    store: AnnotationStore, file: Path, make: MakeHighlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, make("one", note="old"))
    reader = AnnotationStore(file)
    reader.refresh()
    reader.tag_counts()
    put(store, make("one", note="new"))
    inside, may_go_on = threading.Event(), threading.Event()

    def slow(kind: type[Highlight], record: object) -> Highlight:
        inside.set()
        may_go_on.wait(timeout=5)
        return from_record(kind, record)

    monkeypatch.setattr("tui.annotations.index.from_record", slow)
    reading = threading.Thread(target=reader.get, args=(Highlight, "one"))
    reading.start()
    inside.wait(timeout=5)
    taking_in = threading.Thread(target=reader.refresh)
    taking_in.start()
    may_go_on.set()
    reading.join()
    taking_in.join()
    assert [one.note for one in reader.about(Highlight, "seeds/a.md")] == ["new"]


def test_the_revision_grows_with_every_change_whoever_made_it(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    other = AnnotationStore(file)
    revisions = [store.revision]
    put(store, make("one"))
    revisions.append(store.revision)
    put(other, make("two"))
    store.refresh()
    revisions.append(store.revision)
    store.refresh()
    assert revisions == sorted(set(revisions))
    assert store.revision == revisions[-1]

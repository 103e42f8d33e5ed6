import datetime
import errno
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tui.annotations.durable import breakage
from tui.annotations.durable.aside import set_aside
from tui.annotations.durable.disk import DISK
from tui.annotations.durable.meta import SCHEMA
from tui.annotations.errors import AnnotationsError
from tui.annotations.model import Change, Highlight
from tui.annotations.records.coding import to_record
from tui.annotations.store import AnnotationStore

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
MakeHighlight = Callable[..., Highlight]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breakage, "SECOND_LOOK_SECONDS", 0.0)


def put(file: Path, content: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)


def names(file: Path) -> set[str]:
    return {entry.name for entry in file.parent.iterdir() if entry.suffix == ".json"}


def test_a_file_set_aside_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "annotations.json"
    for content in ("first", "second", "third"):
        file.write_text(content)
        set_aside(DISK, file, "broken", NOW)
    kept = {entry.name: entry.read_text() for entry in tmp_path.iterdir()}
    assert kept == {
        "annotations.broken-20260102T030405.json": "first",
        "annotations.broken-20260102T030405-2.json": "second",
        "annotations.broken-20260102T030405-3.json": "third",
    }


@pytest.mark.parametrize(
    "content",
    [b'{"highlights": {"1": {"id"', b"{}}", b"\0" * 512, b"garbage", b"[]", b'{"a": 1}', b"\xff"],
)
def test_a_broken_file_is_set_aside_and_the_next_run_starts_a_new_one(
    store: AnnotationStore, file: Path, make: MakeHighlight, content: bytes
) -> None:
    put(file, content)
    with pytest.raises(AnnotationsError, match="left as it is"):
        store.all(Highlight)
    assert names(file) == {file.name}
    with pytest.raises(AnnotationsError) as raised:
        store.mend()
    [aside] = names(file)
    assert aside.startswith("annotations.broken-")
    assert file.with_name(aside).read_bytes() == content
    assert aside in str(raised.value)
    assert str(file) in str(raised.value)
    assert "run again" in str(raised.value)
    assert store.all(Highlight) == []
    store.apply([Change(None, make("one"))])
    assert names(file) == {aside, file.name}


def test_a_save_onto_a_broken_file_saves_nothing_and_loses_nothing(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    put(file, b'{"highl')
    with pytest.raises(AnnotationsError, match="broken"):
        store.apply([Change(None, make("one"))])
    [aside] = names(file)
    assert file.with_name(aside).read_bytes() == b'{"highl'


def test_a_broken_file_of_another_name_is_left_alone(tmp_path: Path, make: MakeHighlight) -> None:
    story = tmp_path / "story.md"
    story.write_text("# An article that was named by mistake")
    store = AnnotationStore(story)
    with pytest.raises(AnnotationsError, match="not an annotations file"):
        store.all(Highlight)
    with pytest.raises(AnnotationsError):
        store.apply([Change(None, make("one"))])
    assert story.read_text() == "# An article that was named by mistake"


def test_a_file_that_is_just_being_written_is_left_alone(
    store: AnnotationStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file, b'{"highl')
    monkeypatch.setattr(time, "sleep", lambda _: file.write_bytes(b'{"highlights": {"1'))
    with pytest.raises(AnnotationsError, match="is writing"):
        store.mend()
    monkeypatch.setattr(time, "sleep", lambda _: file.write_bytes(b"{}"))
    assert store.all(Highlight) == []
    assert names(file) == {file.name}


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE])
def test_a_file_that_cannot_be_read_is_left_alone(
    store: AnnotationStore,
    file: Path,
    make: MakeHighlight,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    put(file, b'{"highl')

    def fail(_: Path) -> NoReturn:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", fail)
        with pytest.raises(AnnotationsError, match=os.strerror(number)):
            store.all(Highlight)
        with pytest.raises(AnnotationsError):
            store.apply([Change(None, make("one"))])
    assert names(file) == {file.name}
    assert file.read_bytes() == b'{"highl'


def test_a_broken_file_that_cannot_be_moved_is_left_alone(
    store: AnnotationStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file, b'{"highl')

    def fail(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(AnnotationsError, match=r"broken .*cannot be moved"):
        store.mend()
    assert names(file) == {file.name}


def tables(*records: dict[str, Any], **meta: Any) -> dict[str, Any]:
    rows = {str(number): record for number, record in enumerate(records, 1)}
    return {"meta": {"1": {"schema": 1, **meta}}, "highlights": rows}


def refused(store: AnnotationStore, file: Path, content: object, make: MakeHighlight) -> str:
    """Return the message with which reading is refused, once all was seen to stay as it is."""
    written = json.dumps(content).encode()
    put(file, written)
    with pytest.raises(AnnotationsError) as raised:
        store.all(Highlight)
    with pytest.raises(AnnotationsError):
        store.apply([Change(None, make("new"))])
    assert file.read_bytes() == written
    assert names(file) == {file.name}
    assert str(file) in str(raised.value)
    return str(raised.value)


def test_a_newer_schema_is_refused(store: AnnotationStore, file: Path, make: MakeHighlight) -> None:
    message = refused(store, file, tables(to_record(make("one")), schema=SCHEMA + 1), make)
    assert f"newer retold (schema {SCHEMA + 1}" in message
    assert "update" in message


@pytest.mark.parametrize("schema", [0, -1, "1", None, 1.5, True])
def test_a_schema_that_is_no_version_is_refused(
    store: AnnotationStore, file: Path, make: MakeHighlight, schema: object
) -> None:
    assert "schema number" in refused(
        store, file, tables(to_record(make("one")), schema=schema), make
    )


def test_records_without_a_schema_are_not_guessed_at(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    content = {"highlights": {"1": to_record(make("one"))}}
    assert "schema number" in refused(store, file, content, make)


def test_a_bad_record_is_named_and_kept_but_not_shown(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    bad = {**to_record(make("one")), "created": "yesterday"}
    put(file, json.dumps(tables(to_record(make("two")), bad)).encode())
    assert [one.id for one in store.all(Highlight)] == ["two"]
    [problem] = store.problems
    assert "record one: created is not" in problem
    store.apply([Change(None, make("three"))])
    store.close()
    assert json.loads(file.read_bytes())["highlights"]["2"] == bad


def test_of_two_records_with_one_id_the_first_counts_and_both_are_kept(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    records = [to_record(make("one", note=note)) for note in ("first", "second")]
    put(file, json.dumps(tables(*records)).encode())
    assert [one.note for one in store.all(Highlight)] == ["first"]
    assert "two with this id" in " ".join(store.problems)
    store.apply([Change(store.get(Highlight, "one"), None)])
    store.close()
    assert [record["note"] for record in json.loads(file.read_bytes())["highlights"].values()] == [
        "second"
    ]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"_default": {}}', b'{"highlights": {}}'])
def test_what_plain_tinydb_leaves_behind_counts_as_nothing_yet(
    store: AnnotationStore, file: Path, make: MakeHighlight, content: bytes
) -> None:
    put(file, content)
    assert store.all(Highlight) == []
    store.apply([Change(None, make("one"))])
    assert [one.id for one in AnnotationStore(file).all(Highlight)] == ["one"]

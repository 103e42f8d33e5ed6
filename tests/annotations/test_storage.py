import errno
import json
import os
import time
from pathlib import Path
from typing import NoReturn

import pytest
from tinydb import TinyDB

from tui.annotations.storage import AtomicJSONStorage, parse_tables, remove_leftovers

TABLES = {"_default": {"1": {"quote": "Zürich – \U0001f30a"}}}
OLD = {"_default": {"1": {"quote": "before"}}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


def test_plain_tinydb_reads_what_was_written(path: Path) -> None:
    AtomicJSONStorage(path).write(TABLES)
    with TinyDB(path, encoding="utf-8") as database:
        assert database.all() == [{"quote": "Zürich – \U0001f30a"}]


def test_what_plain_tinydb_has_written_is_read(path: Path) -> None:
    with TinyDB(path) as database:
        database.insert({"quote": "é"})
    assert AtomicJSONStorage(path).read() == {"_default": {"1": {"quote": "é"}}}


def test_text_is_written_readably(path: Path) -> None:
    AtomicJSONStorage(path).write(TABLES)
    assert "Zürich" in path.read_text(encoding="utf-8")


def test_half_a_surrogate_pair_of_another_program_does_not_stop_a_write(path: Path) -> None:
    path.write_text('{"_default": {"1": {"quote": "\\ud800"}}}')
    storage = AtomicJSONStorage(path)
    tables = storage.read()
    assert tables is not None
    storage.write(tables)
    assert storage.read() == tables


def test_no_file_and_an_empty_file_hold_nothing(path: Path) -> None:
    assert AtomicJSONStorage(path).read() is None
    assert not path.exists()
    path.touch()
    assert AtomicJSONStorage(path).read() is None


@pytest.mark.parametrize(
    "data",
    [b"{", b"x", b"\0\0\0\0", b"\xff\xfe\xfd", b"[1]", b'"a"', b'{"a": 1}', b'{"a": {"1": 2}}'],
)
def test_other_content_is_no_tinydb_document(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_tables(data)


def test_deep_nesting_is_an_error_like_others() -> None:
    with pytest.raises(ValueError, match="nested"):
        parse_tables(b"[" * 200_000)


def test_a_byte_order_mark_of_an_editor_is_no_harm() -> None:
    assert parse_tables(b'\xef\xbb\xbf{"a": {}}') == {"a": {}}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no permission bits to copy")
@pytest.mark.parametrize("call", ["replace", "fsync", "chmod"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    storage = AtomicJSONStorage(path)
    storage.write(OLD)
    path.chmod(0o600)

    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match=os.strerror(number)):
        storage.write(TABLES)
    assert storage.read() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_json_leaves_the_old_file(path: Path) -> None:
    storage = AtomicJSONStorage(path)
    storage.write(OLD)
    with pytest.raises(TypeError):
        storage.write({"_default": {"1": object()}})
    assert storage.read() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_a_reader_in_the_way_for_a_moment_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, refusals = os.replace, [1, 2]

    def refuse_twice(source: str, target: str) -> None:
        if refusals:
            refusals.pop()
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse_twice)
    AtomicJSONStorage(path).write(TABLES)
    assert AtomicJSONStorage(path).read() == TABLES


def test_everything_is_flushed_before_and_after_the_replacement(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    replace, fsync = os.replace, os.fsync

    def noted_replace(source: str, target: str) -> None:
        events.append("replace")
        replace(source, target)

    def noted_fsync(descriptor: int) -> None:
        is_folder = Path(f"/proc/self/fd/{descriptor}").resolve().is_dir()
        events.append("folder" if is_folder else "file")
        fsync(descriptor)

    if not Path("/proc/self/fd").exists():
        pytest.skip("no /proc to tell a file from a folder by its descriptor")
    monkeypatch.setattr(os, "replace", noted_replace)
    monkeypatch.setattr(os, "fsync", noted_fsync)
    AtomicJSONStorage(path).write(TABLES)
    assert events == ["file", "replace", "folder"]


def test_the_file_tells_the_time_of_its_writing_exactly(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.touch()
    os.utime(path, ns=(1, 1_700_000_000_123_456_700))
    if path.stat().st_mtime_ns != 1_700_000_000_123_456_700:
        pytest.skip("this file system keeps coarser times")
    monkeypatch.setattr(time, "time_ns", lambda: 1_700_000_000_123_456_800)
    AtomicJSONStorage(path).write(TABLES)
    assert path.stat().st_mtime_ns == 1_700_000_000_123_456_800


def test_a_folder_that_cannot_be_flushed_is_no_failure(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse_folders(name: str, flags: int, mode: int = 0o777) -> int:
        if Path(name).is_dir():
            raise PermissionError(errno.EACCES, "is a folder")
        return opened(name, flags, mode)

    monkeypatch.setattr(os, "open", refuse_folders)
    AtomicJSONStorage(path).write(TABLES)
    assert AtomicJSONStorage(path).read() == TABLES


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no permission bits")
def test_permissions_of_the_file_are_kept(path: Path) -> None:
    storage = AtomicJSONStorage(path)
    storage.write(OLD)
    path.chmod(0o640)
    storage.write(TABLES)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_read_only_file_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = AtomicJSONStorage(path)
    storage.write(OLD)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        storage.write(TABLES)
    assert storage.read() == OLD


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_stays_a_link_to_the_new_content(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.json"
    real.parent.mkdir()
    path.symlink_to(real)
    storage = AtomicJSONStorage(path)
    storage.write(OLD)
    storage.write(TABLES)
    assert path.is_symlink()
    assert AtomicJSONStorage(real).read() == TABLES
    assert sorted(tmp_path.iterdir()) == sorted([path, real.parent])


def test_leftovers_of_a_killed_write_are_removed_and_nothing_else(path: Path) -> None:
    kept = ["annotations.json", "annotations.json.lock", ".other.json.1.tmp", ".annotations.json"]
    for name in [*kept, ".annotations.json.0f.tmp"]:
        path.with_name(name).write_text("{}")
    remove_leftovers(path)
    assert sorted(entry.name for entry in path.parent.iterdir()) == sorted(kept)


def test_the_document_is_plain_json(path: Path) -> None:
    AtomicJSONStorage(path).write(TABLES)
    assert json.loads(path.read_bytes()) == TABLES

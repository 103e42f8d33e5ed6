"""What is kept is there again; a file that is damaged or cannot be used is done without."""

import sqlite3
from pathlib import Path

import pytest

from tui.overlap.cache.storage import Kept, Storage

KEY, OTHER = b"k" * 16, b"o" * 16


def put(folder: Path, value: bytes = b"value", edition: str = "one") -> None:
    storage = Storage(folder, edition)
    storage.put(Kept.PASSAGES, KEY, value)
    storage.close()


def get(folder: Path, edition: str = "one") -> dict[bytes, bytes]:
    storage = Storage(folder, edition)
    found = storage.get(Kept.PASSAGES, [KEY, OTHER])
    storage.close()
    return found


def only_file(folder: Path) -> Path:
    (file,) = folder.glob("*.sqlite")
    return file


def test_what_is_kept_is_there_in_the_next_program_by_kind_and_key(tmp_path: Path) -> None:
    put(tmp_path / "cache")
    assert get(tmp_path / "cache") == {KEY: b"value"}
    storage = Storage(tmp_path / "cache", "one")
    assert storage.get(Kept.SIMILAR, [KEY]) == {}
    storage.close()


def test_what_is_not_written_yet_is_known(tmp_path: Path) -> None:
    storage = Storage(tmp_path, "one")
    storage.put(Kept.PASSAGES, KEY, b"value")
    assert storage.get(Kept.PASSAGES, [KEY]) == {KEY: b"value"}
    storage.close()


def test_two_programs_share_what_they_keep(tmp_path: Path) -> None:
    one, other = Storage(tmp_path, "one"), Storage(tmp_path, "one")
    one.put(Kept.PASSAGES, KEY, b"ours")
    other.put(Kept.PASSAGES, OTHER, b"theirs")
    one.write()
    other.write()
    for storage in (one, other):
        assert storage.get(Kept.PASSAGES, [KEY, OTHER]) == {KEY: b"ours", OTHER: b"theirs"}
        storage.close()


def test_another_edition_knows_nothing_of_it_and_its_file_goes(tmp_path: Path) -> None:
    put(tmp_path)
    assert get(tmp_path, "two") == {}
    assert only_file(tmp_path).name == "pairs-two.sqlite"


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_none_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    put(tmp_path)
    only_file(tmp_path).write_bytes(damage)
    assert get(tmp_path) == {}
    put(tmp_path, b"again")
    assert get(tmp_path) == {KEY: b"again"}


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_file_damaged_anywhere_is_made_anew_or_tells_what_it_kept(
    tmp_path: Path, place: float
) -> None:
    storage = Storage(tmp_path, "one")
    for number in range(2000):
        storage.put(Kept.PASSAGES, number.to_bytes(16, "big"), b"value" * 20)
    storage.close()
    file = only_file(tmp_path)
    data = bytearray(file.read_bytes())
    data[int(place * len(data)) :] = b"\xa5" * (len(data) - int(place * len(data)))
    file.write_bytes(data)
    storage = Storage(tmp_path, "one")
    keys = [number.to_bytes(16, "big") for number in range(2000)]
    assert set(storage.get(Kept.PASSAGES, keys).values()) <= {b"value" * 20}
    storage.put(Kept.PASSAGES, KEY, b"again")
    storage.close()
    storage = Storage(tmp_path, "one")
    storage.put(Kept.PASSAGES, KEY, b"again")
    storage.close()
    assert get(tmp_path) == {KEY: b"again"}


def test_while_another_program_locks_the_file_nothing_is_known_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.overlap.cache.storage.WAIT", 0.01)
    put(tmp_path)
    storage = Storage(tmp_path, "one")
    other = sqlite3.connect(only_file(tmp_path))
    other.execute("BEGIN EXCLUSIVE")
    storage.put(Kept.PASSAGES, KEY, b"lost")
    storage.write()
    assert storage.get(Kept.PASSAGES, [KEY]) == {}
    other.rollback()
    other.close()
    storage.close()
    assert get(tmp_path) == {KEY: b"value"}


def test_where_no_folder_can_be_made_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    put(tmp_path / "file" / "cache")
    assert get(tmp_path / "file" / "cache") == {}
    put(tmp_path / "file")
    assert get(tmp_path / "file") == {}


def test_it_is_told_once_that_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    told: list[Exception] = []
    storage = Storage(tmp_path / "file", "one", unkept=told.append)
    storage.put(Kept.PASSAGES, KEY, b"value")
    storage.close()
    assert [type(error) for error in told] == [FileExistsError]


def test_it_is_told_that_what_could_be_kept_at_first_cannot_be_any_more(tmp_path: Path) -> None:
    told: list[Exception] = []
    storage = Storage(tmp_path, "one", unkept=told.append)
    with sqlite3.connect(only_file(tmp_path)) as other:
        other.execute("DROP TABLE kept")
    other.close()
    storage.put(Kept.PASSAGES, KEY, b"value")
    storage.write()
    assert [str(error) for error in told] == ["no such table: kept"]
    storage.close()


def test_of_another_program_that_writes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.overlap.cache.storage.WAIT", 0.01)
    told: list[Exception] = []
    storage = Storage(tmp_path, "one", unkept=told.append)
    other = sqlite3.connect(only_file(tmp_path))
    other.execute("BEGIN EXCLUSIVE")
    storage.put(Kept.PASSAGES, KEY, b"value")
    storage.close()
    other.close()
    assert told == []


def test_without_a_folder_nothing_is_kept() -> None:
    storage = Storage(None, "one")
    storage.put(Kept.PASSAGES, KEY, b"value")
    storage.write()
    assert storage.get(Kept.PASSAGES, [KEY]) == {}


def test_of_too_much_what_was_not_used_for_longest_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000_000.0
    monkeypatch.setattr("tui.overlap.cache.storage._today", lambda: int(now))
    storage = Storage(tmp_path, "one", most_bytes=200_000)
    for day in range(20):
        now += 30
        storage.get(Kept.PASSAGES, [KEY])
        storage.put(Kept.PASSAGES, KEY if day == 0 else bytes([day]) * 16, b"v" * 20_000)
        storage.write()
    kept = storage.get(Kept.PASSAGES, [KEY, *(bytes([day]) * 16 for day in range(1, 20))])
    assert {KEY, bytes([19]) * 16} <= kept.keys()
    assert len(kept) <= 12
    assert bytes([1]) * 16 not in kept
    storage.close()

"""What others do to the files of a store that is open."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.durability.stores import NAME, ids, opened, save, shown
from tui.annotations.durable.lines import encode_line
from tui.annotations.durable.locking import locked


def journal_of(folder: Path) -> Path:
    return sorted(folder.glob("*.journal"))[-1]


def cut(data: bytes) -> bytes:
    return b"".join(data.splitlines(keepends=True)[:-1])


def header_only(data: bytes) -> bytes:
    return data.splitlines(keepends=True)[0]


DAMAGES = [
    cut,
    header_only,
    lambda _: b"",
    lambda data: bytes(len(data)),
    lambda data: data[:-9] + b"X" + data[-8:],
    lambda data: b"other words\n" * len(data),
]


@pytest.mark.parametrize("damaged", DAMAGES)
def test_a_journal_damaged_under_a_store_costs_nothing_it_saved(
    tmp_path: Path, damaged: Callable[[bytes], bytes]
) -> None:
    store = opened(tmp_path)
    for number in range(3):
        save(store, number)
    journal = journal_of(tmp_path)
    journal.write_bytes(damaged(journal.read_bytes()))
    store.refresh()
    assert shown(store) == ids(0, 1, 2)
    assert any("damaged meanwhile" in problem for problem in store.problems)
    save(store, 3)
    assert shown(opened(tmp_path)) == ids(0, 1, 2, 3)


@pytest.mark.parametrize("refreshes", [True, False])
@pytest.mark.parametrize("damaged", DAMAGES)
def test_a_journal_damaged_under_two_stores_costs_nothing_that_either_saved(
    tmp_path: Path, damaged: Callable[[bytes], bytes], refreshes: bool
) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    save(one, 0)
    save(other, 1)
    save(one, 2)
    journal = journal_of(tmp_path)
    journal.write_bytes(damaged(journal.read_bytes()))
    if refreshes:
        one.refresh()
    save(other, 3)
    one.close()
    other.close()
    assert shown(opened(tmp_path)) == ids(0, 1, 2, 3)


@pytest.mark.parametrize("nothing", [b"", b"{}", b'{"_default": {}}'])
def test_a_backup_that_holds_nothing_stands_in_for_nothing(tmp_path: Path, nothing: bytes) -> None:
    for number in range(5):
        store = opened(tmp_path)
        save(store, number)
        store.close()
    newest = max(tmp_path.glob("*.bak"), key=lambda path: int(path.name.split(".")[-2]))
    newest.unlink()
    newest.write_bytes(nothing)
    (tmp_path / NAME).write_bytes(b"")
    store = opened(tmp_path)
    assert shown(store) == ids(0, 1, 2, 3, 4)
    for number in range(5, 8):
        save(store, number)
        store.close()
    assert shown(opened(tmp_path)) == ids(*range(8))


@pytest.mark.parametrize("nothing", [b"", b"{}", b'{"_default": {}}'])
def test_a_main_file_that_holds_nothing_is_opened_from_its_backup(
    tmp_path: Path, nothing: bytes
) -> None:
    for number in range(5):
        store = opened(tmp_path)
        save(store, number)
        store.close()
    (tmp_path / NAME).write_bytes(nothing)
    store = opened(tmp_path)
    assert shown(store) == ids(0, 1, 2, 3, 4)
    save(store, 5)
    store.close()
    assert shown(opened(tmp_path)) == ids(0, 1, 2, 3, 4, 5)


def test_who_closes_while_another_program_tidies_waits_and_looks_again(tmp_path: Path) -> None:
    store, other = opened(tmp_path), opened(tmp_path)
    save(store, 0)
    store.close()
    save(other, 1)
    with locked(store._storage.names.tidying):
        closing = threading.Thread(target=other.close)
        closing.start()
        closing.join(0.1)
        assert closing.is_alive()
    closing.join()
    with TinyDB(tmp_path / NAME, encoding="utf-8") as plain:
        assert sorted(record["id"] for record in plain.table("highlights")) == ids(0, 1)


@pytest.mark.parametrize(
    "edits",
    [
        5,
        [5],
        [["highlights", 5]],
        [["highlights", "9", "text"]],
        [["highlights", "9" * 5000, {"id": "x"}]],
        [["meta", "1", {"schema": 99}]],
        [["meta", "1", None]],
    ],
)
def test_a_line_of_the_journal_that_says_something_else_is_left_out_and_told(
    tmp_path: Path, edits: object
) -> None:
    store = opened(tmp_path)
    save(store, 0)
    with journal_of(tmp_path).open("ab") as journal:
        journal.write(encode_line({"edits": edits}))
    other = opened(tmp_path)
    assert shown(other) == ids(0)
    assert any("line" in problem for problem in other.problems)


def test_a_lock_that_another_program_holds_just_now_makes_nothing_read_only(
    tmp_path: Path,
) -> None:
    store = opened(tmp_path)
    save(store, 0)
    with locked(store._storage.names.lock):
        assert store.why_read_only() is None

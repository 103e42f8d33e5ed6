"""A journaled table answers as a plain one of TinyDB does, and what it gives out is harmless."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from tui.annotations.durable.database import JournaledDatabase, open_database
from tui.annotations.errors import AnnotationsError

Act = Callable[[Table], Any]

ACTS: list[Act] = [
    lambda table: table.insert({"n": 1, "tags": ["a"]}),
    lambda table: table.insert({"n": 2, "tags": []}),
    lambda table: table.insert_multiple([{"n": 3}, {"n": 4}]),
    lambda table: table.insert(Document({"n": 5}, doc_id=40)) if 40 not in ids(table) else None,
    lambda table: table.update({"seen": True}, where("n") > 1),
    lambda table: table.update({"first": 1}, doc_ids=[1]),
    lambda table: table.update(increment("n"), where("n").exists()),
    lambda table: table.update(delete("seen"), where("seen").exists()),
    lambda table: table.update(lambda record: record.setdefault("tags", []).append("x")),
    lambda table: table.update_multiple([({"m": 1}, where("n") == 1), ({"m": 2}, where("n") == 2)]),
    lambda table: table.upsert({"n": 3, "upserted": True}, where("n") == 3),
    lambda table: table.remove(where("n") == 2),
    lambda table: table.remove(doc_ids=[1]),
]


def ids(table: Table) -> list[int]:
    return [document.doc_id for document in table]


@settings(max_examples=40, deadline=None)
@given(acts=st.lists(st.sampled_from(ACTS), max_size=12), reopen=st.booleans())
def test_a_table_does_what_a_plain_table_does(
    tmp_path_factory: pytest.TempPathFactory, acts: list[Act], reopen: bool
) -> None:
    file = tmp_path_factory.mktemp("table") / "annotations.json"
    ours, plain = open_database(file), TinyDB(storage=MemoryStorage)
    for act in acts:
        plain_ids = ids(plain.table("t"))
        act(ours.table("t"))
        act(plain.table("t"))
        assert len(ids(ours.table("t"))) == len(ids(plain.table("t"))), plain_ids
    if reopen:
        ours.close()
        ours = open_database(file)
    assert list(map(dict, ours.table("t"))) == list(map(dict, plain.table("t")))


@pytest.fixture
def database(tmp_path: Path) -> JournaledDatabase:
    return open_database(tmp_path / "annotations.json")


def test_what_was_given_out_may_be_changed_without_harm(database: JournaledDatabase) -> None:
    table = database.table("t")
    record = {"tags": ["a"]}
    table.insert(record)
    record["tags"].append("b")
    for found in (table.get(doc_id=1), table.all()[0], table.search(where("tags").exists())[0]):
        assert isinstance(found, Document)
        found["tags"].append("c")
    assert table.all() == [{"tags": ["a"]}]


def test_an_update_inside_a_list_is_saved(database: JournaledDatabase, tmp_path: Path) -> None:
    table = database.table("t")
    table.insert({"tags": ["a"]})
    table.update(lambda record: record["tags"].append("b"), doc_ids=[1])
    assert open_database(tmp_path / "annotations.json").table("t").all() == [{"tags": ["a", "b"]}]


def test_a_number_is_never_given_twice(database: JournaledDatabase, tmp_path: Path) -> None:
    table = database.table("t")
    assert [table.insert({}), table.insert({})] == [1, 2]
    other = open_database(tmp_path / "annotations.json")
    assert other.table("t").insert({}) == 3
    table.remove(doc_ids=[3])
    assert other.table("t").insert({}) == 4
    other.table("t").remove(doc_ids=[4])
    other.close()
    database.close()
    assert open_database(tmp_path / "annotations.json").table("t").insert({}) == 5


def test_a_truncated_table_is_empty_and_takes_records_again(database: JournaledDatabase) -> None:
    table = database.table("t")
    table.insert({"n": 1})
    table.truncate()
    assert len(table) == 0
    table.insert({"n": 2})
    assert table.all() == [{"n": 2}]


def test_tables_may_be_dropped(database: JournaledDatabase) -> None:
    database.table("t").insert({"n": 1})
    database.table("kept").insert({"n": 2})
    database.drop_table("t")
    assert database.tables() == {"kept"}


def test_an_update_that_raises_changes_nothing(database: JournaledDatabase) -> None:
    table = database.table("t")
    table.insert({"n": 1})

    def fail(record: Any) -> None:
        record["n"] = 2
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        table.update(fail)
    assert table.all() == [{"n": 1}]


def test_the_table_that_is_the_files_own_is_refused(tmp_path: Path) -> None:
    with open_database(tmp_path / "a.json") as database:
        with pytest.raises(AnnotationsError, match="own"):
            database.table("meta").insert({"schema": 99})
        database.table("mine").insert({"n": 1})
    with TinyDB(tmp_path / "a.json", encoding="utf-8") as plain:
        assert len(plain.table("mine")) == 1

"""What the files are after each step, and that instances follow each other's."""

import errno
import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from tui.annotations.durable.compaction import write_generation
from tui.annotations.durable.database import JournaledDatabase, open_database
from tui.annotations.durable.disk import Disk
from tui.annotations.durable.meta import SCHEMA
from tui.annotations.errors import AnnotationsError

WRITE_GENERATION = "tui.annotations.durable.writing.write_generation"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "annotations" / "annotations.json"


def numbers(database: JournaledDatabase) -> list[int]:
    return [document.doc_id for document in database.table("t")]


def names(file: Path) -> set[str]:
    return {entry.name.removeprefix("annotations.json") for entry in file.parent.iterdir()}


def meta(file: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(file.read_bytes())["meta"]["1"]
    return record


def test_reading_creates_nothing(file: Path) -> None:
    assert open_database(file).table("t").all() == []
    open_database(file).close()
    assert not file.parent.exists()


def test_a_change_is_one_line_of_the_journal_until_the_store_is_closed(file: Path) -> None:
    database = open_database(file)
    database.table("t").insert({"n": 1})
    journal = file.with_name("annotations.json.0.journal")
    lines = journal.read_bytes().splitlines()
    database.table("t").insert({"n": 2})
    assert journal.read_bytes().splitlines()[:-1] == lines
    assert "t" not in json.loads(file.read_bytes())
    database.close()
    assert json.loads(file.read_bytes())["t"] == {"1": {"n": 1}, "2": {"n": 2}}


def test_closing_without_a_change_writes_nothing(file: Path) -> None:
    database = open_database(file)
    database.table("t").insert({"n": 1})
    database.close()
    before = names(file), meta(file)
    again = open_database(file)
    assert numbers(again) == [1]
    again.close()
    assert (names(file), meta(file)) == before


def test_two_earlier_generations_are_kept_with_the_journals_they_need(file: Path) -> None:
    for number in range(5):
        database = open_database(file)
        database.table("t").insert({"n": number})
        database.close()
    assert meta(file)["generation"] == 5
    kept = {name for name in names(file) if name.endswith(("bak", "journal"))}
    assert kept == {".3.bak", ".4.bak", ".3.journal", ".4.journal", ".5.journal"}


@pytest.mark.parametrize("lost", [b"", b'{"meta', None])
def test_with_the_main_file_lost_its_backup_and_the_journals_have_everything(
    file: Path, lost: bytes | None
) -> None:
    database = open_database(file)
    for number in range(3):
        database.table("t").insert({"n": number})
        database.storage.compact()
    database.table("t").insert({"n": 3})
    if lost is None:
        file.unlink()
    else:
        file.write_bytes(lost)
    again = open_database(file)
    assert numbers(again) == [1, 2, 3, 4]
    [problem] = again.storage.problems
    assert ("gone" if lost is None else "broken") in problem
    again.table("t").insert({"n": 4})
    again.close()
    assert [record["n"] for record in TinyDB(file).table("t")] == [0, 1, 2, 3, 4]
    aside = [entry for entry in file.parent.iterdir() if ".broken-" in entry.name]
    assert [entry.read_bytes() for entry in aside] == ([] if lost is None else [lost])


def test_an_older_main_file_put_back_is_set_aside_not_opened(file: Path) -> None:
    database = open_database(file)
    database.table("t").insert({"n": 0})
    database.close()
    older = file.read_bytes()
    for number in range(1, 4):
        database.table("t").insert({"n": number})
        database.close()
    file.write_bytes(older)
    again = open_database(file)
    assert numbers(again) == [1, 2, 3, 4]
    assert "older" in again.storage.problems[0]
    again.table("t").insert({"n": 4})
    [aside] = [entry for entry in file.parent.iterdir() if ".older-" in entry.name]
    assert aside.read_bytes() == older
    assert numbers(open_database(file)) == [1, 2, 3, 4, 5]


def test_what_plain_tinydb_adds_while_the_store_is_open_is_taken_in_and_kept(file: Path) -> None:
    database = open_database(file)
    database.table("t").insert({"n": 1})
    database.close()
    with TinyDB(file) as plain:
        plain.table("t").insert({"n": 2})
    assert database.storage.refresh()
    database.table("t").insert({"n": 3})
    database.close()
    assert [record["n"] for record in TinyDB(file).table("t")] == [1, 2, 3]


def test_a_stale_program_that_writes_the_main_file_back_undoes_nothing(file: Path) -> None:
    database = open_database(file)
    database.table("t").insert({"n": 1})
    database.close()
    stale = file.read_bytes()
    database.table("t").insert({"n": 2})
    database.close()
    database.table("t").insert({"n": 3})
    file.write_bytes(stale)
    assert numbers(open_database(file)) == [1, 2, 3]


def test_instances_see_each_others_changes_through_compactions(file: Path) -> None:
    one, other = open_database(file), open_database(file)
    assert numbers(one) == numbers(other) == []
    for number in range(12):
        writer, reader = (one, other) if number % 2 else (other, one)
        writer.table("t").insert({"n": number})
        if number % 3 == 0:
            writer.storage.compact()
        assert reader.storage.refresh()
        assert not reader.storage.refresh()
        assert numbers(reader) == numbers(writer) == list(range(1, number + 2))


def test_an_instance_that_slept_through_many_generations_catches_up(file: Path) -> None:
    sleeper, writer = open_database(file), open_database(file)
    sleeper.table("t").insert({"n": 0})
    for number in range(1, 6):
        writer.table("t").insert({"n": number})
        writer.storage.compact()
    sleeper.table("t").insert({"n": 6})
    assert [record["n"] for record in sleeper.table("t")] == list(range(7))
    assert numbers(open_database(file)) == numbers(sleeper)


def test_changes_made_while_a_generation_is_written_are_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = open_database(file), open_database(file)
    one.table("t").insert({"n": 1})

    def slow(*arguments: Any) -> Path:
        threads = [
            threading.Thread(target=database.table("t").insert, args=({"n": number},))
            for number, database in enumerate((one, other), 2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=20)
        return write_generation(*arguments)

    monkeypatch.setattr(WRITE_GENERATION, slow)
    one.storage.compact()
    assert meta(file)["generation"] == 1
    for database in (one, other, open_database(file)):
        assert sorted(record["n"] for record in database.table("t")) == [1, 2, 3]


def test_one_generation_is_written_at_a_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = open_database(file), open_database(file)
    one.table("t").insert({"n": 1})

    def busy(*arguments: Any) -> Path:
        monkeypatch.setattr(WRITE_GENERATION, write_generation)
        other.storage.compact()
        return write_generation(*arguments)

    monkeypatch.setattr(WRITE_GENERATION, busy)
    one.storage.compact()
    assert meta(file)["generation"] == 1


def test_files_that_were_all_removed_are_told_and_written_again_with_the_next_change(
    file: Path,
) -> None:
    database = open_database(file)
    database.table("t").insert({"n": 1})
    for entry in file.parent.iterdir():
        entry.unlink()
    assert not database.storage.refresh()
    assert "removed" in database.storage.problems[0]
    assert numbers(database) == [1]
    database.table("t").insert({"n": 2})
    assert numbers(open_database(file)) == [1, 2]


def test_a_file_of_an_earlier_schema_becomes_one_of_this_with_the_first_change(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"meta": {"1": {"schema": 1}}, "t": {"7": {"n": 1}}}))
    database = open_database(file)
    assert numbers(database) == [7]
    assert meta(file) == {"schema": 1}
    assert database.table("t").insert({"n": 2}) == 8
    assert meta(file)["schema"] == SCHEMA
    assert [entry.name for entry in file.parent.iterdir() if entry.suffix == ".bak"]
    assert numbers(open_database(file)) == [7, 8]


def test_a_newer_schema_is_refused_and_nothing_touched(file: Path) -> None:
    file.parent.mkdir()
    content = json.dumps({"meta": {"1": {"schema": SCHEMA + 1}}, "t": {"1": {}}})
    file.write_text(content)
    with pytest.raises(AnnotationsError, match="update retold"):
        open_database(file).table("t").insert({})
    assert file.read_text() == content
    assert names(file) <= {"", ".lock"}


def test_a_journal_of_another_store_is_left_alone(file: Path, tmp_path: Path) -> None:
    foreign = open_database(tmp_path / "foreign" / "annotations.json")
    foreign.table("t").insert({"n": "foreign"})
    ours = open_database(file)
    ours.table("t").insert({"n": "ours"})
    ours.close()
    stray = file.with_name("annotations.json.9.journal")
    stray.write_bytes((tmp_path / "foreign" / "annotations.json.0.journal").read_bytes())
    again = open_database(file)
    assert [record["n"] for record in again.table("t")] == ["ours"]
    assert "another annotations file" in again.storage.problems[0]
    again.table("t").insert({"n": "more"})
    again.close()
    assert [record["n"] for record in open_database(file).table("t")] == ["ours", "more"]
    assert stray.exists()


class WithoutLinks(Disk):
    def link(self, source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_backups_are_kept_where_files_cannot_have_two_names(file: Path) -> None:
    database = open_database(file, WithoutLinks())
    for number in range(3):
        database.table("t").insert({"n": number})
        database.storage.compact()
    backup = json.loads(file.with_name("annotations.json.2.bak").read_bytes())
    assert len(backup["t"]) == 2
    file.write_bytes(b"")
    assert numbers(open_database(file)) == [1, 2, 3]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_every_file_is_as_private_as_the_main_file(file: Path) -> None:
    database = open_database(file)
    database.table("t").insert({"n": 1})
    file.chmod(0o600)
    database.close()
    database.table("t").insert({"n": 2})
    for name in (".1.journal", "", ".0.bak"):
        assert file.with_name(file.name + name).stat().st_mode & 0o777 == 0o600, name


def test_a_query_answers_with_what_another_instance_has_just_saved(file: Path) -> None:
    one, other = open_database(file), open_database(file)
    assert one.table("t").search(where("n") == 1) == []
    other.table("t").insert({"n": 1})
    assert one.table("t").search(where("n") == 1) == [{"n": 1}]

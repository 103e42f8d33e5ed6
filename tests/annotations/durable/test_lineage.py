"""Two machines and other programs on the files of one store: nothing that was saved is lost."""

import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.durability.disks import ProcessDisk
from tests.durability.samples import new_highlight
from tests.durability.stores import NAME, all_of, generations, ids, opened, save, shown
from tui.annotations.durable.following import Follower
from tui.annotations.durable.lines import decode_line, encode_line
from tui.annotations.model import Change, Highlight
from tui.annotations.records.coding import to_record
from tui.annotations.store import AnnotationStore


def test_what_is_saved_and_taken_in_between_two_looks_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, reader = opened(tmp_path), opened(tmp_path)
    save(writer, 0)
    assert shown(reader) == ids(0)
    read = Follower._read_journal

    def slow(follower: Follower) -> object:
        found = read(follower)
        monkeypatch.setattr(Follower, "_read_journal", read)
        save(writer, 1)
        writer.close()
        return found

    monkeypatch.setattr(Follower, "_read_journal", slow)
    reader.refresh()
    assert shown(reader) == ids(0, 1)
    save(reader, 2)
    assert all_of(tmp_path) == ids(0, 1, 2)


def test_a_journal_that_stays_behind_the_main_file_of_another_machine_is_taken_in(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    save(opened(ours), 1)
    other = opened(theirs)
    save(other, 2)
    other.close()
    shutil.copy(theirs / NAME, ours / NAME)
    assert all_of(ours) == ids(0, 1, 2)
    for number in range(3, 9):
        store = opened(ours)
        save(store, number)
        store.close()
    assert all_of(ours) == ids(*range(9))


def test_a_journal_on_the_main_file_of_another_machine_is_taken_in_by_id(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    for folder, first in ((ours, 10), (theirs, 20)):
        for number in range(first, first + 4):
            store = opened(folder)
            save(store, number)
            store.close()
    store = opened(ours)
    store.apply([Change(new_highlight(10), new_highlight(10, 1))])
    [journal] = ours.glob(f"{NAME}.5.journal")
    shutil.copy(journal, theirs / journal.name)
    assert all_of(theirs) == ids(0, 10, 20, 21, 22, 23)


@pytest.mark.parametrize("generations", [1, 2, 5])
def test_the_main_file_of_another_machine_under_a_running_app_takes_nothing_away(
    machines: tuple[Path, Path], generations: int
) -> None:
    ours, theirs = machines
    app = opened(ours)
    save(app, 1)
    for number in range(generations):
        other = opened(theirs)
        save(other, 10 + number)
        other.close()
    shutil.copy(theirs / NAME, ours / NAME)
    app.refresh()
    app.tidy()
    wanted = ids(0, 1, *range(10, 10 + generations))
    assert shown(app) == wanted
    for number in range(20, 25):
        save(app, number)
        app.close()
    assert all_of(ours) == sorted(wanted + ids(*range(20, 25)))


def test_a_record_of_plain_tinydb_with_a_number_of_the_journal_is_kept_beside_that(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path)
    save(app, 0)
    app.close()
    save(app, 1)
    with TinyDB(tmp_path / NAME, encoding="utf-8") as plain:
        plain.table("highlights").insert(to_record(new_highlight(2)))
    app.refresh()
    assert shown(app) == ids(0, 1, 2)
    app.apply([Change(new_highlight(1), new_highlight(1, 1))])
    save(app, 3)
    assert shown(opened(tmp_path)) == ids(0, 1, 2, 3)
    assert opened(tmp_path).get(Highlight, new_highlight(1).id) == new_highlight(1, 1)
    app.close()
    assert all_of(tmp_path) == ids(0, 1, 2, 3)


@pytest.mark.parametrize("kept", ["journals", "backups", "main"])
def test_files_removed_under_a_running_app_are_told_and_written_again(
    tmp_path: Path, kept: str
) -> None:
    app = opened(tmp_path)
    for number in range(3):
        save(app, number)
        app.close()
    save(app, 3)
    endings = {"journals": ".journal", "backups": ".bak", "main": NAME}
    for entry in tmp_path.glob(f"{NAME}*"):
        if not entry.name.endswith((endings[kept], "lock")):
            entry.unlink()
    app.refresh()
    assert shown(app) == ids(0, 1, 2, 3)
    assert "removed" in " ".join(app.problems)
    app.tidy()
    assert shown(opened(tmp_path)) == ids(0, 1, 2, 3)
    save(app, 4)
    app.close()
    assert all_of(tmp_path) == ids(0, 1, 2, 3, 4)


def test_a_missing_journal_is_told_where_a_backup_needs_it(tmp_path: Path) -> None:
    app = opened(tmp_path)
    for number in range(3):
        save(app, number)
        app.close()
    (tmp_path / f"{NAME}.2.journal").unlink()
    (tmp_path / NAME).write_bytes(b"{")
    store = opened(tmp_path)
    assert shown(store) == ids(0, 1)
    assert "all that was saved" not in " ".join(store.problems)
    assert "gone" in " ".join(store.problems)


def test_the_name_of_a_journal_that_a_killed_program_made_is_flushed_by_the_next(
    tmp_path: Path,
) -> None:
    class Watched(ProcessDisk):
        flushed = 0

        def flush_folder(self, folder: Path) -> None:
            self.flushed += 1
            super().flush_folder(folder)

    save(opened(tmp_path), 0)
    disk = Watched()
    store = AnnotationStore(tmp_path / NAME, disk)
    save(store, 1)
    assert disk.flushed == 1
    save(store, 2)
    assert disk.flushed == 1


def test_instances_follow_each_other_past_a_journal_that_is_none_of_theirs(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    save(opened(theirs), 1)
    shutil.copy(theirs / f"{NAME}.1.journal", ours / f"{NAME}.2.journal")
    one, other = opened(ours), opened(ours)
    assert shown(one) == shown(other) == ids(0)
    for number in range(10, 18):
        writer, reader = (one, other) if number % 2 else (other, one)
        save(writer, number)
        reader.refresh()
        assert shown(reader) == shown(writer)
        if number == 13:
            one.tidy()
    assert all_of(ours) == ids(0, 1, *range(10, 18))


def test_instances_that_avoid_a_taken_number_meet_again(machines: tuple[Path, Path]) -> None:
    ours, theirs = machines
    save(opened(theirs), 1)
    (ours / f"{NAME}.1.journal").unlink()
    stray = shutil.copy(theirs / f"{NAME}.1.journal", ours / f"{NAME}.1.journal")
    _other_base(Path(stray))
    early = opened(ours)
    assert shown(early) == ids(0)
    Path(stray).unlink()
    late = opened(ours)
    assert shown(late) == ids(0)
    for number in range(10, 14):
        writer, reader = (early, late) if number % 2 else (late, early)
        save(writer, number)
        reader.refresh()
        assert shown(reader) == shown(writer)
    assert all_of(ours) == ids(0, *range(10, 14))


def test_an_instance_that_slept_while_the_first_journal_came_and_went_reads_all(
    tmp_path: Path,
) -> None:
    store = opened(tmp_path)
    save(store, 0)
    store.close()
    (tmp_path / f"{NAME}.1.journal").unlink()
    sleeper = opened(tmp_path)
    assert shown(sleeper) == ids(0)
    for number in range(1, 5):
        other = opened(tmp_path)
        save(other, number)
        other.close()
    sleeper.refresh()
    assert shown(sleeper) == ids(0, 1, 2, 3, 4)
    save(sleeper, 5)
    assert all_of(tmp_path) == ids(*range(6))


def test_a_journal_that_was_never_begun_parts_no_instances(tmp_path: Path) -> None:
    early = opened(tmp_path)
    save(early, 0)
    (tmp_path / f"{NAME}.1.journal").touch()
    late = opened(tmp_path)
    save(early, 1)
    late.refresh()
    late.merge_copies()
    assert shown(late) == ids(0, 1)
    save(late, 2)
    early.refresh()
    early.apply([Change(new_highlight(1), None)])
    late.refresh()
    assert shown(late) == shown(early) == ids(0, 2)
    assert all_of(tmp_path) == ids(0, 2)


def test_a_journal_of_another_machine_is_not_made_by_number_under_a_running_app(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    app = opened(ours)
    save(app, 1)
    generations(theirs, 10, 11)
    for entry in theirs.glob(f"{NAME}*"):
        if not (ours / entry.name).exists() or entry.name == NAME:
            shutil.copy(entry, ours / entry.name)
    app.refresh()
    app.tidy()
    assert shown(app) == ids(0, 1, 10, 11)
    save(app, 2)
    app.close()
    assert all_of(ours) == ids(0, 1, 2, 10, 11)


def test_a_main_file_with_fewer_generations_of_another_machine_is_taken_in(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    for folder, numbers in ((ours, range(10, 16)), (theirs, range(20, 23))):
        for number in numbers:
            store = opened(folder)
            save(store, number)
            store.close()
    shutil.copy(theirs / NAME, ours / NAME)
    assert shown(opened(ours)) == ids(0, *range(10, 16))
    app = opened(ours)
    save(app, 1)
    app.tidy()
    assert all_of(ours) == ids(0, 1, *range(10, 16), *range(20, 23))


def test_a_main_file_that_an_editor_saves_late_is_taken_in(tmp_path: Path) -> None:
    app = opened(tmp_path)
    save(app, 0)
    app.close()
    main = tmp_path / NAME
    before = main.read_bytes()
    save(app, 1)
    app.close()
    main.write_bytes(before.replace(b'"revision 0"', b'"by hand"'))
    app.refresh()
    assert shown(app) == ids(0, 1)
    save(app, 2)
    assert all_of(tmp_path) == ids(0, 1, 2)
    kept = [entry.read_bytes() for entry in tmp_path.iterdir() if entry.is_file()]
    assert any(b'"by hand"' in content for content in kept)


def _other_base(journal: Path) -> None:
    """Let a journal say that it was made on another main file."""
    first, *others = journal.read_bytes().splitlines(keepends=True)
    entry = decode_line(first)
    changed = encode_line({**entry, "id": "a", "base": "b", "after": "c"})
    journal.write_bytes(b"".join([changed, *others]))

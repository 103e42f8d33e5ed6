"""Two machines whose folders were synced file by file, and not all of them yet."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.durability.samples import new_highlight
from tests.durability.stores import NAME, all_of, bring, generations, ids, opened, save, shown
from tui.annotations.durable.writing import Cut, Writer
from tui.annotations.model import Change
from tui.annotations.records.coding import to_record


def meta(folder: Path) -> dict[str, Any]:
    """Return what the main file says of itself."""
    record: dict[str, Any] = json.loads((folder / NAME).read_bytes())["meta"]["1"]
    return record


def test_a_generation_is_newer_than_backups_of_another_machine(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    app = opened(ours)
    save(app, 10)
    generations(theirs, *range(20, 25))
    bring(theirs, ours, "*.bak")
    app.close()
    store = opened(ours)
    assert shown(store) == ids(0, 10)
    assert store.problems == ()


def test_a_main_file_older_than_a_backup_is_taken_in_though_nothing_is_saved(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    generations(ours, *range(10, 16))
    generations(theirs, 20, 21)
    bring(theirs, ours, NAME)
    assert all_of(ours) == ids(0, *range(10, 16), 20, 21)


def test_what_was_opened_from_a_backup_is_in_the_main_file_once_a_copy_counts_as_merged(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    generations(ours, *range(10, 16))
    generations(theirs, 20, 21)
    shutil.copy(ours / NAME, ours / "annotations.sync-conflict-20250304-121314-ABCDEFG.json")
    bring(theirs, ours, NAME)
    opened(ours).merge_copies()
    assert not list(ours.glob("annotations.sync-conflict-*-ABCDEFG.json"))
    with TinyDB(ours / NAME, encoding="utf-8") as plain:
        found = {record["id"] for record in plain.table("highlights")}
    assert found >= set(ids(0, *range(10, 16)))


def test_a_journal_stays_while_the_main_file_lacks_what_it_has(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = machines
    app = opened(ours)
    save(app, 10)
    generations(theirs, *range(20, 25))
    write = Writer.write

    def while_files_come_in(writer: Writer, cut: Cut) -> Path:
        temporary = write(writer, cut)
        bring(theirs, ours, "*.bak")
        (ours / f"{NAME}.2.journal").unlink()
        return temporary

    monkeypatch.setattr(Writer, "write", while_files_come_in)
    app.close()
    monkeypatch.undo()
    assert meta(ours)["generation"] == 1
    assert (ours / f"{NAME}.1.journal").exists()


def test_a_journal_after_one_that_is_not_here_is_not_made_by_number(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    for folder in machines:
        (folder / f"{NAME}.1.journal").unlink()
    save(opened(ours), 10)
    generations(theirs, 20)
    opened(theirs).apply([Change(new_highlight(20), None)])
    bring(theirs, ours, f"{NAME}.2.journal")
    assert all_of(ours) == ids(0, 10)


def test_a_journal_after_one_that_another_machine_removed_is_taken_in_by_id(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    app = opened(theirs)
    app.apply([Change(new_highlight(0), None)])
    app.tidy()
    app.close()
    save(app, 0, 20)
    for removed in (0, 1):
        (ours / f"{NAME}.{removed}.journal").unlink()
    bring(theirs, ours, f"{NAME}.2.journal")
    assert all_of(ours) == ids(0, 20)


def test_a_generation_that_lacks_a_journal_does_not_pass_for_the_next_of_one_that_has_it(
    machines: tuple[Path, Path],
) -> None:
    ours, theirs = machines
    app = opened(theirs)
    for number in (20, 21, 22):
        save(app, number)
        app.close()
    (ours / f"{NAME}.1.journal").unlink()
    for journal in (2, 3, 4):
        bring(theirs, ours, f"{NAME}.{journal}.journal")
    generations(ours, 10)
    for file in ours.glob(f"{NAME}*"):
        if not (theirs / file.name).exists() or file.name == NAME:
            shutil.copy(file, theirs / file.name)
    app.refresh()
    app.merge_copies()
    save(app, 23)
    app.close()
    assert all_of(theirs) == ids(0, 10, 20, 21, 22, 23)


def test_a_record_that_got_another_number_is_not_overwritten(tmp_path: Path) -> None:
    app = opened(tmp_path)
    save(app, 0)
    app.close()
    save(app, 1)
    with TinyDB(tmp_path / NAME, encoding="utf-8") as plain:
        plain.table("highlights").insert(to_record(new_highlight(2)))
    save(app, 3)
    assert shown(app) == ids(0, 1, 2, 3)
    assert all_of(tmp_path) == ids(0, 1, 2, 3)

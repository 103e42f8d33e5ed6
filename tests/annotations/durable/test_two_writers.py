from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event

import pytest

from tests.durability.disks import ProcessDisk
from tests.durability.kills import count_at_once, insert_at_once
from tests.durability.samples import identity, new_highlight
from tui.annotations.errors import ConflictError
from tui.annotations.model import Change, Highlight
from tui.annotations.store import AnnotationStore


@pytest.mark.parametrize("subject", ["store", "database"])
def test_two_programs_that_save_at_once_lose_nothing(tmp_path: Path, subject: str) -> None:
    report = insert_at_once(tmp_path / "annotations.json", subject, 200)
    assert report.complaints == []
    assert (report.acknowledged, report.bad) == (400, 0)


def test_changes_to_one_highlight_never_overwrite_each_other(tmp_path: Path) -> None:
    assert count_at_once(tmp_path / "annotations.json", 60) == 120


def test_threads_of_one_program_save_read_and_compact_at_once(tmp_path: Path) -> None:
    store = AnnotationStore(tmp_path / "annotations.json", ProcessDisk())
    ended = Event()

    def insert(first: int) -> None:
        for number in range(first, first + 60):
            store.apply([Change(None, new_highlight(number))])

    def compact() -> None:
        while not ended.is_set():
            store.close()

    def read() -> None:
        while not ended.is_set():
            store.refresh()
            found = [identity(one) for one in store.all(Highlight)]
            assert len(found) == len(set(found))

    with ThreadPoolExecutor(5) as pool:
        others = [pool.submit(compact), pool.submit(read)]
        inserting = [pool.submit(insert, 1_000 * index) for index in range(3)]
        wait(inserting)
        ended.set()
        for future in [*inserting, *others]:
            future.result()
    expected = {1_000 * index + number for index in range(3) for number in range(60)}
    for found in (store, AnnotationStore(store.file, ProcessDisk())):
        assert {identity(one)[0] for one in found.all(Highlight)} == expected


def test_undo_does_not_overwrite_what_another_program_did_since(tmp_path: Path) -> None:
    file = tmp_path / "annotations.json"
    here, there = AnnotationStore(file), AnnotationStore(file)
    first, second, third = (new_highlight(0, revision) for revision in range(3))
    here.apply([Change(None, first)])
    here.apply([Change(first, second)])
    there.apply([Change(second, third)])
    with pytest.raises(ConflictError):
        here.apply([Change(second, first)])
    here.refresh()
    assert here.all(Highlight) == there.all(Highlight) == [third]


def test_a_group_with_one_conflict_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "annotations.json"
    here, there = AnnotationStore(file), AnnotationStore(file)
    here.apply([Change(None, new_highlight(0))])
    there.apply([Change(new_highlight(0), new_highlight(0, 1))])
    group = [Change(None, new_highlight(1)), Change(new_highlight(0), None)]
    with pytest.raises(ConflictError):
        here.apply(group)
    assert AnnotationStore(file).all(Highlight) == [new_highlight(0, 1)]


@pytest.mark.parametrize("journaled", [True, False])
def test_a_program_that_was_idle_for_generations_sees_all(tmp_path: Path, journaled: bool) -> None:
    file = tmp_path / "annotations.json"
    here, there = AnnotationStore(file), AnnotationStore(file)
    here.apply([Change(None, new_highlight(0))])
    if not journaled:
        here.close()
        for beside in tmp_path.glob("*.*.*"):
            beside.unlink()
        here = AnnotationStore(file)
        assert here.all(Highlight) == [new_highlight(0)]
    for number in range(1, 7):
        there.apply([Change(None, new_highlight(number))])
        there.close()
    assert not list(tmp_path.glob("*.0.journal"))
    here.apply([Change(new_highlight(3), None)])
    expected = [new_highlight(number) for number in range(7) if number != 3]
    assert here.all(Highlight) == expected
    assert AnnotationStore(file).all(Highlight) == expected


def test_each_program_sees_what_the_other_saved(tmp_path: Path) -> None:
    file = tmp_path / "annotations.json"
    here, there = AnnotationStore(file), AnnotationStore(file)
    assert there.all(Highlight) == []
    here.apply([Change(None, new_highlight(0))])
    assert there.refresh()
    assert there.get(Highlight, new_highlight(0).id) == new_highlight(0)
    here.close()
    assert there.all(Highlight) == [new_highlight(0)]
    there.apply([Change(new_highlight(0), None)])
    assert here.refresh()
    assert here.all(Highlight) == []
    assert not here.refresh()

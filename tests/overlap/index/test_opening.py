import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.overlap.index.libraries import words
from tui.articles.files import find_files
from tui.overlap.index import index_cache, index_coding, opening
from tui.overlap.index.hashing import Hashed, hash_files
from tui.overlap.index.index_cache import load_index, load_words
from tui.overlap.index.index_coding import StoredIndex
from tui.overlap.index.opening import open_index

PASSAGE = words("shared", 30)
LONG_AGO = 1_600_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of four articles written long ago, of which the first and last share a passage."""
    for number in range(4):
        own = [words(f"{'abcd'[number]}{part}", 60) for part in "xy"]
        write(
            tmp_path / "library" / f"{number}.txt",
            f" {PASSAGE if number in (0, 3) else ''} ".join(own),
        )
    return tmp_path / "library"


def write(path: Path, text: str, second: int = LONG_AGO) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, (second, second))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that were read."""
    found: list[str] = []

    def hash_and_note(files: list[tuple[str, Path]], jobs: int) -> "list[list[Hashed]]":
        found.extend(article_id for article_id, _ in files)
        return [*hash_files(files, jobs)]

    monkeypatch.setattr(opening, "hash_files", hash_and_note)
    return found


def opened(root: Path, jobs: int = 1) -> StoredIndex:
    return open_index([*find_files(root)], root.parent / "cache", jobs)


def runs(stored: StoredIndex) -> set[tuple[str, str, int, int, int]]:
    ids, columns = stored.index.ids, (column.tolist() for column in stored.index.runs[:5])
    found = ((ids[left], ids[right], *rest) for left, right, *rest in zip(*columns, strict=True))
    return {run if run[0] < run[1] else (run[1], run[0], run[3], run[2], run[4]) for run in found}


SHARED = {("0.txt", "3.txt", 60, 60, 30)}


def test_nothing_is_read_again_where_nothing_changed(root: Path, read: list[str]) -> None:
    assert runs(opened(root)) == SHARED
    assert read == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert runs(opened(root)) == SHARED
    assert len(read) == 4


def test_only_what_changed_is_read(root: Path, read: list[str]) -> None:
    opened(root)
    del read[:]
    write(root / "1.txt", f"{words('e', 70)} {PASSAGE} {words('f', 70)}", LONG_AGO + 5)
    assert runs(opened(root)) == {
        *SHARED,
        ("0.txt", "1.txt", 60, 70, 30),
        ("1.txt", "3.txt", 70, 60, 30),
    }
    assert read == ["1.txt"]
    assert len(runs(opened(root))) == 3
    assert read == ["1.txt"]


def test_a_file_of_the_same_size_that_changed_as_it_was_read_is_read_again(
    root: Path, read: list[str]
) -> None:
    (root / "2.txt").write_text("before")
    opened(root)
    del read[:]
    opened(root)
    assert read == ["2.txt"]


def test_a_file_whose_size_and_time_were_set_back_is_read_again(
    root: Path, read: list[str]
) -> None:
    opened(root)
    del read[:]
    text = (root / "2.txt").read_text()
    write(root / "2.txt", text.replace("cx", "dx"))
    opened(root)
    assert read == ["2.txt"]


def test_what_killed_programs_began_to_write_goes_after_an_hour(root: Path) -> None:
    opened(root)
    cache = root.parent / "cache"
    for name, age in ((".new-old", 3700), (".new-young", 60)):
        (cache / name).write_text("half")
        os.utime(cache / name, (time.time() - age,) * 2)
    opened(root)
    assert [file.name for file in cache.glob(".new-*")] == [".new-young"]


def test_a_library_of_which_nothing_can_be_read_has_an_empty_index(tmp_path: Path) -> None:
    write(tmp_path / "library" / "bad.txt", "")
    (tmp_path / "library" / "bad.txt").write_bytes(b"\xff")
    for _ in range(2):
        assert opened(tmp_path / "library").index.ids == ()


def test_files_that_went_and_came_are_taken_in(root: Path) -> None:
    opened(root)
    (root / "3.txt").unlink()
    write(root / "new.md", f"{words('e', 70)} {PASSAGE} {words('f', 70)}")
    assert runs(opened(root)) == {("0.txt", "new.md", 60, 70, 30)}


def test_many_changes_give_what_an_index_made_anew_does(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SETTLED", 1.1)
    opened(root)
    write(root / "4.txt", f"{words('e', 70)} {PASSAGE} {words('f', 70)}")
    assert len(runs(opened(root))) == 3


def test_a_file_that_cannot_be_read_is_left_out(root: Path) -> None:
    (root / "bad.txt").write_bytes(b"\xff\xfe\x00")
    assert opened(root).index.ids == ("0.txt", "1.txt", "2.txt", "3.txt")


def test_the_digests_are_those_of_the_texts(root: Path) -> None:
    from tui.articles.library import open_library

    stored = opened(root)
    assert dict(zip(stored.index.ids, stored.sha256, strict=True)) == {
        article.id: article.sha256 for article in open_library(root).articles
    }


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def scramble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "something").write_text("in the way")


@pytest.mark.parametrize("damage", [truncate, scramble, empty, make_folder, Path.unlink])
@pytest.mark.parametrize("name", ["index", "words-*"])
def test_a_damaged_cache_is_made_anew(
    root: Path, damage: Callable[[Path], None], name: str
) -> None:
    opened(root)
    (damaged,) = (root.parent / "cache").glob(name)
    damage(damaged)
    write(root / "4.txt", f"{words('e', 70)} {PASSAGE} {words('f', 70)}")
    assert len(runs(opened(root))) == 3
    known = load_index(root.parent / "cache")
    assert known
    assert load_words(root.parent / "cache", known)
    assert len(runs(opened(root))) == 3


@pytest.mark.parametrize("damage", [truncate, scramble, empty, make_folder, Path.unlink])
def test_damage_to_what_was_added_is_noticed(
    root: Path, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SETTLED", 0)
    opened(root)
    write(root / "4.txt", f"{words('e', 70)} {PASSAGE} {words('f', 70)}")
    opened(root)
    (damaged,) = (root.parent / "cache").glob("added-*")
    damage(damaged)
    write(root / "5.txt", f"{words('g', 70)} {PASSAGE} {words('h', 70)}")
    assert len(runs(opened(root))) == 6


def test_changes_are_brought_in_beside_what_is_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SETTLED", 0)
    opened(root)
    (kept,) = (root.parent / "cache").glob("words-*")
    before = kept.stat().st_mtime_ns
    write(root / "4.txt", f"{words('e', 70)} {PASSAGE} {words('f', 70)}")
    opened(root)
    write(root / "4.txt", words("e", 70))
    write(root / "5.txt", f"{words('g', 70)} {PASSAGE} {words('h', 70)}")
    (root / "0.txt").unlink()
    assert runs(opened(root)) == {("3.txt", "5.txt", 60, 70, 30)}
    assert kept.stat().st_mtime_ns == before


def test_an_index_of_another_version_is_not_used(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(root)
    monkeypatch.setattr(index_coding, "VERSION", index_coding.VERSION + 1)
    assert load_index(root.parent / "cache") is None
    assert runs(opened(root)) == SHARED


def test_a_folder_that_cannot_be_written_is_done_without(root: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    assert runs(opened(root)) == SHARED


def test_old_words_are_not_kept(root: Path) -> None:
    opened(root)
    write(root / "4.txt", words("e", 70))
    opened(root)
    assert len([*(root.parent / "cache").iterdir()]) == 2


def test_several_processes_read_what_one_does(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.overlap.index.hashing.CHUNK", 1)
    assert runs(opened(root, jobs=2)) == SHARED


def test_the_indexes_of_other_libraries_go_where_all_are_too_large(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [*find_files(root)]
    for name in ("first", "second"):
        open_index(files, tmp_path / "caches" / name)
        os.utime(tmp_path / "caches" / name / "index", (LONG_AGO, LONG_AGO))
    monkeypatch.setattr(index_cache, "MOST_BYTES", 1)
    open_index(files, tmp_path / "caches" / "third")
    assert [folder.name for folder in (tmp_path / "caches").iterdir()] == ["third"]


def test_it_is_told_where_the_index_cannot_be_kept(root: Path) -> None:
    (root.parent / "cache").write_text("in the way")
    told: list[OSError] = []
    stored = open_index([*find_files(root)], root.parent / "cache", unkept=told.append)
    assert [type(error) for error in told] == [FileExistsError]
    assert runs(stored)

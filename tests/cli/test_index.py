"""`retold index`: what it prints of libraries plain, empty, broken and changing."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.overlap.index.libraries import words
from tui.cli import main
from tui.overlap.index.hashing import File
from tui.overlap.index.index_coding import StoredIndex
from tui.overlap.index.opening import open_index

Capture = pytest.CaptureFixture[str]
Record = dict[str, object]

PASSAGE = words("shared", 30)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of three articles that share a passage, and one that shares nothing."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(sharing(name))
    (folder / "d.txt").write_text(words("alone", 90))
    return folder


def sharing(name: str) -> str:
    return f"{words(f'{name}before', 60)} {PASSAGE} {words(f'{name}after', 60)}"


def records(folder: Path, capsys: Capture, status: int = 0) -> tuple[list[Record], str]:
    assert main(["index", str(folder), "--format", "jsonl"]) == status
    out, err = capsys.readouterr()
    return [json.loads(line) for line in out.splitlines()], err


def pairs(found: list[Record]) -> list[tuple[object, object]]:
    return [(record["left"], record["right"]) for record in found]


ALL = [("a.txt", "b.txt"), ("a.txt", "c.txt"), ("b.txt", "c.txt")]


def test_offsets_are_those_of_the_words_shared(root: Path, capsys: Capture) -> None:
    found, err = records(root, capsys)
    assert (pairs(found), err) == (ALL, "")
    for record in found:
        assert isinstance(record["runs"], list)
        (run,) = record["runs"]
        for side in ("left", "right"):
            text = (root / str(record[side])).read_text()
            assert text[slice(*run[side])] == PASSAGE


@pytest.mark.parametrize("text", ["", "…", "{} tells of nothing else"])
def test_a_library_in_which_nothing_is_shared_has_no_pairs(
    tmp_path: Path, capsys: Capture, text: str
) -> None:
    for name in ("one", "other", "third"):
        (tmp_path / f"{name}.txt").write_text(text.format(name))
    assert main(["index", str(tmp_path)]) == 0
    assert "\n0 pairs share 0 runs of words\n" in capsys.readouterr().out
    assert records(tmp_path, capsys) == ([], "")


def test_what_is_printed_does_not_depend_on_which_article_came_last(
    root: Path, capsys: Capture
) -> None:
    (root / "a.txt").rename(root.parent / "a.txt")
    records(root, capsys)
    (root.parent / "a.txt").rename(root / "a.txt")
    found = records(root, capsys)[0]
    assert pairs(found) == ALL
    assert main(["index", str(root), "--format", "jsonl", "--no-cache"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == found


def change(path: Path) -> None:
    path.write_text(f"another text {path.read_text()}")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (change, "changed while it was read; run it again"),
        (Path.unlink, "No such file or directory"),
    ],
)
def test_a_text_that_is_not_the_one_indexed_has_no_pairs_and_is_named_once(
    root: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[Path], None],
    reason: str,
) -> None:
    def open_and_damage(files: Sequence[File], folder: Path, *rest: Any) -> StoredIndex:
        stored = open_index(files, folder, *rest)
        damage(root / "a.txt")
        return stored

    monkeypatch.setattr("tui.cli.index.open_index", open_and_damage)
    found, err = records(root, capsys, status=1)
    assert pairs(found) == ALL[2:]
    assert err == f"retold: a.txt: {reason}\n"


def test_a_file_that_cannot_be_read_is_named_with_the_reason(root: Path, capsys: Capture) -> None:
    (root / "bad.txt").write_bytes(b"\xff\x00")
    found, err = records(root, capsys, status=1)
    assert pairs(found) == ALL
    assert err == "retold: bad.txt: not UTF-8 text (byte 1); save it as UTF-8\n"


def test_a_library_of_which_nothing_can_be_read_is_told_so(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\x00")
    assert main(["index", str(tmp_path)]) == 1
    assert "retold: bad.txt: not UTF-8 text" in capsys.readouterr().err

"""Where the cache cannot be written, commands print what they find and say so."""

import shutil
from pathlib import Path

import pytest

from tests import labelled_families as sample
from tui.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample.FOLDER, tmp_path / "articles"))


@pytest.mark.parametrize("command", ["index", "overlaps", "versions", "families"])
@pytest.mark.parametrize("kept", ["cache", "cache/retold", "cache/retold/index"])
def test_commands_find_the_same_and_name_the_file_in_the_way(
    articles: Path,
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    kept: str,
) -> None:
    monkeypatch.setattr("tui.overlap.plan.EVERY_PAIR", 3)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "good"))
    assert main([command, str(articles), "--format", "jsonl"]) == 0
    expected = capsys.readouterr()
    assert "kept" not in expected.err
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / kept).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / kept).write_text("in the way")
    assert main([command, str(articles), "--format", "jsonl"]) == 0
    found = capsys.readouterr()
    assert found.out == expected.out
    assert found.err.count("cannot be kept") == 1
    assert f"{tmp_path / kept} is a file where a folder is needed; move it away" in found.err


def test_where_nothing_is_to_be_kept_nothing_is_said(
    articles: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cache").write_text("in the way")
    assert main(["index", str(articles), "--no-cache"]) == 0
    assert capsys.readouterr().err == ""

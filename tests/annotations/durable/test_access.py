import os
from pathlib import Path

import pytest

from tui.annotations.durable.access import is_writable


def may_write(file: Path) -> bool:
    return is_writable(file, file.with_name(file.name + ".lock"))


def test_a_folder_yet_to_be_made_is_writable_where_its_parent_is(tmp_path: Path) -> None:
    assert may_write(tmp_path / "a" / "b" / "annotations.json")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_not_writable(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert not may_write(tmp_path / "a" / "annotations.json")
    assert not may_write(tmp_path / "a" / "b" / "annotations.json")


@pytest.mark.parametrize("name", ["annotations.json", "annotations.json.lock"])
def test_a_folder_in_place_of_a_file_is_not_writable(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert not may_write(tmp_path / "annotations.json")


@pytest.mark.parametrize("denied", ["annotations.json", "annotations.json.lock", ""])
def test_whatever_may_not_be_written_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, denied: str
) -> None:
    for name in ("annotations.json", "annotations.json.lock"):
        (tmp_path / name).touch()
    refused = tmp_path / denied
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == refused and mode & os.W_OK))
    assert not may_write(tmp_path / "annotations.json")

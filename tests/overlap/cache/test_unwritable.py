"""That nothing can be kept is told with the reason and what to do."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from tui.overlap.cache.unwritable import cannot_keep


def no_space() -> Exception:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")


@pytest.mark.parametrize("error", [no_space(), sqlite3.OperationalError("database is full")])
def test_the_folder_the_reason_and_what_to_do_are_named(tmp_path: Path, error: Exception) -> None:
    told = cannot_keep(tmp_path, error)
    assert f"{tmp_path}: " in told
    assert "No space left on device" in told or "database is full" in told
    assert "make it writable, or free some space" in told


@pytest.mark.parametrize("below", ["", "overlaps", "index/0123"])
def test_a_file_in_the_way_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "cache").write_text("in the way")
    told = cannot_keep(tmp_path / "cache" / below, NotADirectoryError())
    assert f"{tmp_path / 'cache'} is a file where a folder is needed; move it away" in told

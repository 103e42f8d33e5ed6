import os
from pathlib import Path

import pytest

from tui.annotations.durable.disk import DISK, write_file

FLUSHES = ("fsync", "fdatasync")


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The inodes of what the operating system was asked to flush."""
    found: list[int] = []
    for name in FLUSHES:
        flush = getattr(os, name, None)
        if flush:

            def noted(descriptor: int, flush: object = flush) -> None:
                found.append(os.fstat(descriptor).st_ino)
                assert callable(flush)
                flush(descriptor)

            monkeypatch.setattr(os, name, noted)
    return found


@pytest.mark.skipif(os.name == "nt", reason="there folders cannot be flushed")
def test_flushing_a_folder_asks_the_operating_system(tmp_path: Path, flushed: list[int]) -> None:
    DISK.flush_folder(tmp_path)
    assert flushed == [tmp_path.stat().st_ino]


def test_a_file_is_flushed_by_the_operating_system_before_it_is_closed(
    tmp_path: Path, flushed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.annotations.durable.disk._full_flush_of_macos", lambda: None)
    write_file(DISK, tmp_path / "a", [b"one", b"two"])
    assert flushed == [(tmp_path / "a").stat().st_ino]
    assert (tmp_path / "a").read_bytes() == b"onetwo"

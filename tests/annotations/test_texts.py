import gzip
import os
import time
from pathlib import Path

import pytest

from tui.annotations.durable.disk import Disk
from tui.annotations.errors import AnnotationsError
from tui.annotations.texts import KeptTexts
from tui.articles.model import Article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations" / "snapshots"


def kept(folder: Path) -> KeptTexts:
    return KeptTexts(folder, folder.parent / "annotations.json")


def test_a_text_is_kept_once_compressed_and_read_by_another_program(
    folder: Path, article: Article
) -> None:
    long = Article("b.md", article.text * 100, "Long")
    for _ in range(2):
        kept(folder).keep(long)
    [file] = folder.iterdir()
    assert file.stat().st_size < len(long.text) / 10
    assert kept(folder).read(long.sha256) == long.text


def test_a_text_that_is_removed_meanwhile_is_kept_again(folder: Path, article: Article) -> None:
    texts = kept(folder)
    texts.keep(article)
    [file] = folder.iterdir()
    file.unlink()
    texts.keep(article)
    assert kept(folder).read(article.sha256) == article.text


def test_a_text_that_is_missing_or_damaged_is_not_there_and_kept_again(
    folder: Path, article: Article
) -> None:
    kept(folder).keep(article)
    [file] = folder.iterdir()
    whole = file.read_bytes()
    for damaged in (b"", whole[:-9], b"garbage", gzip.compress(b"other words"), whole + b"x"):
        file.write_bytes(damaged)
        assert kept(folder).read(article.sha256) is None
        kept(folder).keep(article)
        assert kept(folder).read(article.sha256) == article.text
    assert kept(folder).read("0" * 64) is None


def test_a_text_that_cannot_be_kept_is_told(folder: Path, article: Article) -> None:
    folder.parent.write_text("a file where the folder should be")
    with pytest.raises(AnnotationsError, match="not saved"):
        kept(folder).keep(article)


def test_what_a_killed_program_left_is_removed_after_an_hour(
    folder: Path, article: Article
) -> None:
    folder.mkdir(parents=True)
    old, new = folder / ".00000000.tmp", folder / ".11111111.tmp"
    for leftover in (old, new):
        leftover.touch()
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    kept(folder).keep(article)
    assert not old.exists()
    assert new.exists()


class Full(Disk):
    def write(self, descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_nothing_behind(folder: Path, article: Article) -> None:
    texts = KeptTexts(folder, folder.parent / "annotations.json", Full())
    with pytest.raises(AnnotationsError, match="No space left"):
        texts.keep(article)
    assert list(folder.iterdir()) == []

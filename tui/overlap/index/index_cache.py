"""Keep the index of a library in a folder of the cache; what is broken there counts for nothing."""

import shutil
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import IO

import numpy as np

from tui.overlap.index.corpus import Corpus
from tui.overlap.index.index_coding import StoredIndex, decode_index, encode_index

MOST_BYTES = 1 << 31
"""Bytes that the indexes of all libraries may have together; one of 100,000 articles has 500 MB."""

SECONDS_TO_WRITE = 3600
"""Age from which a file that was not written to its end is left by a program that is gone."""

_INDEX, _WORDS, _ANY_WORDS = "index", "words-{:08x}", "words-*"
_NEW = ".new-"
_WORD = np.dtype("<u8")


def load_index(folder: Path) -> StoredIndex | None:
    """Return the index in a folder; None where there is none that can be used."""
    file = folder / _INDEX
    try:
        return decode_index(file.read_bytes()) if file.is_file() else None
    except (OSError, MemoryError):
        return None


def load_corpus(folder: Path, stored: StoredIndex) -> Corpus | None:
    """Return the words of an index in a folder; None where they are not there as they were."""
    ends = stored.index.ends
    size = int(ends[-1]) * _WORD.itemsize if len(ends) else 0
    file = folder / _WORDS.format(stored.words_crc)
    try:
        if not file.is_file() or file.stat().st_size != size:
            return None
        words = np.fromfile(file, _WORD)
    except (OSError, MemoryError):
        return None
    if words.nbytes != size or zlib.crc32(words.data) != stored.words_crc:
        return None
    return Corpus(words.astype(np.uint64, copy=False), ends)


def save_index(folder: Path, stored: StoredIndex, corpus: Corpus) -> None:
    """Keep an index and its words in a folder, instead of what is there; raise OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    words = np.ascontiguousarray(corpus.words, dtype=_WORD)
    crc = zlib.crc32(words.data)
    file = folder / _WORDS.format(crc)
    _write(file, words.view(np.uint8).data)
    _write(folder / _INDEX, encode_index(replace(stored, words_crc=crc)))
    for older in folder.glob(_ANY_WORDS):
        if older != file:
            _remove(older)
    _forget_oldest(folder, MOST_BYTES)


def forget_unfinished(folder: Path) -> None:
    """Remove what programs that were killed have begun to write into a folder."""
    with suppress(OSError):
        for file in folder.glob(f"{_NEW}*"):
            if file.lstat().st_mtime < time.time() - SECONDS_TO_WRITE:
                _remove(file)


def _forget_oldest(kept: Path, most_bytes: int) -> None:
    """Remove the indexes of other libraries, the oldest first, until all are no more than that."""
    made = {}
    for index in kept.parent.glob(f"*/{_INDEX}"):
        with suppress(OSError):
            sizes = [file.stat().st_size for file in index.parent.iterdir()]
            made[index.parent] = index.stat().st_mtime, sum(sizes)
    total = sum(size for _, size in made.values())
    for folder, (_, size) in sorted(made.items(), key=lambda item: item[1]):
        if total > most_bytes and folder != kept:
            shutil.rmtree(folder, ignore_errors=True)
            total -= size


def _write(path: Path, content: bytes | memoryview) -> None:
    """Write a file, and only then let it take the place of whatever has its name."""
    with _unfinished(path.parent) as file:
        file.write(content)
        file.close()
        if path.is_dir() and not path.is_symlink():
            _remove(path)
        Path(file.name).replace(path)


@contextmanager
def _unfinished(folder: Path) -> Iterator[IO[bytes]]:
    """Give a new file that is gone in the end, unless it has another name by then."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=_NEW, delete=False) as file:
        try:
            yield file
        finally:
            file.close()
            Path(file.name).unlink(missing_ok=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

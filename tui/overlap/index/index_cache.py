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

from tui.overlap.index.index_coding import StoredIndex, decode_index, encode_index
from tui.overlap.index.kept_words import KeptWords
from tui.overlap.index.word_hashes import Hashes

MOST_BYTES = 1 << 31
"""Bytes that the indexes of all libraries may have together; one of 100,000 articles has 500 MB."""

SECONDS_TO_WRITE = 3600
"""Age from which a file that was not written to its end is left by a program that is gone."""

_INDEX = "index"
_ROWS = "words-{:08x}", "added-{:08x}"
_NEW = ".new-"
_NO_WORDS = zlib.crc32(b"")
_WORD = np.dtype("<u8")


def load_index(folder: Path) -> StoredIndex | None:
    """Return the index in a folder; None where there is none that can be used."""
    file = folder / _INDEX
    try:
        return decode_index(file.read_bytes()) if file.is_file() else None
    except (OSError, MemoryError):
        return None


def load_words(folder: Path, stored: StoredIndex) -> KeptWords | None:
    """Return the words of an index in a folder; None where they are not there as they were."""
    names = zip(_ROWS, stored.words_crc, strict=True)
    base, added = (_load_row(folder / name.format(crc), crc) for name, crc in names)
    if base is None or added is None:
        return None
    lengths = np.diff(stored.index.ends, prepend=np.int32(0))
    kept = KeptWords(base, added, stored.word_starts, lengths, stored.words_crc[0])
    return kept if kept.fits else None


def save_index(folder: Path, stored: StoredIndex, kept: KeptWords) -> None:
    """Keep an index and its words in a folder, instead of what is there; raise OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    crc = kept.base_crc, None
    rows = zip(_ROWS, (kept.base, kept.added), crc, strict=True)
    saved = [_save_row(folder, name, words, known) for name, words, known in rows]
    crcs = saved[0], saved[1]
    _write(folder / _INDEX, encode_index(replace(stored, words_crc=crcs)))
    current = {folder / name.format(crc) for name, crc in zip(_ROWS, crcs, strict=True)}
    for name in _ROWS:
        for older in set(folder.glob(name.partition("{")[0] + "*")) - current:
            _remove(older)
    _forget_oldest(folder, MOST_BYTES)


def _load_row(file: Path, crc: int) -> Hashes | None:
    if crc == _NO_WORDS:
        return np.zeros(0, dtype=np.uint64)
    try:
        words = np.memmap(file, _WORD, mode="r")
    except (OSError, ValueError, MemoryError):
        return None
    return words.astype(np.uint64, copy=False) if zlib.crc32(words.data) == crc else None


def _save_row(folder: Path, name: str, words: Hashes, known: int | None) -> int:
    """Write words, where they are not known to be there; return their check sum."""
    words = np.ascontiguousarray(words, dtype=_WORD)
    crc = zlib.crc32(words.data) if known is None else known
    file = folder / name.format(crc)
    if crc != _NO_WORDS and (known is None or not file.is_file()):
        _write(file, words.view(np.uint8).data)
    return crc


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

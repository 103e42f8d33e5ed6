"""Keep the index of a library in a folder of the cache; what is broken there counts for nothing."""

import shutil
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from tui.overlap.index.corpus import Corpus
from tui.overlap.index.library_index import LibraryIndex
from tui.overlap.index.neighbours import Near
from tui.overlap.index.shared_runs import Runs
from tui.overlap.index.stretches import Stretches

VERSION = 1
"""Number of the way in which indexes are computed and kept; those of another are not read."""

MOST_BYTES = 1 << 31
"""Bytes that the indexes of all libraries may have together; one of 100,000 articles has 500 MB."""

_INDEX, _WORDS = "index.npz", "words-*.npy"
_BROKEN = (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error)


@dataclass(frozen=True, eq=False)
class StoredIndex:
    """An index and what tells whether it still fits its files.

    `stamps` has the size in bytes, the time of change and the inode
    of each file; `sha256` is of each text in hexadecimal; `made` is when the files began to be
    read, times in nanoseconds since 1970.
    """

    index: LibraryIndex
    stamps: NDArray[np.int64]
    sha256: tuple[str, ...]
    made: int
    words_crc: int = 0


def load_index(folder: Path) -> StoredIndex | None:
    """Return the index in a folder; None where there is none that can be used."""
    try:
        with np.load(folder / _INDEX, allow_pickle=False) as data:
            if int(data["version"]) != VERSION:
                return None
            return _decoded({name: data[name] for name in data.files})
    except _BROKEN:
        return None


def load_corpus(folder: Path, stored: StoredIndex) -> Corpus | None:
    """Return the words of an index in a folder; None where they are not there as they were."""
    try:
        words = np.load(folder / _words_name(stored.words_crc), allow_pickle=False)
    except _BROKEN:
        return None
    whole = (
        words.dtype == np.uint64 and words.ndim == 1 and zlib.crc32(words.data) == stored.words_crc
    )
    return Corpus(words, stored.index.ends) if whole else None


def save_index(folder: Path, stored: StoredIndex, corpus: Corpus) -> None:
    """Keep an index and its words in a folder, instead of what is there; raise OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    crc = zlib.crc32(np.ascontiguousarray(corpus.words).data)
    words = folder / _words_name(crc)
    with _replacing(words) as file:
        np.save(file, corpus.words, allow_pickle=False)
    with _replacing(folder / _INDEX) as file:
        np.savez(file, allow_pickle=False, **_encoded(replace(stored, words_crc=crc)))
    for older in folder.glob(_WORDS):
        if older != words:
            older.unlink(missing_ok=True)
    _forget_oldest(folder, MOST_BYTES)


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


def _words_name(crc: int) -> str:
    return _WORDS.replace("*", f"{crc:08x}")


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that takes the place of `path` once all is written."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        try:
            yield file
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise


def _encoded(stored: StoredIndex) -> dict[str, NDArray[Any]]:
    index = stored.index
    return {
        "version": np.array(VERSION),
        "made": np.array(stored.made),
        "words_crc": np.array(stored.words_crc),
        "ids": np.frombuffer("\0".join(index.ids).encode("utf-8", "surrogatepass"), np.uint8),
        "sha256": np.frombuffer(bytes.fromhex("".join(stored.sha256)), np.uint8),
        "ends": index.ends,
        "stamps": stored.stamps,
        **_columns("runs", index.runs),
        **_columns("near", index.near),
        **_columns("frames", index.frames),
    }


def _columns(name: str, rows: Runs | Near | Stretches) -> dict[str, NDArray[Any]]:
    return {f"{name}.{field}": column for field, column in rows._asdict().items()}


def _decoded(data: Mapping[str, NDArray[Any]]) -> StoredIndex:
    """Return what was encoded; raise KeyError or ValueError where it does not fit together."""
    ids = tuple(data["ids"].tobytes().decode("utf-8", "surrogatepass").split("\0"))
    digests = data["sha256"].tobytes().hex()
    sha256 = tuple(digests[start : start + 64] for start in range(0, len(digests), 64))
    stamps, ends = data["stamps"], data["ends"]
    if not len(ids) == len(sha256) == len(stamps) == len(ends):
        raise ValueError("rows of the index are missing")
    index = LibraryIndex(
        ids,
        ends,
        Runs(*(data[f"runs.{field}"] for field in Runs._fields)),
        Near(*(data[f"near.{field}"] for field in Near._fields)),
        Stretches(*(data[f"frames.{field}"] for field in Stretches._fields)),
    )
    return StoredIndex(index, stamps, sha256, int(data["made"]), int(data["words_crc"]))

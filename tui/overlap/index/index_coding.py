"""Turn the index of a library into bytes and back; bytes that are not whole are no index."""

import io
import struct
import tokenize
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from tui.overlap.index.corpus import Numbers, Places
from tui.overlap.index.library_index import LibraryIndex
from tui.overlap.index.neighbours import Near
from tui.overlap.index.shared_runs import Runs
from tui.overlap.index.stretches import Stretches

VERSION = 5
"""Number of the way in which indexes are computed and kept; those of another are not read."""

STAMP_FIELDS = 4
"""Numbers that tell whether a file is as it was."""

_DIGEST_BYTES = 32
_SHA256_BYTES = 32
_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    EOFError,
    TypeError,
    RuntimeError,
    OverflowError,
    MemoryError,
    SyntaxError,
    tokenize.TokenError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class StoredIndex:
    """An index and what tells whether it still fits its files.

    `stamps` has STAMP_FIELDS numbers for each file; `sha256` is of each text in hexadecimal;
    `made` is when the files began to be read, in nanoseconds since 1970. `word_starts` has where
    the words of each article begin in the rows in which they are kept, `words_crc` the check sums
    of these.
    """

    index: LibraryIndex
    stamps: NDArray[np.int64]
    sha256: tuple[str, ...]
    made: int
    word_starts: Places
    words_crc: tuple[int, int] = (0, 0)


def encode_index(stored: StoredIndex) -> bytes:
    """Return the bytes in which an index is kept: a digest, and the arrays that it is of."""
    index = stored.index
    file = io.BytesIO(bytes(_DIGEST_BYTES))
    file.seek(_DIGEST_BYTES)
    np.savez(
        file,
        allow_pickle=False,
        version=np.array(VERSION, dtype=np.int64),
        made=np.array(stored.made, dtype=np.int64),
        words_crc=np.array(stored.words_crc, dtype=np.int64),
        word_starts=stored.word_starts,
        ids=np.frombuffer("\0".join(index.ids).encode("utf-8", "surrogatepass"), np.uint8),
        sha256=np.frombuffer(bytes.fromhex("".join(stored.sha256)), np.uint8),
        ends=index.ends,
        stamps=stored.stamps,
        **_columns("runs", index.runs),
        **_columns("near", index.near),
        **_columns("frames", index.frames),
        **_columns("boilerplate", index.boilerplate),
    )
    encoded = file.getbuffer()
    encoded[:_DIGEST_BYTES] = _digest(encoded[_DIGEST_BYTES:])
    return bytes(encoded)


def decode_index(encoded: bytes) -> StoredIndex | None:
    """Return the index that bytes hold; None where they are not whole, or of another version."""
    data = memoryview(encoded)
    if bytes(data[:_DIGEST_BYTES]) != _digest(data[_DIGEST_BYTES:]):
        return None
    try:
        with np.load(io.BytesIO(data[_DIGEST_BYTES:]), allow_pickle=False) as arrays:
            if _number(arrays, "version") != VERSION:
                return None
            return _stored({name: arrays[name] for name in arrays.files})
    except _UNREADABLE:
        return None


def _digest(data: memoryview) -> bytes:
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _columns(name: str, rows: Runs | Near | Stretches) -> dict[str, NDArray[Any]]:
    return {f"{name}.{field}": column for field, column in rows._asdict().items()}


def _stored(arrays: Arrays) -> StoredIndex:
    """Return what was encoded; raise KeyError or ValueError where it does not fit together."""
    ends = _column(arrays, "ends", np.int32)
    count = len(ends)
    ids = _ids(_column(arrays, "ids", np.uint8), count)
    digests = _column(arrays, "sha256", np.uint8).tobytes().hex()
    size = 2 * _SHA256_BYTES
    sha256 = tuple(digests[start : start + size] for start in range(0, len(digests), size))
    _check(len(digests) == count * size and bool((np.diff(ends, prepend=0) >= 0).all()))
    runs = Runs(*(_column(arrays, f"runs.{field}", np.int32) for field in Runs._fields))
    near = Near(
        _column(arrays, "near.left", np.int32),
        _column(arrays, "near.right", np.int32),
        _column(arrays, "near.bits", np.float64),
    )
    frames, boilerplate = (
        Stretches(*(_column(arrays, f"{name}.{field}", np.int32) for field in Stretches._fields))
        for name in ("frames", "boilerplate")
    )
    _check_runs(runs, ends)
    _check_pairs(near.left, near.right, count)
    _check(len(near.bits) == len(near.left))
    for stretches in (frames, boilerplate):
        _check_frames(stretches, int(ends[-1]) if count else 0)
    stamps = arrays["stamps"]
    _check(stamps.dtype == np.int64 and stamps.shape == (count, STAMP_FIELDS))
    word_starts, crc = (_column(arrays, name, np.int64) for name in ("word_starts", "words_crc"))
    _check(len(word_starts) == count and len(crc) == 2)
    index = LibraryIndex(ids, ends, runs, near, frames, boilerplate)
    made = _number(arrays, "made")
    return StoredIndex(index, stamps, sha256, made, word_starts, (int(crc[0]), int(crc[1])))


def _ids(encoded: NDArray[np.uint8], count: int) -> tuple[str, ...]:
    ids = tuple(encoded.tobytes().decode("utf-8", "surrogatepass").split("\0")) if count else ()
    _check(len(set(ids)) == len(ids) == count and all(ids))
    return ids


def _column(arrays: Arrays, name: str, dtype: DTypeLike) -> NDArray[Any]:
    column = arrays[name]
    _check(column.dtype == dtype and column.ndim == 1)
    return column


def _number(arrays: Arrays, name: str) -> int:
    number = arrays[name]
    _check(number.dtype == np.int64 and number.ndim == 0)
    return int(number)


def _check_runs(runs: Runs, ends: Numbers) -> None:
    _check(all(len(column) == len(runs.left) for column in runs))
    _check_pairs(runs.left, runs.right, len(ends))
    _check(bool((runs.length > 0).all()))
    lengths = np.diff(ends, prepend=0)
    for article, start in ((runs.left, runs.left_start), (runs.right, runs.right_start)):
        end = start.astype(np.int64) + runs.length
        _check(bool(((start >= 0) & (end <= lengths[article])).all()))


def _check_pairs(left: Numbers, right: Numbers, count: int) -> None:
    _check(len(left) == len(right))
    _check(bool(((left >= 0) & (left < right) & (right < count)).all()))


def _check_frames(frames: Stretches, words: int) -> None:
    _check(len(frames.starts) == len(frames.ends))
    _check(bool(((frames.starts >= 0) & (frames.starts <= frames.ends)).all()))
    _check(bool((frames.ends[:-1] <= frames.starts[1:]).all() and (frames.ends <= words).all()))


def _check(fits: bool) -> None:
    if not fits:
        raise ValueError("the arrays of the index do not fit together")

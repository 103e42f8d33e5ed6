"""What is read back from the cache is what was kept, or nothing."""

import io
import os
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.overlap.index.libraries import index_of, words
from tui.overlap.index import index_coding
from tui.overlap.index.index_coding import StoredIndex, decode_index, encode_index

DIGEST = 32
WORD_STARTS = np.array([0, 130, 260], dtype=np.int64)


def stored() -> StoredIndex:
    shared = words("shared", 30)
    texts = [f"{words(f'{name}x', 50)} {shared} {words(f'{name}y', 50)}" for name in "abc"]
    stamps = np.arange(12, dtype=np.int64).reshape(3, 4)
    return StoredIndex(
        index_of(texts), stamps, ("ab" * 32, "cd" * 32, "ef" * 32), 5, WORD_STARTS, (7, 8)
    )


def content(one: StoredIndex) -> object:
    index = one.index
    columns = (*index.runs, *index.near, *index.frames, index.ends, one.stamps, one.word_starts)
    return index.ids, one.sha256, one.made, one.words_crc, [c.tolist() for c in columns]


STORED = stored()
KEPT = encode_index(STORED)
ARRAYS: dict[str, NDArray[Any]] = dict(np.load(io.BytesIO(KEPT[DIGEST:])))


def sealed(content: bytes) -> bytes:
    """Return content behind its right digest."""
    return blake2b(content, digest_size=DIGEST).digest() + content


def crafted(arrays: dict[str, NDArray[Any]]) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=True, **arrays)
    return sealed(file.getvalue())


def test_what_was_kept_is_read_back() -> None:
    assert len(STORED.index.runs.length) == 3
    for encoded in (KEPT, crafted(ARRAYS)):
        decoded = decode_index(encoded)
        assert decoded
        assert content(decoded) == content(STORED)


places = st.integers(0, len(KEPT) - 1)


def flip(place: int, other: int, data: bytes) -> bytes:
    return KEPT[:place] + bytes([KEPT[place] ^ (1 + other % 255)]) + KEPT[place + 1 :]


def cut(place: int, other: int, data: bytes) -> bytes:
    return KEPT[: min(place, other)] + KEPT[max(place, other) :]


def insert(place: int, other: int, data: bytes) -> bytes:
    return KEPT[:place] + data + KEPT[place:]


def overwrite(place: int, other: int, data: bytes) -> bytes:
    return KEPT[:place] + data + KEPT[place + len(data) :]


@given(st.sampled_from([flip, cut, insert, overwrite]), places, places, st.binary(max_size=40))
def test_damage_is_never_missed(
    damage: Callable[[int, int, bytes], bytes], place: int, other: int, data: bytes
) -> None:
    damaged = damage(place, other, data)
    decoded = decode_index(damaged)
    assert (decoded is None) == (damaged != KEPT)


@given(st.sampled_from([flip, cut, insert, overwrite]), places, places, st.binary(max_size=40))
def test_damage_behind_a_right_digest_is_no_error(
    damage: Callable[[int, int, bytes], bytes], place: int, other: int, data: bytes
) -> None:
    decoded = decode_index(sealed(damage(max(place, DIGEST), max(other, DIGEST), data)[DIGEST:]))
    assert decoded is None or decoded.index.candidates()


def shorter(array: NDArray[Any]) -> NDArray[Any]:
    return array[:-1] if array.ndim else np.zeros(1, array.dtype)


def of_floats(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(np.float32)


def of_text(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(str)


def of_objects(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(object)


def wider(array: NDArray[Any]) -> NDArray[Any]:
    return array[None]


@pytest.mark.parametrize("change", [shorter, of_floats, of_text, of_objects, wider])
@pytest.mark.parametrize("name", [name for name in ARRAYS if ARRAYS[name].size])
def test_arrays_of_another_kind_are_no_index(
    name: str, change: Callable[[NDArray[Any]], NDArray[Any]]
) -> None:
    assert decode_index(crafted(ARRAYS | {name: change(ARRAYS[name])})) is None
    assert decode_index(crafted({one: ARRAYS[one] for one in ARRAYS if one != name})) is None


@pytest.mark.parametrize("by", [-(10**6), 10**6])
@pytest.mark.parametrize("name", ["left", "right", "left_start", "right_start", "length"])
def test_numbers_that_lead_beyond_an_article_are_no_index(name: str, by: int) -> None:
    name = f"runs.{name}"
    moved = (ARRAYS[name] + by).astype(ARRAYS[name].dtype)
    assert decode_index(crafted(ARRAYS | {name: moved})) is None


@pytest.mark.parametrize("data", [b"", b"\0" * 40, b"SQLite format 3\0" * 9])
def test_other_files_are_no_index(data: bytes) -> None:
    assert decode_index(data) is None
    assert decode_index(sealed(data)) is None


def test_another_version_is_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_coding, "VERSION", index_coding.VERSION + 1)
    assert decode_index(KEPT) is None


class Code:
    """Ends the process that unpickles it."""

    def __reduce__(self) -> tuple[Callable[[int], object], tuple[int]]:
        return os._exit, (3,)


def test_no_code_in_a_cache_is_run() -> None:
    code = np.array([Code()], dtype=object)
    assert decode_index(crafted(ARRAYS | {"version": code})) is None
    assert decode_index(crafted(ARRAYS | {"runs.left": code})) is None

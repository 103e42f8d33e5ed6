"""Findings as bytes and back: compressed JSON, which cannot run code whoever wrote it.

Numbers only: ids and texts are not in it, a span is its two offsets, and -1 stands for None.
"""

import json
import zlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from tui.articles.model import Span
from tui.overlap.cache.errors import CodingError
from tui.overlap.model import Difference, Fact, Kind, Overlap, Row, Similar, Standing

T = TypeVar("T")

Lengths = tuple[int, int]
"""Code points of the left and of the right text."""

LONGEST = 1 << 28
"""Bytes beyond which nothing is decompressed."""

_KINDS, _FACTS, _STANDINGS = tuple(Kind), tuple(Fact), tuple(Standing)
_NONE = [-1, -1]


def pack(values: object) -> bytes:
    """Return lists of numbers as bytes."""
    return zlib.compress(json.dumps(values, separators=(",", ":")).encode(), 1)


def unpack(packed: bytes, read: Callable[[Any], T]) -> T:
    """Return what `read` makes of packed numbers; raise CodingError where it cannot."""
    try:
        decompressor = zlib.decompressobj()
        written = decompressor.decompress(packed, LONGEST)
        if not decompressor.eof:
            raise CodingError("not whole")
        return read(json.loads(written))
    except (zlib.error, ValueError, TypeError, IndexError, RecursionError) as error:
        raise CodingError(str(error)) from error


def encode_passages(passages: Sequence[Overlap]) -> bytes:
    """Return passages as bytes."""
    return pack(
        [
            (
                *(*one.left, *one.right),
                *(_KINDS.index(one.kind), one.score),
                [(*(r.left or _NONE), *(r.right or _NONE), _kind_number(r.kind)) for r in one.rows],
                _difference_numbers(one.differences),
            )
            for one in passages
        ]
    )


def decode_passages(packed: bytes, lengths: Lengths) -> tuple[Overlap, ...]:
    """Return passages of two texts; raise CodingError where the bytes are none."""
    return unpack(packed, lambda values: tuple(_overlap(*one, lengths) for one in values))


def encode_similar(similar: Sequence[Similar]) -> bytes:
    """Return similar sentences as bytes."""
    return pack(
        [
            (
                *(*one.left, *one.right),
                *(one.score, _STANDINGS.index(one.standing)),
                _difference_numbers(one.differences),
            )
            for one in similar
        ]
    )


def decode_similar(packed: bytes, lengths: Lengths) -> tuple[Similar, ...]:
    """Return similar sentences of two texts; raise CodingError where the bytes are none."""
    return unpack(packed, lambda values: tuple(_similar(*one, lengths) for one in values))


def _overlap(a: int, b: int, c: int, d: int, kind: int, score: float, *rest: Any) -> Overlap:
    rows, differences, lengths = rest
    return Overlap(
        _span(a, b, lengths[0]),
        _span(c, d, lengths[1]),
        _KINDS[_count(kind)],
        _share(score),
        tuple(_row(lengths, *row) for row in rows),
        _differences(differences, lengths),
    )


def _row(lengths: Lengths, a: int, b: int, c: int, d: int, kind: int) -> Row:
    left, right = _side(a, b, lengths[0]), _side(c, d, lengths[1])
    return Row(left, right, None if kind == -1 else _KINDS[_count(kind)])


def _similar(a: int, b: int, c: int, d: int, score: float, standing: int, *rest: Any) -> Similar:
    differences, lengths = rest
    return Similar(
        _span(a, b, lengths[0]),
        _span(c, d, lengths[1]),
        _share(score),
        _STANDINGS[_count(standing)],
        _differences(differences, lengths),
    )


def _difference_numbers(differences: Sequence[Difference]) -> list[tuple[int, ...]]:
    return [
        (_FACTS.index(one.fact), *(one.left or _NONE), *(one.right or _NONE)) for one in differences
    ]


def _differences(values: Sequence[Sequence[int]], lengths: Lengths) -> tuple[Difference, ...]:
    return tuple(
        Difference(_FACTS[_count(fact)], _side(a, b, lengths[0]), _side(c, d, lengths[1]))
        for fact, a, b, c, d in values
    )


def _kind_number(kind: Kind | None) -> int:
    return _KINDS.index(kind) if kind else -1


def _side(start: int, end: int, length: int) -> Span | None:
    return None if start == -1 == end else _span(start, end, length)


def _span(start: int, end: int, length: int) -> Span:
    if type(start) is type(end) is int and 0 <= start <= end <= length:
        return Span(start, end)
    raise CodingError("a span outside of its text")


def _count(number: int) -> int:
    if type(number) is int and number >= 0:
        return number
    raise CodingError("no count")


def _share(number: float) -> float:
    if type(number) in (int, float) and 0 <= number <= 1:
        return number
    raise CodingError("no share")

"""What pairs share in short as bytes and back: of these ten thousands are read at once."""

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from struct import Struct, error, pack, unpack_from
from zlib import crc32

from tui.overlap.cache.errors import CodingError
from tui.overlap.model import Kind
from tui.overlap.sharing import Sharing, WordRange

_CHECK = Struct("<I")
_HEAD = Struct("<b2I2d5I")
_KINDS = tuple(Kind)
_NUMBER = 4


def encode_sharing(sharing: Sharing) -> bytes:
    """Return in short what two articles share as bytes."""
    lists = sharing.left_ranges, sharing.right_ranges, sharing.left_added, sharing.right_added
    head = _HEAD.pack(
        -1 if sharing.kind is None else _KINDS.index(sharing.kind),
        *(sharing.left_words, sharing.right_words),
        *(sharing.left_share, sharing.right_share),
        *(sharing.strong, *map(len, lists)),
    )
    numbers = [*chain.from_iterable(chain.from_iterable(lists))]
    content = head + pack(f"<{len(numbers)}I", *numbers)
    return _CHECK.pack(crc32(content)) + content


def decode_sharing(packed: bytes, left: str, right: str) -> Sharing:
    """Return what the articles of two ids share; raise CodingError where the bytes do not tell."""
    try:
        (check,), packed = _CHECK.unpack_from(packed), packed[_CHECK.size :]
        kind, ours, theirs, our_share, their_share, strong, *counts = _HEAD.unpack_from(packed)
        numbers = unpack_from(f"<{(len(packed) - _HEAD.size) // _NUMBER}I", packed, _HEAD.size)
        prevailing = None if kind == -1 else _KINDS[kind]
    except (error, IndexError) as reason:
        raise CodingError(str(reason)) from reason
    ends = [0, *accumulate(2 * count for count in counts)]
    is_whole = check == crc32(packed) and len(numbers) == 2 * sum(counts)
    if not (is_whole and kind >= -1 and 0 <= our_share <= 1 and 0 <= their_share <= 1):
        raise CodingError("not what two articles share")
    return Sharing(
        *(left, right, prevailing, ours, theirs, our_share, their_share, strong),
        *(_ranges(numbers[start:end]) for start, end in pairwise(ends)),
    )


def _ranges(numbers: Sequence[int]) -> tuple[WordRange, ...]:
    ranges = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    if any(first >= last for first, last in ranges):
        raise CodingError("a range that ends before it begins")
    return ranges

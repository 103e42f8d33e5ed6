"""Align two sequences of words, however long: runs of them that are equal or changed."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from tui.overlap.facts.slots import Block

LARGEST_TABLE = 16_000_000
"""Words of one side times words of the other up to which they are aligned exactly."""

SHINGLES = (4, 2, 1)
"""Words in a row, first the surer ones, that anchor a long alignment where both sides have them
once."""

Run = tuple[int, int, int]
"""Where a run of equal words starts on the left and on the right, and its length in words."""


def align_words(left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """Return runs of words that tile both sides, equal and changed ones in turn.

    Short texts are aligned by their longest common subsequence (rapidfuzz's Indel, after Hyyrö's
    bit-parallel algorithm), long ones between anchors that stand once on each side (Cohen's
    patience diff, over shingles), in time that grows a little faster than their length.
    """
    return _joined(_aligned(left, right, (0, 0), SHINGLES))


def _aligned(
    left: Sequence[str], right: Sequence[str], at: tuple[int, int], shingles: tuple[int, ...]
) -> Iterator[Block]:
    if len(left) * len(right) <= LARGEST_TABLE:
        yield from _exactly(list(left), list(right), at)
        return
    if not shingles:
        yield _block(at, (len(left), len(right)), equal=False)
        return
    here = there = 0
    for ours, theirs, length in (*_anchors(left, right, shingles[0]), (len(left), len(right), 0)):
        between = at[0] + here, at[1] + there
        yield from _aligned(left[here:ours], right[there:theirs], between, shingles[1:])
        if length:
            yield _block((at[0] + ours, at[1] + theirs), (length, length), equal=True)
        here, there = ours + length, theirs + length


def _exactly(left: list[str], right: list[str], at: tuple[int, int]) -> Iterator[Block]:
    for code in Indel.opcodes(left, right):
        lengths = code.src_end - code.src_start, code.dest_end - code.dest_start
        place = at[0] + code.src_start, at[1] + code.dest_start
        yield _block(place, lengths, equal=code.tag == "equal")


def _anchors(left: Sequence[str], right: Sequence[str], size: int) -> Iterator[Run]:
    """Yield runs in order on both sides, from the shingles that each side has once."""
    found = _unique(left, size), _unique(right, size)
    places = [(place, found[1][one]) for one, place in found[0].items() if one in found[1]]
    run: Run | None = None
    for ours, theirs in _ascending(sorted(places)):
        if run is None:
            run = ours, theirs, size
            continue
        start, there, length = run
        if ours - start == theirs - there and ours <= start + length:
            run = start, there, ours - start + size
        elif ours >= start + length and theirs >= there + length:
            yield run
            run = ours, theirs, size
    if run:
        yield run


def _unique(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    shingles = list(zip(*(words[n:] for n in range(size)), strict=False))
    counts = Counter(shingles)
    return {one: place for place, one in enumerate(shingles) if counts[one] == 1}


def _ascending(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of `places`, ordered by the first, that the second orders too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(places):
        slot = bisect_left(ends, place)
        before.append(last[slot - 1] if slot else -1)
        ends[slot : slot + 1] = [place]
        last[slot : slot + 1] = [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(places[number])
        number = before[number]
    return chain[::-1]


def _block(at: tuple[int, int], lengths: tuple[int, int], *, equal: bool) -> Block:
    return Block((at[0], at[0] + lengths[0]), (at[1], at[1] + lengths[1]), equal)


def _joined(blocks: Iterator[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        if block.left[0] == block.left[1] and block.right[0] == block.right[1]:
            continue
        if joined and joined[-1].equal == block.equal:
            before = joined.pop()
            left, right = (before.left[0], block.left[1]), (before.right[0], block.right[1])
            block = Block(left, right, block.equal)
        joined.append(block)
    return joined

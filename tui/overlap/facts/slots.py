"""Say where a word of one statement would stand in the other: the slots of a word alignment."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from tui.overlap.facts.tokens import Places

LARGEST_TABLE = 25_000_000
"""Words of one statement times words of the other up to which they are aligned."""

FOLLOWED = 0.5
"""Share of the shorter statement's words in the same order from which slots mean something."""

CLOSELY = 0.65
"""That share from which whatever stands in a slot stands for what stood there."""


class Block(NamedTuple):
    """A run of words that is equal on both sides or changed, as ranges of word numbers."""

    left: Places
    right: Places
    equal: bool

    @property
    def widest(self) -> int:
        """Return the words on the side that has more."""
        return max(self.left[1] - self.left[0], self.right[1] - self.right[0])


class Slots:
    """The alignment of two sequences of words by their longest common subsequence.

    The subsequence is rapidfuzz's Indel, after Hyyrö's bit-parallel algorithm.
    """

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Count the words in the same order; statements past LARGEST_TABLE have none."""
        self._words = left, right
        small = len(left) * len(right) <= LARGEST_TABLE
        same = LCSseq.similarity(left, right) if small else 0
        share = same / max(1, min(len(left), len(right)))
        self.followed = share >= FOLLOWED
        """Whether one statement follows the other enough for slots to mean something."""
        self.closely = share >= CLOSELY
        """Whether it is an edit of the other, in which slots can be relied on."""

    @cached_property
    def blocks(self) -> list[Block]:
        """Return the runs of words in order, equal and changed ones in turn."""
        if not self.followed:
            return [Block((0, len(self._words[0])), (0, len(self._words[1])), False)]
        left, right = (list(words) for words in self._words)
        # Of several longest common subsequences, both directions are to take the same one.
        if left <= right:
            return _blocks(left, right)
        return [Block(ours, theirs, equal) for theirs, ours, equal in _blocks(right, left)]

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        return [block.left[0] for block in self.blocks], [block.right[0] for block in self.blocks]

    def number(self, side: int, place: int) -> int:
        """Return the number of the block that the word at `place` of side 0 or 1 stands in."""
        return bisect_right(self._starts[side], place) - 1

    def block(self, side: int, place: int) -> Block:
        """Return the block that the word at `place` of side 0 or 1 stands in."""
        return self.blocks[self.number(side, place)]

    def across(self, side: int, place: int) -> Places:
        """Return the range on the other side where the word at `place` stands or would stand."""
        block = self.block(side, place)
        ours, theirs = (block.left, block.right) if side == 0 else (block.right, block.left)
        if not block.equal:
            return theirs
        there = theirs[0] + place - ours[0]
        return there, there + 1

    def likeliest(self, place: int) -> int:
        """Return where the word at `place` of the left side is likeliest to stand on the right.

        In a changed block that is as far from its start, in proportion, as on the left.
        """
        block = self.block(0, place)
        there = place - block.left[0]
        if not block.equal:
            widths = block.left[1] - block.left[0], block.right[1] - block.right[0]
            there = there * widths[1] // widths[0]
        return block.right[0] + there

    def distance(self, left: Places, right: Places) -> int:
        """Return the words between where a mention stands and where its counterpart does."""
        return min(self._off(0, left, right), self._off(1, right, left))

    def widest(self, left: Places, right: Places) -> int:
        """Return the words of the widest changed block that two mentions stand in."""
        blocks = self.block(0, left[0]), self.block(1, right[0])
        return max((block.widest for block in blocks if not block.equal), default=0)

    def _off(self, side: int, mention: Places, other: Places) -> int:
        first, end = self.across(side, mention[0])[0], self.across(side, mention[1] - 1)[1]
        return max(0, first - other[1], other[0] - end)


def _blocks(left: Sequence[str], right: Sequence[str]) -> list[Block]:
    found: list[Block] = []
    for code in Indel.opcodes(left, right):
        ours, theirs = (code.src_start, code.src_end), (code.dest_start, code.dest_end)
        equal = code.tag == "equal"
        if found and not equal and not found[-1].equal:
            last = found.pop()
            ours, theirs = (last.left[0], ours[1]), (last.right[0], theirs[1])
        found.append(Block(ours, theirs, equal))
    return found

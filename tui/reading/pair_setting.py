"""Blocks of two texts set in rows: short ones all at once, long ones first around the cursor."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from tui.articles.model import Article, Span
from tui.reading.columns import Block, Columns, Form, Label, Side, set_pair
from tui.reading.marks import Marks
from tui.reading.wrapping import Cells

AT_ONCE = 30_000
"""Code points shown up to which all blocks are set at once, within a frame or two."""

AROUND = 12_000
"""Code points that are set before and after the cursor where there are more."""

LABEL = 40
"""Code points that a label counts for."""


class PairSetting:
    """Blocks of two articles, which of them has an offset, and their rows in a form."""

    def __init__(self, blocks: Sequence[Block], articles: tuple[Article, Article]) -> None:
        self.blocks = tuple(blocks)
        self.articles = articles
        self.keys = [block.key for block in self.blocks]
        self._sizes = list(accumulate(map(_size, self.blocks), initial=0))
        self._shown = tuple(Marks(_shown(self.blocks, side)) for side in Side)
        self._starts = tuple(marks.starts() for marks in self._shown)

    @property
    def is_long(self) -> bool:
        """Tell whether there are more blocks than can be set while the reader waits."""
        return self._sizes[-1] > AT_ONCE

    def around(self, form: Form, cells: Cells, number: int) -> Columns:
        """Return the rows of all blocks, or of a long text those around a block."""
        among = range(len(self.blocks))
        if self.is_long:
            before, behind = self._sizes[number] - AROUND, self._sizes[number + 1] + AROUND
            first = max(0, bisect_right(self._sizes, before) - 1)
            among = range(first, min(bisect_left(self._sizes, behind), len(self.blocks)))
        return set_pair(self.blocks, self.articles, form, cells, among=among) or Columns()

    def whole(self, form: Form, cells: Cells, go_on: Callable[[], bool]) -> Columns | None:
        """Return the rows of all blocks, however long it takes; None where it shall not `go_on`."""
        return set_pair(self.blocks, self.articles, form, cells, go_on=go_on)

    def is_whole(self, columns: Columns) -> bool:
        """Tell whether rows are those of all blocks."""
        return len(columns.starts) == len(self.blocks)

    def most_rows(self, first: int, end: int) -> int:
        """Return how many rows a range of blocks has at most."""
        return self._sizes[end] - self._sizes[first] + 3 * (end - first)

    def block_of(self, side: Side, offset: int, *, near: int, forward: bool) -> int:
        """Return the block that shows an offset, the nearest to `near` where several do.

        A hidden one is looked for in a direction.
        """
        shown = self._shown[side].within(offset, offset + 1)
        if shown:
            return min((number for _, number in shown), key=lambda number: abs(number - near))
        starts = self._starts[side]
        if not starts:
            return near
        index = bisect_right(starts, offset) - (0 if forward else 1)
        start = starts[min(max(index, 0), len(starts) - 1)]
        return self.block_of(side, start, near=near, forward=forward)

    def blocks_with(self, key: int) -> range:
        """Return the numbers of the blocks that have a key; keys ascend."""
        return range(bisect_left(self.keys, key), bisect_right(self.keys, key))


def _size(block: Block) -> int:
    return sum(
        LABEL if isinstance(piece, Label) else piece.end - piece.start
        for piece in (*block.left, *block.right)
    )


def _shown(blocks: Sequence[Block], side: Side) -> Iterator[tuple[Span, int]]:
    for number, block in enumerate(blocks):
        for piece in block.side(side):
            span = piece.span if isinstance(piece, Label) else piece
            if span.start < span.end:
                yield span, number

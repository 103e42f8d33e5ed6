"""Two texts as rows of blocks: side by side in two columns, or below each other in one."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import accumulate, zip_longest
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.reading.rows import Row
from tui.reading.wrapping import Cells, wrap


class Side(IntEnum):
    """The column of an article in a comparison."""

    LEFT = 0
    RIGHT = 1

    @property
    def other(self) -> "Side":
        """Return the side across."""
        return Side(1 - self)


class Label(NamedTuple):
    """Words of the program in place of a span of text, or of none where the span is empty."""

    span: Span
    words: str


Piece = Span | Label
"""What stands in a column: text of the article, or a label in its place."""


class Block(NamedTuple):
    """Pieces that belong together; the caller's `key`, `row` and `sign` say what they are.

    Blocks with the same key stand close; between two keys is a blank row. A block that is
    `headed` has a row of its own above it. One whose two sides are `alike` is shown once where
    there is one column.
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    key: int
    row: int = -1
    sign: str = ""
    headed: bool = False
    alike: bool = False

    def side(self, side: Side) -> tuple[Piece, ...]:
        """Return the pieces on one side."""
        return self.left if side is Side.LEFT else self.right


class PairRow(NamedTuple):
    """One row: what stands on each side, if anything, and the number of the block it is of.

    The first row of a side of a block `opens` it; rows of one column have both sides only where
    they are alike, and then one is shown; `heading` is the row above a block.
    """

    left: Row | None = None
    right: Row | None = None
    block: int = -1
    opens: bool = False
    heading: bool = False

    def side(self, side: Side) -> Row | None:
        """Return what stands on one side."""
        return self.left if side is Side.LEFT else self.right


class Form(NamedTuple):
    """The widths of the columns in cells; in one column both sides have the same."""

    widths: tuple[int, int]
    in_one: bool = False


@dataclass(frozen=True)
class Columns:
    """All rows of some blocks, one after the other, of two articles.

    `starts` has the first row below its heading of each block, beginning with block `first`;
    `places` has for each side the (start, end, row) of what is shown, ordered by start.
    """

    rows: tuple[PairRow, ...] = (PairRow(),)
    starts: tuple[int, ...] = ()
    places: tuple[tuple[tuple[int, int, int], ...], ...] = ((), ())
    first: int = 0

    def has_block(self, number: int) -> bool:
        """Tell whether the rows of a block are among these."""
        return 0 <= number - self.first < len(self.starts)

    def block_at(self, row: int) -> int:
        """Return the number of the block that a row is of, or of the one above a row between."""
        return self.first + max(0, bisect_right(self.starts, row) - 1)

    def start_of(self, number: int) -> int:
        """Return the first row of a block below its heading, or of the nearest block there is."""
        place = min(max(number - self.first, 0), len(self.starts) - 1)
        return self.starts[place] if self.starts else 0

    def rows_of(self, side: Side, offset: int) -> list[int]:
        """Return the rows on which an offset of one side is shown, in order; none when hidden."""
        places = self.places[side]
        index = bisect_right(places, offset, key=_start_of)
        start = places[index - 1][0] if index else -1
        found = []
        while index and places[index - 1][0] == start:
            index -= 1
            if places[index][1] > offset or start == offset:
                found.append(places[index][2])
        return sorted(found)

    def rows_within(self, side: Side, span: Span) -> list[int]:
        """Return the rows on which some of a span of one side is shown, in order."""
        places, farthest = self.places[side], self._farthest[side]
        index = bisect_left(places, span.end, key=_start_of)
        found = []
        while index and farthest[index - 1] > span.start:
            index -= 1
            if places[index][1] > span.start:
                found.append(places[index][2])
        return sorted(found)

    @cached_property
    def _farthest(self) -> tuple[list[int], ...]:
        """Return for each side the farthest end up to each of its places."""
        return tuple(list(accumulate((end for _, end, _ in one), max)) for one in self.places)

    def nearest(self, side: Side, offset: int, row: int, *, forward: bool) -> tuple[int, int]:
        """Return the offset and row to show for an offset of one side, seen from a row.

        A hidden offset gives the next one shown in that direction, else the last there is.
        """
        rows = self.rows_of(side, offset)
        if not rows:
            places = self.places[side]
            if not places:
                return offset, min(row, len(self.rows) - 1)
            index = bisect_right(places, offset, key=_start_of) - (0 if forward else 1)
            offset = places[min(max(index, 0), len(places) - 1)][0]
            rows = self.rows_of(side, offset)
        return offset, min(rows, key=lambda place: abs(place - row))

    def step(self, side: Side | None, row: int, count: int) -> int:
        """Return the row `count` rows on that has something on a side, or the last such.

        Without a side it may be on either.
        """
        shown = self._shown[-1 if side is None else side]
        goal = min(max(row + count, 0), len(self.rows) - 1)
        if not shown:
            return row
        if count > 0:
            return shown[min(bisect_left(shown, goal), len(shown) - 1)]
        return shown[max(bisect_right(shown, goal) - 1, 0)]

    def near(self, side: Side, row: int) -> int | None:
        """Return the row nearest to one that has something on a side, one of its block first."""
        shown, block = self._shown[side], self.block_at(row)
        index = bisect_left(shown, row)
        around = shown[max(0, index - 1) : index + 1]
        return min(
            around, key=lambda one: (self.block_at(one) != block, abs(one - row)), default=None
        )

    @cached_property
    def _shown(self) -> tuple[list[int], list[int], list[int]]:
        """Return the rows that have something on the left, on the right, on either side."""
        left, right = ([n for n, row in enumerate(self.rows) if row.side(side)] for side in Side)
        return left, right, sorted({*left, *right})


def set_pair(
    blocks: Sequence[Block],
    articles: tuple[Article, Article],
    form: Form,
    cells: Cells,
    *,
    among: range | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> Columns | None:
    """Return the rows of blocks, or of those `among` them; None where it is not to `go_on`."""
    rows: list[PairRow] = []
    starts: list[int] = []
    numbers = range(len(blocks)) if among is None else among
    key: int | None = None
    for number in numbers:
        block = blocks[number]
        if not go_on():
            return None
        if key is not None and block.key != key:
            rows.append(PairRow())
        key = block.key
        if block.headed:
            rows.append(PairRow(block=number, heading=True))
        starts.append(len(rows))
        rows += _block_rows(block, number, articles, form, cells)
    places = tuple(tuple(sorted(_places(rows, side))) for side in Side)
    return Columns(tuple(rows) or (PairRow(),), tuple(starts), places, numbers.start)


def _block_rows(
    block: Block, number: int, articles: tuple[Article, Article], form: Form, cells: Cells
) -> Iterator[PairRow]:
    left = _column(block.left, articles[0], form.widths[0], cells)
    right = _column(block.right, articles[1], form.widths[1], cells)
    if block.alike or not form.in_one:
        for line, (one, other) in enumerate(zip_longest(left, right)):
            yield PairRow(one, other, number, line == 0)
        return
    for line, row in enumerate(left):
        yield PairRow(row, None, number, line == 0)
    for line, row in enumerate(right):
        yield PairRow(None, row, number, line == 0)


def _column(pieces: Sequence[Piece], article: Article, width: int, cells: Cells) -> Iterator[Row]:
    for piece in pieces:
        if isinstance(piece, Label):
            yield Row(*piece.span, piece.words)
            continue
        for part in paragraphs_within(article, piece):
            yield from (Row(*row) for row in wrap(article.text, part, width, cells))


def paragraphs_within(article: Article, span: Span) -> Iterator[Span]:
    """Yield the parts of the article's paragraphs that lie in a span."""
    for paragraph in article.paragraphs[slice(*touching(article.paragraphs, span))]:
        yield Span(max(span.start, paragraph.start), min(span.end, paragraph.end))


def _places(rows: Sequence[PairRow], side: Side) -> Iterator[tuple[int, int, int]]:
    for index, pair in enumerate(rows):
        row = pair.side(side)
        if row is not None and row.start < row.end:
            yield row.start, row.end, index


def _start_of(place: tuple[int, int, int]) -> int:
    return place[0]

"""Two texts side by side: blocks that belong together start on the same row."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest
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
    """Words of the program in place of a span of text."""

    span: Span
    words: str


Piece = Span | Label
"""What stands in a column: text of the article, or a label in its place."""


class Block(NamedTuple):
    """Pieces that stand side by side; the caller's `key` and `sign` are carried to their rows.

    Blocks with the same key stand close; between two keys is a blank row. A heading takes a row
    across both columns.
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    key: int
    sign: str = ""
    heading: str = ""


class PairRow(NamedTuple):
    """One row of two columns; a side is None where it has nothing, `sign` only opens a block."""

    left: Row | None = None
    right: Row | None = None
    key: int = -1
    sign: str = ""
    heading: str = ""

    def side(self, side: Side) -> Row | None:
        """Return what stands on one side."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True)
class Columns:
    """All rows of two articles side by side at one width.

    `places` has for each side the (start, end, row) of what is shown, ordered by start.
    """

    rows: tuple[PairRow, ...]
    places: tuple[tuple[tuple[int, int, int], ...], ...]

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

    def nearest(self, side: Side, offset: int, row: int, *, forward: bool) -> tuple[int, int]:
        """Return the offset and row to show for an offset of one side, seen from a row.

        A hidden offset gives the next one shown in that direction, else the last there is.
        """
        rows = self.rows_of(side, offset)
        if not rows:
            places = self.places[side]
            if not places:
                return offset, row
            index = bisect_right(places, offset, key=_start_of) - (0 if forward else 1)
            offset = places[min(max(index, 0), len(places) - 1)][0]
            rows = self.rows_of(side, offset)
        return offset, min(rows, key=lambda place: abs(place - row))

    def step(self, side: Side, row: int, count: int) -> int:
        """Return the row `count` rows on that has something on one side, or the last such."""
        goal = min(max(row + count, 0), len(self.rows) - 1)
        onward = range(goal, len(self.rows)) if count > 0 else range(goal, -1, -1)
        back = range(goal, row, -1) if count > 0 else range(goal, row)
        return next((i for i in (*onward, *back) if self.rows[i].side(side)), row)


def set_side_by_side(
    blocks: Sequence[Block],
    articles: tuple[Article, Article],
    widths: tuple[int, int],
    cells: Cells,
) -> Columns:
    """Return the rows of `blocks`, each column wrapped at its width in cells."""
    rows: list[PairRow] = []
    for block in blocks:
        if rows and block.key != rows[-1].key:
            rows.append(PairRow())
        if block.heading:
            rows.append(PairRow(key=block.key, heading=block.heading))
        left = _column(block.left, articles[0], widths[0], cells)
        right = _column(block.right, articles[1], widths[1], cells)
        for number, (one, other) in enumerate(zip_longest(left, right)):
            rows.append(PairRow(one, other, block.key, block.sign if number == 0 else ""))
    places = tuple(tuple(sorted(_places(rows, side))) for side in Side)
    return Columns(tuple(rows), places)


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
        if row is not None:
            yield row.start, row.end, index


def _start_of(place: tuple[int, int, int]) -> int:
    return place[0]

"""Two rows that show where in each of two articles what they share lies, and what it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message

from tui.articles.model import Span
from tui.overlap.model import Kind
from tui.overlap.sections import Passage
from tui.reading.columns import Side
from tui.widgets.painted_rows import PaintedRows
from tui.widgets.signs import DIFFERS, MOVED, SIGNS, style_name
from tui.widgets.spread import Spread, differences_of, sides

NOTHING = "─"
"""What stands in a cell of which nothing has a counterpart."""

Mark = tuple[Span, str]
"""A stretch of an article and the sign of what it is to the other."""

RANKS = {DIFFERS: 2, MOVED: 1}
"""Which signs are shown however little of a cell they are of: the higher number."""

STYLES = {
    **{SIGNS[kind]: style_name(kind) for kind in (*Kind, None)},
    MOVED: "text--moved",
    DIFFERS: "text--badge",
}
"""The component style of each sign."""

HERE = {
    (is_match, is_cursor): Style(underline=is_match, reverse=is_cursor)
    for is_match in (False, True)
    for is_cursor in (False, True)
}
"""What is added to the style of a cell, by whether it is of the match and the cursor's."""


def cell_range(span: Span, length: int, width: int) -> range:
    """Return the cells in which a span of a text of some code points lies, at least one."""
    first = min(span.start * width // max(1, length), width - 1)
    last = (span.end * width - 1) // max(1, length)
    return range(first, min(max(first, last), width - 1) + 1)


def signs_in_cells(marks: Iterable[Mark], length: int, width: int) -> dict[int, str]:
    """Return the sign of each cell that has any: the highest rank, or else what has most of it."""
    shares: dict[int, Counter[str]] = {}
    for span, sign in marks:
        for cell in cell_range(span, length, width):
            start, end = cell * length, (cell + 1) * length
            share = min(span.end * width, end) - max(span.start * width, start)
            shares.setdefault(cell, Counter())[sign] += max(share, 0)
    return {
        cell: max(found, key=lambda sign: (RANKS.get(sign, 0), found[sign]))
        for cell, found in shares.items()
    }


def marks_of(spread: Spread, side: Side) -> Iterator[Mark]:
    """Yield what each row of the matches of a spread is on one side, if it has a counterpart.

    Without matches it is the suggestions. Facts that differ are marked where they stand.
    """
    for key in spread.matches:
        section = spread.sections[key]
        if isinstance(section, Passage) and section.overlap.rows:
            rows = spread.rows(key)
            for number, (row, _) in enumerate(rows.told):
                span = (row.left, row.right)[side]
                if span and row.left and row.right:
                    is_moved = section.moved or number in rows.moved
                    yield span, MOVED if is_moved else SIGNS[row.kind]
        elif span := sides(section)[side]:
            yield span, SIGNS[spread.kind(key)]
        for one in differences_of(section):
            if span := (one.left, one.right)[side]:
                yield span, DIFFERS


class Signs(NamedTuple):
    """The cells of a strip, and where others begin than those before; the ends are such edges."""

    cells: str
    edges: Sequence[int]


class Place(NamedTuple):
    """The cells of a strip in which the cursor is, and those of its match; either may be none."""

    cursor: range
    match: range


class PairStrip(PaintedRows):
    """The left article above the right one; the cursor's cell is reversed, its match underlined."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*STYLES.values()}
    DEFAULT_CSS = """
    PairStrip { height: 2; width: 100%; color: $text-muted; }
    """

    class Pointed(Message):
        """A place of an article was clicked."""

        def __init__(self, side: Side, offset: int) -> None:
            super().__init__()
            self.side = side
            self.offset = offset

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spread: Spread | None = None
        self._place = Side.LEFT, 0, -1
        self._moved = ""
        self._painted: tuple[Side, range, int] | None = None
        self._signs: tuple[int, Sequence[Signs]] = 0, ()
        self._rows_kept: list[tuple[Signs, Place, list[Segment]] | None] = [None, None]

    def show(self, spread: Spread) -> None:
        """Show other articles."""
        self._spread, self._signs, self._rows_kept = spread, (0, ()), [None, None]
        self._moved = f" {MOVED} {spread.moved} moved" if spread.moved else ""
        self.paint_anew()

    def show_place(self, side: Side, offset: int, section: int) -> None:
        """Show where the cursor is."""
        self._place = side, offset, section
        if self._painted != (side, self._cursor_cells(), section):
            self.paint_anew()

    def _room(self, spread: Spread) -> tuple[int, int]:
        """Return the cells of the letters with their blank, and those of each strip."""
        letters = max(map(len, spread.letters)) + 1
        return letters, max(1, self.room - letters - len(self._moved))

    def _cells_of(self, span: Span, side: Side) -> range:
        length = len(self._spread.articles[side].text) if self._spread else 0
        return cell_range(span, length, max(1, self._signs[0]))

    def _cursor_cells(self) -> range:
        side, offset, _ = self._place
        return self._cells_of(Span(offset, offset + 1), side)

    def _place_on(self, spread: Spread, side: Side) -> Place:
        """Return where the cursor and its match are on one side."""
        cursor_side, _, section = self._place
        is_shown = 0 <= section < len(spread.sections)
        span = sides(spread.sections[section])[side] if is_shown else None
        return Place(
            self._cursor_cells() if side is cursor_side else range(0),
            self._cells_of(span, side) if span else range(0),
        )

    def paint_rows(self, width: int) -> list[list[Segment]]:
        """Return the segments of both sides."""
        spread = self._spread
        if spread is None:
            return []
        room, strip_width = self._room(spread)
        if self._signs[0] != strip_width:
            self._signs = strip_width, [_signs_of(spread, one, strip_width) for one in Side]
        self._painted = self._place[0], self._cursor_cells(), self._place[2]
        return [self._row_of(spread, side, room) for side in Side]

    def _row_of(self, spread: Spread, side: Side, room: int) -> list[Segment]:
        signs, place = self._signs[1][side], self._place_on(spread, side)
        kept = self._rows_kept[side]
        if kept is None or kept[:2] != (signs, place):
            letter, behind = f"{spread.letters[side]:<{room}}", self._moved if side else ""
            row = [Segment(letter), *self._runs(signs, place), Segment(behind)]
            kept = self._rows_kept[side] = signs, place, row
        return kept[2]

    def notify_style_update(self) -> None:
        """Paint in other styles."""
        super().notify_style_update()
        self._signs, self._rows_kept = (0, ()), [None, None]

    def _runs(self, signs: Signs, place: Place) -> Iterator[Segment]:
        """Yield cells that look alike as one segment."""
        cursor, match = place
        edges = {*signs.edges, cursor.start, cursor.stop, match.start, match.stop}
        for start, end in pairwise(sorted(edges)):
            words = signs.cells[start:end]
            here = HERE[start in match, start in cursor]
            name = STYLES.get(words[0])
            yield Segment(words, self.style(name) + here if name else here)

    def on_click(self, event: events.Click) -> None:
        """Say which place was clicked."""
        spread = self._spread
        if spread is None or event.y > 1:
            return
        room, width = self._room(spread)
        cell = min(max(event.x - 1 - room, 0), width - 1)
        side = Side(event.y)
        length = len(spread.articles[side].text)
        self.post_message(self.Pointed(side, cell * length // width))


def _signs_of(spread: Spread, side: Side, width: int) -> Signs:
    """Return the signs of all cells of one side."""
    length = max(1, len(spread.articles[side].text))
    found = signs_in_cells(marks_of(spread, side), length, width)
    cells = "".join(found.get(cell, NOTHING) for cell in range(width))
    changes = (cell for cell in range(1, width) if cells[cell] != cells[cell - 1])
    return Signs(cells, (0, *changes, width))

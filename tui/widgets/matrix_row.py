"""How the rows of a matrix are drawn: a heading, a figure and a shade in each cell, and sums."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rich.cells import set_cell_size

from tui.overlap.matrix import Matrix, Position
from tui.widgets.painting import cut, fixed

LEVELS = ((70, "█"), (40, "▓"), (20, "▒"), (0, "░"))
"""From how many per cent on a shade stands, the fullest first."""

SCALE = "· 0  ░ <20  ▒ <40  ▓ <70  █ to 100 %"
"""What the shades mean."""

OWN, ZERO, UNKNOWN = "─", "·", "…"
"""The cell of an article with itself, one that shares nothing, and one not compared yet."""

FOLDED, FIRST, MEMBER = "▸", "▾", "│"
"""Signs of a row: a folded cluster, the first row of one that is unfolded, and a later one."""

CORNER = "share of ↓ in →"
"""What a figure says, over the headings of the rows."""

NARROW, WIDE = 4, 5
"""Cells of a column, the wide ones with a blank before the largest figure."""

LEAST_HEADING, MOST_HEADING = 16, 40
"""Cells of a row's heading; what the columns leave goes to it."""

DATED = 26
"""Cells of a row's heading from which on it has a date."""

MORE_LEFT, MORE_RIGHT = "‹", "›"
"""Signs of columns that are not in sight."""

Piece = tuple[str, tuple[str, ...]]
"""Words and the names of the component styles that lie over each other there."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a row is called: its sign, the letter of its first article, a date and a name."""

    sign: str
    letter: str
    date: str
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A column to the right of the cells: its heading, its cells, and its words by row."""

    heading: str
    width: int
    words: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A matrix with what is drawn around it; `is_known` tells whether a cell was compared."""

    matrix: Matrix
    name_of: Callable[[int], Name]
    letter_width: int
    is_known: Callable[[Position], bool]
    besides: Sequence[Beside] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The cells of a row's heading and of each column, and how many columns are in sight."""

    heading: int
    column: int
    in_sight: int

    def column_at(self, x: int, first: int) -> int | None:
        """Return the column at a cell of a row, the `first` one in sight; None beside them."""
        number = (x - self.heading) // self.column
        return first + number if 0 <= number < self.in_sight else None


def lay_out_row(sheet: Sheet, width: int) -> Layout:
    """Return a layout for a width in cells: as many columns as there is room for, at least one."""
    columns = len(sheet.matrix.lines)
    heading = max(LEAST_HEADING, width * 2 // 7)
    beside = len(MORE_RIGHT) + sum(one.width for one in sheet.besides)
    room = width - heading - beside
    # The letter has the sign of a folded cluster before it and a blank after it.
    least = sheet.letter_width + 2
    column = max(least, WIDE if columns * max(least, WIDE) <= room else NARROW)
    in_sight = min(columns, max(1, room // column))
    heading = max(heading, min(MOST_HEADING, width - beside - column * in_sight))
    return Layout(heading, column, in_sight)


def percent(share: float) -> str:
    """Return a share in per cent: 100 for all alone, `<1` where it rounds to nothing."""
    rounded = round(100 * share)
    if share and not rounded:
        return "<1"
    return str(rounded if share >= 1 else min(rounded, 99))


def figure(share: float) -> str:
    """Return a share in per cent with its shade behind it."""
    if not share:
        return ZERO
    return percent(share) + LEVELS[level(share) - 1][1]


def level(share: float) -> int:
    """Return the number of a share's shade, 1 for the fullest; 0 for nothing."""
    if not share:
        return 0
    rounded = min(99, round(100 * share))
    return 1 + next(number for number, (least, _) in enumerate(LEVELS) if rounded >= least)


def draw_matrix_heading(sheet: Sheet, layout: Layout, first: int, cursor: Position) -> list[Piece]:
    """Return the letters over the columns, the `first` one in sight at the left."""
    corner = set_cell_size(f" {CORNER}", layout.heading - 1)
    last = first + layout.in_sight
    letters = (
        (
            f"{_column_letter(sheet, column):>{layout.column - 1}} ",
            ("matrix--cursor-heading",) if column == cursor.column else ("matrix--heading",),
        )
        for column in range(first, last)
    )
    more = MORE_RIGHT if last < len(sheet.matrix.lines) else " "
    return [
        (corner + (MORE_LEFT if first else " "), ("matrix--heading",)),
        *letters,
        (more, ("matrix--heading",)),
        *((f"{one.heading:>{one.width}}", ("matrix--heading",)) for one in sheet.besides),
    ]


def _column_letter(sheet: Sheet, column: int) -> str:
    name = sheet.name_of(column)
    return f"{FOLDED if name.sign == FOLDED else ''}{name.letter}"


def draw_matrix_row(
    sheet: Sheet, layout: Layout, first: int, row: int, cursor: Position
) -> list[Piece]:
    """Return the heading of a row, its cells from column `first` on, and what stands beside."""
    is_here = row == cursor.row
    heading = _row_heading(sheet.name_of(row), sheet.letter_width, layout.heading)
    columns = range(first, first + layout.in_sight)
    return [
        (heading, ("matrix--cursor-heading",) if is_here else ()),
        *chain.from_iterable(
            _draw_cell(sheet, layout, Position(row, column), cursor) for column in columns
        ),
        (" ", ()),
        *((f"{one.words(row):>{one.width}}", ()) for one in sheet.besides),
    ]


def _row_heading(name: Name, letter_width: int, width: int) -> str:
    dated = f"{name.date} " if name.date and width >= DATED else ""
    words = f"{name.sign or ' '}{name.letter:>{letter_width}} {dated}{name.words}"
    return fixed(cut(words, width - 1), width)


def _draw_cell(sheet: Sheet, layout: Layout, at: Position, cursor: Position) -> Iterator[Piece]:
    """Yield the figure of a cell and the sign of its shade, as wide as a column together."""
    share = sheet.matrix.share(at)
    is_crossed = at.row == cursor.row or at.column == cursor.column
    before = ("matrix--cross",) if is_crossed else ()
    after = ("matrix--cursor",) if at == cursor else ()
    if share:
        words, number = figure(share), level(share)
        named = (*before, f"matrix--level-{number}")
        yield f"{words[:-1]:>{layout.column - 1}}", (*named, *after)
        yield words[-1], (*named, f"matrix--sign-{number}", *after)
        return
    nothing = ZERO if sheet.is_known(at) else UNKNOWN
    words = OWN if at.row == at.column else nothing
    yield f"{words:>{layout.column}}", (*before, "matrix--faint", *after)

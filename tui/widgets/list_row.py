"""How a row of the list is fitted into its columns, and the heading over them."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.reading.list_rows import Layout, ListRow
from tui.widgets.list_pane import Cell
from tui.widgets.painting import fixed

UNREAD, READ, CHANGED, ARRIVED = "•", "✓", "±", "N"
"""Stand before the letter of an article: not marked as read, marked, marked or highlighted when it
had another text, and come while the list is open."""

SHARES_WIDTH = 17
PARTNERS_WIDTH = SHARES_WIDTH - 7
"""Cells of the letters of the articles with whom words are shared."""

NEW_WIDTH = 5
"""Cells of the column with the share that is new to the reader, the blank after it included."""

WIDE = 76
"""Cells from which on a row has room for the source beside everything else."""

LEAST_TITLE = 12
"""Cells of a title for which other columns give way."""


class _Columns(NamedTuple):
    """The cells of the columns that a width has room for, blanks after them included."""

    family: int
    counted: bool
    """Whether the words of each article are told."""
    source: int
    title: int


def draw_heading(layout: Layout, width: int) -> str:
    """Return the heading over the columns of the list."""
    columns = _columns(layout, width)
    source = columns.source
    named = f"{'source':<{source}} " if source else ""
    dated = f"{'date':<10} " if layout.dated else ""
    counted = f"{'words':>5} " if columns.counted else ""
    new = f"{'new':>{NEW_WIDTH - 1}} " if layout.compares_read else ""
    return (
        f"{'':<{layout.letter + 2 + columns.family}}"
        f"{dated}{named}{'title':<{columns.title}} {counted}{new}{'shared':>6} "
        f"{'with whom':<{PARTNERS_WIDTH}} marks"
    )


def draw_row(layout: Layout, row: ListRow, width: int) -> Sequence[Cell]:
    """Return the cells of a row."""
    columns = _columns(layout, width)
    family, source = columns.family, columns.source
    used = sum(len(words) for words, _ in row.partners)
    return (
        (row.mark or " ", "list--faint" if row.mark in (UNREAD, READ) else "list--strong"),
        (f"{row.letter:>{layout.letter}} ", "list--strong"),
        (f"{row.family[: max(0, family - 1)]:<{family}}", "list--strong"),
        (f"{row.date:<10} " if layout.dated else "", "list--faint"),
        (f"{fixed(row.source, source)} " if source else "", ""),
        (f"{fixed(row.title, columns.title)} ", ""),
        (f"{row.words:>5} " if columns.counted else "", "list--faint"),
        (f"{row.new:>{NEW_WIDTH - 1}} " if layout.compares_read else "", "list--strong"),
        (f"{row.shared:>6} ", ""),
        *row.partners,
        (" " * (PARTNERS_WIDTH - used), ""),
        (f" {row.highlights:>4}", "list--strong"),
    )


def _columns(layout: Layout, width: int) -> _Columns:
    """Return the columns: where it is narrow first the source gives way, then the number of words.

    The letter beside the sign of a family is the last; the sign itself stays.
    """
    lettered = layout.family + 1 if layout.family else 0
    alone = min(lettered, 2)
    room = width - layout.letter - 2 - 11 * layout.dated - SHARES_WIDTH - 7
    room -= NEW_WIDTH * layout.compares_read
    for family, words in ((lettered, 6), (lettered, 0), (alone, 0)):
        if room - family - words >= LEAST_TITLE:
            break
    room -= family + words
    if width < WIDE or not layout.sourced:
        return _Columns(family, bool(words), 0, max(10, room))
    source = min(22, max(10, room // 3))
    return _Columns(family, bool(words), source, room - source - 1)

"""An article as rows of a page: wrapped text, blank rows between paragraphs, folds."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.reading.wrapping import Cells, clusters, wrap


class Fold(NamedTuple):
    """A span that is shown as one row with a label."""

    span: Span
    label: str


class Row(NamedTuple):
    """One row of a page: a span of text, or the label of a fold over its span; blank when empty."""

    start: int
    end: int
    label: str = ""


@dataclass(frozen=True)
class Page:
    """All rows of an article at one width; `starts` are the rows' first offsets, ascending."""

    rows: tuple[Row, ...]
    starts: tuple[int, ...]

    def row_of(self, offset: int) -> int:
        """Return the index of the row on which an offset is shown."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def visible(self, offset: int, *, forward: bool) -> int:
        """Return the offset, or where it lies in a fold, the fold's start or the row after it."""
        index = self.row_of(offset)
        row = self.rows[index]
        if not row.label or offset == row.start:
            return offset
        if forward and index + 1 < len(self.rows):
            return self.rows[index + 1].start
        return row.start


def lay_out(article: Article, width: int, cells: Cells, folds: Sequence[Fold] = ()) -> Page:
    """Return the page of an article at a width in cells, with `folds` (in order) closed."""
    rows: list[Row] = []
    pending = list(folds)
    for paragraph in article.paragraphs:
        if rows:
            rows.append(Row(rows[-1].end, rows[-1].end))
        rows.extend(_paragraph_rows(article.text, paragraph, width, cells, pending))
        if len(rows) > 1 and _is_blank(rows[-1]):
            rows.pop()
    rows = rows or [Row(0, 0)]
    return Page(tuple(rows), tuple(row.start for row in rows))


def _paragraph_rows(
    text: str, paragraph: Span, width: int, cells: Cells, pending: list[Fold]
) -> list[Row]:
    """Return a paragraph's rows; a fold that begins in it takes one, text inside a fold none."""
    rows: list[Row] = []
    start = paragraph.start
    while pending and pending[0].span.start < paragraph.end:
        span, label = pending[0]
        if span.start >= paragraph.start:
            rows.extend(Row(*row) for row in wrap(text, Span(start, span.start), width, cells))
            rows.append(Row(span.start, span.end, label))
        start = max(start, min(span.end, paragraph.end))
        if span.end > paragraph.end:
            break
        pending.pop(0)
    if start < paragraph.end:
        rows.extend(Row(*row) for row in wrap(text, Span(start, paragraph.end), width, cells))
    return rows


def _is_blank(row: Row) -> bool:
    return row.start == row.end and not row.label


def column_of(text: str, row: Row, offset: int, cells: Cells) -> int:
    """Return the cell of a row at which an offset is drawn."""
    return 0 if row.label else cells(text[row.start : min(offset, row.end)])


def offset_at(text: str, row: Row, column: int, cells: Cells) -> int:
    """Return the offset that is drawn at a cell of a row, its last one where the row is shorter."""
    if row.label or row.start == row.end:
        return row.start
    used, place = 0, row.start
    for cluster in clusters(text, Span(row.start, row.end)):
        place = cluster.start
        used += cells(text[cluster.start : cluster.end])
        if used > column:
            break
    return place

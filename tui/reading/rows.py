"""An article as rows of a page: wrapped text, blank rows between paragraphs, folds."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, overload

from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.reading.graphemes import cluster_over, clusters, is_plain
from tui.reading.wrapping import Bounds, Cells, is_narrow, row_bounds


class Fold(NamedTuple):
    """A span that is shown as one row with a label."""

    span: Span
    label: str


class Row(NamedTuple):
    """One row of a page: a span of text, or the label of a fold over its span; blank when empty."""

    start: int
    end: int
    label: str = ""


class Rows(Sequence[Row]):
    """Rows that are made when they are asked for, since a page may have very many."""

    def __init__(
        self, starts: Sequence[int], ends: Sequence[int], labels: Mapping[int, str]
    ) -> None:
        self._starts, self._ends, self._labels = starts, ends, labels

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        return Row(self._starts[place], self._ends[place], self._labels.get(place, ""))


@dataclass(frozen=True)
class Page:
    """All rows of an article at one width; `starts` are the rows' first offsets, ascending."""

    rows: Sequence[Row]
    starts: Sequence[int]

    def row_of(self, offset: int) -> int:
        """Return the index of the row on which an offset is shown."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def visible(self, offset: int, *, forward: bool) -> int:
        """Return the offset, or the nearest in a direction on which a cursor can be seen.

        In a fold that is its start or the row after it. Of the white space between two rows it
        is the first character, or the row after it.
        """
        index = self.row_of(offset)
        row = self.rows[index]
        if offset < row.start:
            return row.start
        if offset <= (row.start if row.label else row.end):
            return offset
        if forward and index + 1 < len(self.rows):
            return self.rows[index + 1].start
        return row.start if row.label else row.end

    def with_folds(self, span: Span) -> Span:
        """Return a span, longer by what is hidden of the folds it begins or ends on."""
        first, last = self.rows[self.row_of(span.start)], self.rows[self.row_of(span.end - 1)]
        start = min(span.start, first.start) if first.label else span.start
        return Span(start, max(span.end, last.end) if last.label else span.end)

    def rows_within(self, span: Span) -> tuple[int, int]:
        """Return the first and the last row on which a span is shown."""
        return self.row_of(span.start), self.row_of(max(span.start, span.end - 1))


@dataclass
class _Layout:
    """Rows as they are put one under the other."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)

    def add(self, rows: Iterable[Bounds]) -> None:
        for start, end in rows:
            self.starts.append(start)
            self.ends.append(end)

    def add_fold(self, fold: Fold) -> None:
        self.labels[len(self.starts)] = fold.label
        self.add([fold.span])

    def page(self) -> Page:
        if not self.starts:
            self.add([(0, 0)])
        return Page(Rows(self.starts, self.ends, self.labels), self.starts)


def lay_out(
    article: Article,
    width: int,
    cells: Cells,
    folds: Sequence[Fold] = (),
    paragraphs: Sequence[Span] | None = None,
) -> Page:
    """Return the page of an article, or of some of its paragraphs, at a width in cells.

    The `folds`, in order, are closed.
    """
    text, layout = article.text, _Layout()
    shown = article.paragraphs if paragraphs is None else paragraphs
    narrow = is_narrow(text) if paragraphs is None else None
    pending = [fold for fold in reversed(folds) if not shown or fold.span.end > shown[0].start]
    for paragraph in shown:
        before = len(layout.starts)
        if before:
            layout.add([(layout.ends[-1], layout.ends[-1])])
        if pending and pending[-1].span.start < paragraph.end:
            _add_folded(layout, text, paragraph, (width, cells), pending)
        elif narrow and paragraph.end - paragraph.start <= width:
            layout.add([paragraph])
        else:
            layout.add(row_bounds(text, paragraph, width, cells, narrow=narrow))
        if before and len(layout.starts) == before + 1:
            del layout.starts[-1], layout.ends[-1]
    return layout.page()


def _add_folded(
    layout: _Layout, text: str, paragraph: Span, fit: tuple[int, Cells], pending: list[Fold]
) -> None:
    """Add a paragraph's rows; a fold that begins in it takes one, text inside a fold none."""
    start = paragraph.start
    while pending and pending[-1].span.start < paragraph.end:
        fold = pending[-1]
        if fold.span.start >= paragraph.start:
            layout.add(row_bounds(text, Span(start, fold.span.start), *fit))
            layout.add_fold(fold)
        start = max(start, min(fold.span.end, paragraph.end))
        if fold.span.end > paragraph.end:
            break
        pending.pop()
    if start < paragraph.end:
        layout.add(row_bounds(text, Span(start, paragraph.end), *fit))


def whole_parts_within(article: Article, span: Span) -> Iterator[Span]:
    """Yield the parts of the article's paragraphs that lie in a span, in whole characters."""
    text = article.text
    for paragraph in article.paragraphs[slice(*touching(article.paragraphs, span))]:
        start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
        whole = Span(cluster_over(text, start).start, cluster_over(text, end - 1).end)
        if start < end and text[slice(*whole)].strip():
            yield whole


def column_of(text: str, row: Row, offset: int, cells: Cells) -> int:
    """Return the cell of a row at which an offset is drawn."""
    if row.label:
        return 0
    end = min(offset, row.end)
    if is_plain(text, row.start, row.end):
        return cells(text[row.start : end])
    return sum(cells(text[s:e]) for s, e in clusters(text, Span(row.start, row.end)) if e <= end)


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

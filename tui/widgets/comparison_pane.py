"""Two articles side by side, with one cursor that can change sides."""

from collections.abc import Sequence

from rich.segment import Segment

from tui.annotations.model import Placed
from tui.articles.model import Article, Span
from tui.overlap.model import Kind
from tui.reading.columns import Columns, PairRow, Side, set_side_by_side
from tui.reading.rows import Row, column_of, offset_at
from tui.widgets.painting import cells, fit
from tui.widgets.side_by_side import Spread, blocks_of
from tui.widgets.signs import SIGNS
from tui.widgets.text_pane import TextMarks, TextPane

RULE_WIDTH = 5
"""Cells between the columns: a rule, the sign and a rule."""


class ComparisonPane(TextPane):
    """Draws a spread; rows of both columns scroll together."""

    def __init__(
        self,
        spread: Spread,
        at: int | None = None,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._at = at
        self.side = Side.LEFT
        self._spread = spread
        self._columns = Columns((PairRow(),), ((), ()))
        self._row = 0
        self._offsets = [0, 0]
        self._column: int | None = None
        self._unfolded = False
        self._opened: frozenset[int] = frozenset()
        self._marks = self._spread_marks()

    @property
    def spread(self) -> Spread:
        """Return what is shown."""
        return self._spread

    @property
    def article(self) -> Article:
        """Return the article the cursor is in."""
        return self.article_on(self.side)

    @property
    def cursor(self) -> int:
        """Return the cursor's offset in its article, in code points."""
        return self._offsets[self.side]

    @property
    def cursor_row(self) -> int:
        """Return the index of the row the cursor is on."""
        return self._row

    @property
    def section(self) -> int:
        """Return the index of the section the cursor is in, or -1."""
        return self._columns.rows[self._row].key

    def article_on(self, side: Side) -> Article:
        """Return the article on one side."""
        return self._spread.left if side is Side.LEFT else self._spread.right

    def show(self, spread: Spread) -> None:
        """Show another spread, with folds closed and the cursor on its first match."""
        self._spread = spread
        self._opened = frozenset()
        self._marks = self._spread_marks()
        self.selection = None
        self._lay_out()
        self.to_section(spread.matches[0] if spread.matches else 0)

    def show_highlights(self, placed: tuple[Sequence[Placed], Sequence[Placed]]) -> None:
        """Take the highlights of both articles."""
        self._marks = [
            marks.with_highlights(items) for marks, items in zip(self._marks, placed, strict=True)
        ]
        self.refresh()

    def show_seen(self, spans: tuple[Sequence[Span], Sequence[Span]]) -> None:
        """Take the words of both articles that are dimmed, as they were seen elsewhere."""
        self._marks = [
            marks.with_seen(seen) for marks, seen in zip(self._marks, spans, strict=True)
        ]
        self.refresh()

    def show_found(self, places: Sequence[Sequence[Span]]) -> None:
        """Take the places that a search found in the left and the right article."""
        self._marks = [
            marks.with_found(spans) for marks, spans in zip(self._marks, places, strict=True)
        ]
        self.refresh()

    def on_resize(self) -> None:
        """Wrap both columns anew at the new width and keep the cursor in sight."""
        first = not self.row_count
        self._lay_out()
        if first and self._at is not None:
            self.move_to(self._at, middle=True)
        elif first and self._spread.matches:
            self.to_section(self._spread.matches[0])

    def toggle_folds(self) -> None:
        """Fold everything that is not shared, or unfold it."""
        self._unfolded, self._opened = not self._unfolded, frozenset()
        self._lay_out()

    def open_fold(self) -> bool:
        """Unfold the gap under the cursor; tell whether there was one."""
        row = self._columns.rows[self._row].side(self.side)
        if row is None or not row.label:
            return False
        self._opened |= {self.section}
        self._lay_out()
        return True

    def change_side(self) -> None:
        """Move the cursor to the nearest row of the other article."""
        self.selection = None
        side, rows = self.side.other, range(len(self._columns.rows))
        near = [i for i in rows if self._columns.rows[i].side(side)]
        if not near:
            return
        self.side = side
        same = [i for i in near if self._columns.rows[i].key == self.section]
        row = min(same or near, key=lambda i: abs(i - self._row))
        self._enter(row, self._start_of(row))

    def to_section(self, key: int) -> None:
        """Put the cursor on the first row of a section that this side, or the other, has."""
        for side in (self.side, self.side.other):
            for index, row in enumerate(self._columns.rows):
                if row.key == key and row.side(side):
                    self.side = side
                    self._enter(index, self._start_of(index), middle=True)
                    return

    def to_stop(self, count: int) -> bool:
        """Go `count` stops on (back when negative); tell whether there was one.

        A stop is the first row of a match or suggestion, and inside a match each row that is
        worded otherwise after one that is not.
        """
        beyond = [i for i in self._stops() if (i > self._row if count > 0 else i < self._row)]
        if not beyond:
            return False
        place = count - 1 if count > 0 else count
        self._enter_row(beyond[min(max(place, -len(beyond)), len(beyond) - 1)])
        return True

    def _stops(self) -> list[int]:
        stops, key, copied = [], -1, False
        for index, row in enumerate(self._columns.rows):
            if not row.sign:
                continue
            opens = row.key != key
            key, before, copied = row.key, copied, row.sign.startswith(SIGNS[Kind.VERBATIM])
            if opens or (before and not copied):
                stops.append(index)
        return stops

    def _enter_row(self, index: int) -> None:
        if not self._columns.rows[index].side(self.side):
            self.side = self.side.other
        self._enter(index, self._start_of(index), middle=True)

    def move_to(self, offset: int, *, middle: bool = False) -> None:
        """Put the cursor on an offset of its article, or the nearest that is shown."""
        self._column = None
        forward = offset > self.cursor
        place, row = self._columns.nearest(self.side, offset, self._row, forward=forward)
        self._enter(row, place, middle=middle)

    def move_rows(self, count: int) -> None:
        """Move the cursor down by rows of its article (up when negative), in its column."""
        text = self.article.text
        here = self._columns.rows[self._row].side(self.side)
        if self._column is None:
            self._column = column_of(text, here, self.cursor, cells) if here else 0
        goal = self._columns.step(self.side, self._row, count)
        row = self._columns.rows[goal].side(self.side)
        column = self._column
        self._enter(goal, offset_at(text, row, column, cells) if row else self.cursor)
        self._column = column

    def move_in_row(self, *, end: bool) -> None:
        """Move the cursor to the start or the end of its row."""
        row = self._columns.rows[self._row].side(self.side)
        if row:
            column = 1_000_000 if end else 0
            self._enter(self._row, offset_at(self.article.text, row, column, cells))

    def put_cursor(self, x: int, y: int, *, extend: bool) -> None:
        """Put the cursor on what is drawn at a cell; to extend, only on the side it is on."""
        index = y + round(self.scroll_offset.y)
        left, _ = self._widths
        side = Side.LEFT if x < left + RULE_WIDTH // 2 else Side.RIGHT
        if not 0 <= index < len(self._columns.rows) or (extend and side is not self.side):
            return
        row = self._columns.rows[index].side(side)
        if row is None:
            return
        self.side = side
        column = x - 1 if side is Side.LEFT else x - left - RULE_WIDTH - 1
        self._enter(index, offset_at(self.article.text, row, max(0, column), cells))

    def _enter(self, row: int, offset: int, *, middle: bool = False) -> None:
        old = self._row
        self._row, self._offsets[self.side], self._column = row, offset, None
        if self.selection:
            self.refresh()
        else:
            self.refresh_rows(old, old)
            self.refresh_rows(row, row)
        self.reveal(row, middle=middle)
        self.post_message(self.CursorMoved())

    def _start_of(self, index: int) -> int:
        row = self._columns.rows[index].side(self.side)
        return row.start if row else self.cursor

    @property
    def _widths(self) -> tuple[int, int]:
        left = max(8, (self.width - RULE_WIDTH) // 2)
        return left, max(8, self.width - RULE_WIDTH - left)

    def _lay_out(self) -> None:
        if not self.width:
            return
        blocks = list(blocks_of(self._spread, self._opened, unfolded=self._unfolded))
        articles = (self._spread.left, self._spread.right)
        left, right = self._widths
        self._columns = set_side_by_side(blocks, articles, (left - 1, right - 1), cells)
        if not self._columns.rows:
            self._columns = Columns((PairRow(),), ((), ()))
        self._row = min(self._row, len(self._columns.rows) - 1)
        self.set_row_count(len(self._columns.rows))
        place, row = self._columns.nearest(self.side, self.cursor, self._row, forward=True)
        self._enter(row, place)

    def _spread_marks(self) -> list[TextMarks]:
        spread = self._spread
        return [
            TextMarks()
            .with_edits(spread.edits[side])
            .with_same(spread.same[side])
            .with_facts(spread.facts[side])
            for side in Side
        ]

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of both columns and the rule between them."""
        pair = self._columns.rows[index]
        base = self.base_style
        if pair.heading:
            weaker = pair.heading.startswith(SIGNS[None])
            style = base + self.style("text--suggestion" if weaker else "text--heading")
            return [Segment(f" {pair.heading} ".ljust(self.width), style)]
        rule = base + self.style("text--gutter")
        left, right = self._widths
        return [
            *fit(self._cell(pair, Side.LEFT, index == self._row), left, base),
            Segment("│", rule),
            Segment(f"{pair.sign:^{RULE_WIDTH - 2}}", rule),
            Segment("│", rule),
            *fit(self._cell(pair, Side.RIGHT, index == self._row), right, base),
        ]

    def _cell(self, pair: PairRow, side: Side, here: bool) -> list[Segment]:
        row = pair.side(side)
        active = side is self.side
        if row is None:
            return []
        if row.label:
            return [self._label(row, here=here and active)]
        cursor = self._offsets[side] if here and active else None
        span = Span(row.start, row.end)
        return [
            Segment(" ", self.base_style),
            *self.paint_text(
                self.article_on(side), self._marks[side], span, cursor=cursor, active=active
            ),
        ]

    def _label(self, row: Row, *, here: bool) -> Segment:
        style = self.base_style + self.style("text--fold")
        return Segment(row.label, style + self.style("text--cursor") if here else style)

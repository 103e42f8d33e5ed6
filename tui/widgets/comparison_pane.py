"""Two articles side by side or below each other, with one cursor that can change sides."""

from collections.abc import Callable
from typing import TypeVar

from textual import work
from textual.worker import Worker, get_current_worker

from tui.articles.model import Span
from tui.reading.columns import Columns, Form, Side
from tui.reading.pair_setting import PairSetting
from tui.widgets.painting import cells
from tui.widgets.pair_pane import PairPane
from tui.widgets.spread import Spread
from tui.widgets.text_pane import TextMarks

T = TypeVar("T")

ONE_COLUMN_BELOW = 80
"""Cells of a pane below which there is one column, where the reader has not chosen."""


class ComparisonPane(PairPane):
    """Moves the cursor, and keeps it in sight wherever the rows are set anew."""

    def __init__(self, spread: Spread, at: int | None = None, *, id: str | None = None) -> None:
        super().__init__(spread, id=id)
        self._at = at
        self._chosen_in_one: bool | None = None
        """Whether the reader chose one column; None where the width decides."""
        self._being_set: tuple[PairSetting, Form, Worker[None]] | None = None

    @property
    def cursor_row(self) -> int:
        """Return the index of the row the cursor is on, among those that are there."""
        return self._place.row

    def to_row(self, index: int) -> None:
        """Move the cursor to a row; of a long text not yet set, to one near it."""
        above = self.page.setting.most_rows(0, self.page.columns.first)
        self.move_rows(index - self.cursor_row - above)

    @property
    def is_on_fold(self) -> bool:
        """Tell whether the cursor is on the row of a fold, or of a note of where words stand."""
        here = self._place.here
        return here is not None and bool(here.label)

    def rows_of_span(self, span: Span) -> tuple[int, int]:
        """Return the first and the last row on which a span of the cursor's side is shown."""
        rows = self.page.columns.rows_within(self.side, span)
        return (rows[0], rows[-1]) if rows else (0, -1)

    @property
    def left_place(self) -> int:
        """Return where the words under the cursor, or what stands for them, are on the left."""
        return self._place.left_place

    @property
    def in_one(self) -> bool:
        """Tell whether there is, or is to be, one column."""
        chosen = self._chosen_in_one
        return self.size.width < ONE_COLUMN_BELOW if chosen is None else chosen

    def show(self, spread: Spread, place: tuple[Side, int] | None = None) -> None:
        """Show another spread, the cursor on an offset of a side or else on the first match."""
        self._marks = [TextMarks(), TextMarks()]
        self.selection = None
        height = self.rows_above_cursor if place else self.MARGIN
        self._place.show(spread, place)
        self._place.set_form(self.form(in_one=self.in_one))
        self._set_anew(height)

    def on_resize(self) -> None:
        """Set the rows anew in another width."""
        self.fit_widths()

    def fit_widths(self) -> None:
        """Set the rows anew where the widths are others; the cursor keeps its place on screen."""
        form = self.form(in_one=self.in_one)
        if not self.width or (self.row_count and form == self.page.form):
            return
        first, height = not self.row_count, self.rows_above_cursor
        self._place.set_form(form)
        if first and self._at is not None:
            self._place.move_to(self._at)
            height = self.page_height // 2
        elif first and self.spread.matches:
            self._place.to_section(self.spread.matches[0])
            height = self.page_height // 2
        self._set_anew(height)

    def change_form(self) -> bool:
        """Change between one column and two; tell whether there is one now."""
        self._chosen_in_one = not self.in_one
        self._anew(lambda: self._place.set_form(self.form(in_one=self.in_one)))
        return self.in_one

    def toggle_folds(self) -> None:
        """Fold what the cursor is in if that was opened, else all that is not shared, or unfold."""
        self._anew(self._place.toggle_folds)

    def open_fold(self) -> bool:
        """Unfold what is under the cursor, or go to the half it names; tell whether it is such."""
        return self._anew(self._place.open_fold)

    def _anew(self, change: Callable[[], T]) -> T:
        height = self.rows_above_cursor
        done = change()
        self._set_anew(height)
        return done

    def _set_anew(self, height: int) -> None:
        """Draw rows that were set anew, the cursor `height` rows below the top."""
        self.set_row_count(len(self.page.columns.rows))
        height = min(max(height, 0), self.page_height - 1)
        self.scroll_to(y=max(0, self._place.row - height), animate=False, force=True)
        self.reveal(self._place.row)
        self.moved()
        if self.page.is_whole:
            return
        asked = self.page.setting, self.page.form
        if self._being_set is None or self._being_set[:2] != asked:
            if self._being_set:
                self._being_set[2].cancel()
            self._being_set = (*asked, self._set_all(*asked))

    @work(thread=True, group="gathering")
    def _set_all(self, setting: PairSetting, form: Form) -> None:
        """Set all rows of a long text, while those in reach are shown."""
        worker = get_current_worker()
        columns = setting.whole(form, cells, lambda: not worker.is_cancelled)
        if columns:
            self.app.call_from_thread(self._take, setting, form, columns)

    def _take(self, setting: PairSetting, form: Form, columns: Columns) -> None:
        if setting is self.page.setting and form == self.page.form:
            self._being_set = None
            self._anew(lambda: self._place.take(columns))

    def _go(self, move: Callable[[], T], *, middle: bool = False) -> T:
        """Move the cursor, draw what changes by that, and have it in sight."""
        row, side, selected = self._place.row, self.side, self.selected()
        columns, height = self.page.columns, self.rows_above_cursor
        done = move()
        if self.page.columns is not columns:
            self._set_anew(self.page_height // 2 if middle else height)
            return done
        self._refresh_moved(row, side, selected)
        self.reveal(self._place.row, middle=middle)
        self.moved()
        return done

    def _refresh_moved(self, row: int, side: Side, selected: Span | None) -> None:
        """Draw anew what is not as it was when the cursor was on a row of a side."""
        if side is not self.side and (self.selection or self.page.form.in_one):
            # In one column what both sides have alike is shown as it is on that of the cursor.
            self.refresh()
            return
        here = self._place.row
        self.refresh_rows((row, row), (here, here), *self.rows_of_changes(selected))

    def move_to(self, offset: int, *, middle: bool = False) -> None:
        """Put the cursor on an offset of its article, or the nearest that is shown."""
        self._go(lambda: self._place.move_to(offset), middle=middle)

    def move_rows(self, count: int) -> None:
        """Move the cursor down by rows (up when negative), in its column."""
        self._go(lambda: self._place.move_rows(count, keeps_side=self.selection is not None))

    def move_in_row(self, *, end: bool) -> None:
        """Move the cursor to the start or the end of its row."""
        self._go(lambda: self._place.move_in_row(end=end))

    def change_side(self) -> None:
        """Move the cursor to the nearest row of the other article, and let go of the selection."""
        if self.selection:
            self.select(None)
        self._go(self._place.change_side)

    def go_to(self, side: Side, offset: int) -> None:
        """Put the cursor on an offset of a side, or the nearest that is shown."""
        self._across(lambda: self._place.go_to(side, offset))

    def to_section(self, key: int) -> None:
        """Put the cursor on the first row of a section that this side, or the other, has."""
        self._across(lambda: self._place.to_section(key))

    def to_match(self, count: int) -> bool:
        """Go `count` matches on (back when negative); tell whether there was one."""
        return self._across(lambda: self._place.to_match(count))

    def to_stop(self, count: int) -> bool:
        """Go `count` stops on (back when negative), as of `n`; tell whether there was one."""
        return self._across(lambda: self._place.to_stop(count))

    def to_fact(self, count: int) -> bool:
        """Go `count` differing facts on (back when negative); tell whether there was one."""
        return self._across(lambda: self._place.to_fact(count))

    def to_other_half(self) -> bool:
        """Go to the other half of what is moved, else across; tell whether there is one."""
        return self._across(self._place.to_other_half)

    def _across(self, move: Callable[[], T]) -> T:
        """Make a far move, which lets go of what is selected where it leads to the other side."""
        side, last = self.side, self._last
        self.remember_selection()
        done = self._go(move, middle=True)
        if side is self.side:
            self._last = last
        elif self.selection:
            self.selection = None
            self.refresh()
            self.moved()
        return done

    def put_cursor(self, x: int, y: int, *, extend: bool) -> None:
        """Put the cursor on what is drawn at a cell; to extend, only on the side it is on."""
        index = y + round(self.scroll_offset.y)
        rows = self.page.columns.rows
        if not 0 <= index < len(rows):
            return
        if self.page.form.in_one:
            side = self.side if rows[index].side(self.side) else self.side.other
            column = x - self.gutter_width
        else:
            left = self.widths[0]
            side = Side.LEFT if x < left + self.between_width // 2 else Side.RIGHT
            column = x - 1 if side is Side.LEFT else x - left - self.between_width - 1
        if not extend or side is self.side:
            self._go(lambda: self._place.put(index, side, max(0, column)))

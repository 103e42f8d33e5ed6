"""A pane of text with a cursor and a selection, which keys and the mouse make alike."""

from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from tui.articles.model import Article, Span
from tui.reading.selection import LastSelection, Mode, Selection, changed
from tui.widgets.line_pane import LinePane

if TYPE_CHECKING:
    from textual.timer import Timer

DRAG_SECONDS = 0.05
"""Seconds between two steps of a page that scrolls under a drag beyond its edge."""

UNITS = (Mode.CHARACTER, Mode.WORD, Mode.SENTENCE)
"""What one, two and three presses of the mouse on one place select by."""


class SelectingPane(LinePane):
    """Base of the panes of text: subclasses tell where the cursor is and put it elsewhere."""

    class FoldClicked(Message, namespace="text_pane"):
        """The row of a fold, on which the cursor is now, was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.selection: Selection | None = None
        self._last: LastSelection | None = None
        self._known_selected: tuple[tuple[Selection, Article, int], Span] | None = None
        self._presses = 0
        self._pressed = (-1, -1, 0.0)
        self._pointer = (0, 0)
        self._drag: Timer | None = None

    @property
    def article(self) -> Article:
        """Return the article the cursor is in."""
        raise NotImplementedError

    @property
    def cursor(self) -> int:
        """Return the cursor's offset in code points."""
        raise NotImplementedError

    @property
    def cursor_row(self) -> int:
        """Return the index of the row the cursor is on."""
        raise NotImplementedError

    @property
    def rows_above_cursor(self) -> int:
        """Return how many rows in sight are above the cursor's; negative where it is higher."""
        return self.cursor_row - self.top

    def show_rows_above_cursor(self, count: int) -> None:
        """Scroll so that this many rows above the cursor's are in sight, or all there are."""
        self.scroll_to(y=max(0, self.cursor_row - count), animate=False, force=True)

    @property
    def is_on_fold(self) -> bool:
        """Tell whether the cursor is on the row of a fold."""
        return False

    def move_to(self, offset: int, *, middle: bool = False) -> None:
        """Put the cursor on an offset, or the nearest that is shown; `middle` centres far jumps."""
        raise NotImplementedError

    def move_rows(self, count: int) -> None:
        """Move the cursor down by rows (up when negative), in its column."""
        raise NotImplementedError

    def to_row(self, index: int) -> None:
        """Move the cursor to a row, or the last there is."""
        self.move_rows(index - self.cursor_row)

    def put_cursor(self, x: int, y: int, *, extend: bool) -> None:
        """Put the cursor on what is drawn at a cell; to extend, only in the article it is in."""
        raise NotImplementedError

    def rows_of_span(self, _span: Span) -> tuple[int, int]:
        """Return the first and the last row on which a span of the cursor's article is shown."""
        return 0, max(0, self.row_count - 1)

    def scroll_rows(self, count: int) -> None:
        """Scroll down by rows (up when negative), and move the cursor with the page."""
        row = self.cursor_row
        self.scroll_to(y=max(0, self.top + count), animate=False, force=True)
        self.move_rows(self._in_sight(row + count) - row)

    def turn_pages(self, count: int) -> None:
        """Scroll down by pages less two rows (up when negative), and the cursor with the page."""
        self.scroll_rows(count * max(1, self.page_height - 2))

    def rolled(self) -> None:
        """Move the cursor only as far as it needs to stay in sight, as in vim."""
        if self._drag or self.app.mouse_captured is self:
            self._drag_to_pointer()
            return
        row = self.cursor_row
        if row != self._in_sight(row):
            self.move_rows(self._in_sight(row) - row)

    def _in_sight(self, row: int) -> int:
        """Return the row in sight, not at the edge of the page, that is nearest to a row."""
        top, bottom = self.top, self.top + self.page_height - 1
        margin = min(self.MARGIN, (self.page_height - 1) // 2)
        least = top + margin if top else 0
        most = bottom - margin if bottom < self.row_count - 1 else self.row_count - 1
        return min(max(row, least), most)

    def selected(self) -> Span | None:
        """Return the selected span."""
        if self.selection is None:
            return None
        known, what = self._known_selected, (self.selection, self.article, self.cursor)
        if known is None or known[0] != what:
            span = self.selection.span(self.article, self.cursor)
            known = self._known_selected = what, self.whole(span)
        return known[1]

    def whole(self, span: Span) -> Span:
        """Return a selected span with all that belongs to it where it is shown."""
        return span

    def forget_selected(self) -> None:
        """Have it found out anew what is selected, as other rows are shown."""
        self._known_selected = None

    def select(self, mode: Mode | None) -> None:
        """Start a selection at the cursor, go on by another unit, or drop it with None."""
        before, old = self.selected(), self.selection
        self.remember_selection()
        fixed = old.fixed if old else self.cursor
        self.selection = Selection(fixed, mode) if mode else None
        self._was_changed(before)

    def remember_selection(self) -> None:
        """Keep what is selected, if anything is, to be selected again."""
        if self.selection:
            self._last = LastSelection(self.article.id, self.selection, self.cursor)

    def to_other_end(self) -> None:
        """Move the cursor to the fixed end of the selection, which is then fixed at this one."""
        if self.selection:
            fixed = self.selection.fixed
            self.selection = Selection(self.cursor, self.selection.mode)
            self.move_to(fixed)

    def select_again(self) -> bool:
        """Select what was selected last in this article; tell whether there was something."""
        last = self._last
        if last is None or last.article != self.article.id:
            return False
        if self.selection:
            self.select(None)
        self.move_to(last.cursor, middle=True)
        self.selection = last.selection
        self._was_changed(None)
        return True

    def _was_changed(self, before: Span | None) -> None:
        self.refresh_rows(*self.rows_of_changes(before))
        self.moved()

    def rows_of_changes(self, before: Span | None) -> list[tuple[int, int]]:
        """Return the ranges of rows where the selection is not as it was."""
        return [self.rows_of_span(span) for span in changed(before, self.selected())]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor under the mouse and begin to drag; shift extends the selection."""
        if event.button != 1:
            return
        self.capture_mouse()
        self._pointer = event.x, event.y
        if event.shift:
            if self.selection is None:
                self.select(Mode.CHARACTER)
            self._drag_to_pointer()
            return
        self._count_press(event)
        self.select(None)
        self._point(extend=False)
        if self._presses > 1:
            self.select(UNITS[self._presses - 1])

    def _count_press(self, event: events.MouseDown) -> None:
        """Count presses that follow soon on one place: four begin anew."""
        x, y, time = self._pressed
        soon = event.time - time < self.app.CLICK_CHAIN_TIME_THRESHOLD
        same = soon and (x, y) == (event.x, event.y)
        self._presses = self._presses % len(UNITS) + 1 if same else 1
        self._pressed = event.x, event.y, event.time

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection while the button is held, and scroll beyond the edges."""
        if self.app.mouse_captured is not self:
            return
        self._pointer = event.x, event.y
        is_beyond = not 0 <= event.y < self.page_height
        if is_beyond and self._drag is None:
            self._drag = self.set_interval(DRAG_SECONDS, self._drag_on)
        elif not is_beyond:
            self._stop_dragging_on()
        self._drag_to_pointer()

    def _drag_on(self) -> None:
        """Scroll towards a mouse that is held beyond an edge, the quicker the farther it is."""
        y = self._pointer[1]
        beyond = y if y < 0 else max(0, y - self.page_height + 1)
        self.roll(beyond + 1 if beyond > 0 else beyond - 1)

    def _drag_to_pointer(self) -> None:
        before = self.cursor
        self._point(extend=True)
        if self.cursor != before and self.selection is None:
            self.selection = Selection(before, Mode.CHARACTER)
            self._was_changed(None)

    def _point(self, *, extend: bool) -> None:
        """Put the cursor under the mouse; the page stays where it is."""
        x, y = self._pointer
        self._is_pointing = True
        self.put_cursor(x, min(max(y, 0), self.page_height - 1), extend=extend)
        self._is_pointing = False

    def _stop_dragging_on(self) -> None:
        if self._drag:
            self._drag.stop()
            self._drag = None

    def on_mouse_up(self) -> None:
        """End a drag."""
        self._stop_dragging_on()
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Open the fold under a click."""
        is_here = event.y == self.rows_above_cursor
        if event.chain == 1 and is_here and self.selection is None and self.is_on_fold:
            self.post_message(self.FoldClicked())

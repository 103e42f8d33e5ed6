"""An article as a page of text with a gutter, marks, a cursor and a selection."""

from collections.abc import Iterable, Mapping, Sequence

from rich.segment import Segment
from textual.message import Message

from tui.annotations.model import Anchor, Placed
from tui.articles.model import Article, Span
from tui.overlap.findings import Differing, SharedSpan
from tui.reading.marks import Marks
from tui.reading.rows import Fold, Page, Row, column_of, lay_out, offset_at
from tui.widgets.gutter import GUTTER_WIDTH, between_letters, gutter_words
from tui.widgets.painting import cells
from tui.widgets.signs import SEEN, style_name
from tui.widgets.text_pane import TextMarks, TextPane

MEASURE = 88
"""Cells of a row of text at most: longer rows are hard to read."""


class ReaderPane(TextPane):
    """Shows one article; the screen tells it what is shared and highlighted."""

    class Scrolled(Message):
        """Other rows came into sight."""

    def __init__(
        self,
        article: Article,
        at: int | None = None,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._article = article
        beginning = article.paragraphs[0].start if article.paragraphs else 0
        self._cursor = beginning if at is None else at
        self._page = Page((Row(0, 0),), (0,))
        self._folds: tuple[Fold, ...] = ()
        self._column: int | None = None
        self._shared: Marks[SharedSpan] = Marks()
        self._differing: Marks[None] = Marks()
        self._letters: Mapping[str, str] = {}
        self._between = ""
        self._marks = TextMarks()

    @property
    def article(self) -> Article:
        """Return the article that is shown."""
        return self._article

    @property
    def cursor(self) -> int:
        """Return the cursor's offset in code points."""
        return self._cursor

    def on_resize(self) -> None:
        """Wrap the text anew at the new width and keep the cursor in sight."""
        first = not self.row_count
        self._lay_out()
        if first:
            self.reveal(self.cursor_row, middle=True)

    def show_shared(
        self,
        shared: Iterable[SharedSpan],
        differing: Sequence[Differing],
        letters: Mapping[str, str],
    ) -> None:
        """Take what is shared with whom; `letters` names the other articles in the gutter."""
        self._differing = Marks((item.place, None) for item in differing)
        self._shared = Marks((item.span, item) for item in shared)
        self._letters, self._between = letters, between_letters(letters.values())
        self._marks = self._marks.with_facts(
            item.difference.left for item in differing if item.difference.left
        )
        self.refresh()

    def show_highlights(self, placed: Iterable[Placed]) -> None:
        """Take the highlights to draw."""
        self._marks = self._marks.with_highlights(placed)
        self.refresh()

    def show_found(self, places: Iterable[Span]) -> None:
        """Take the places that a search found."""
        self._marks = self._marks.with_found(places)
        self.refresh()

    def show_seen(self, spans: Iterable[Span]) -> None:
        """Take the words that are dimmed, as they were seen elsewhere."""
        self._marks = self._marks.with_seen(spans)
        self.refresh()

    @property
    def in_sight(self) -> Span:
        """Return the span of code points from the first to the last row in sight."""
        rows = self._page.rows
        top = min(round(self.scroll_offset.y), len(rows) - 1)
        bottom = min(top + self.page_height, len(rows)) - 1
        return Span(rows[top].start, rows[bottom].end)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other rows are in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def show_folds(self, folds: tuple[Fold, ...]) -> None:
        """Take the spans that are folded, in order."""
        self._folds = folds
        self._lay_out()

    @property
    def cursor_row(self) -> int:
        """Return the index of the row the cursor is on."""
        return self._page.row_of(self._cursor)

    @property
    def fold_at_cursor(self) -> Span | None:
        """Return the folded span the cursor stands on."""
        row = self._page.rows[self.cursor_row]
        return Span(row.start, row.end) if row.label else None

    def move_to(self, offset: int, *, middle: bool = False) -> None:
        """Put the cursor on an offset, or where that is folded, on the fold or beyond it."""
        self._column = None
        self._place(self._page.visible(offset, forward=offset > self._cursor), middle=middle)

    def move_rows(self, count: int) -> None:
        """Move the cursor down by rows (up when negative), in its column."""
        row = self.cursor_row
        text = self._article.text
        if self._column is None:
            self._column = column_of(text, self._page.rows[row], self._cursor, cells)
        goal = min(max(row + count, 0), len(self._page.rows) - 1)
        self._place(offset_at(text, self._page.rows[goal], self._column, cells))

    def move_in_row(self, *, end: bool) -> None:
        """Move the cursor to the start or the end of its row."""
        row = self._page.rows[self.cursor_row]
        column = 1_000_000 if end else 0
        self.move_to(offset_at(self._article.text, row, column, cells))

    def _place(self, offset: int, *, middle: bool = False) -> None:
        before, old_row = self._cursor, self.cursor_row
        self._cursor = offset
        row = self.cursor_row
        if self.selection or before == offset:
            self.refresh()
        else:
            self.refresh_rows(old_row, old_row)
            self.refresh_rows(row, row)
        self.reveal(row, middle=middle)
        self.post_message(self.CursorMoved())

    def _lay_out(self) -> None:
        if not self.width:
            return
        room = max(8, min(MEASURE, self.width - GUTTER_WIDTH - 1))
        self._page = lay_out(self._article, room, cells, self._folds)
        self._cursor = self._page.visible(self._cursor, forward=False)
        self.set_row_count(len(self._page.rows))
        self.reveal(self.cursor_row)
        self.post_message(self.CursorMoved())

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of the gutter and of the text of a row."""
        row = self._page.rows[index]
        return [*self._gutter(index), *self._text(row, here=index == self.cursor_row)]

    def _gutter(self, index: int) -> list[Segment]:
        row = self._page.rows[index]
        before = self._page.rows[index - 1] if index else None
        words, kind = gutter_words(
            self._shared, self._differing, (before, row), self._letters, self._between
        )
        style = self.base_style + self.style("text--gutter")
        inked = style + self.style(style_name(kind)) if words.strip() else style
        return [Segment(words, inked), Segment(self._edge(row) + self._seen(row), style)]

    def _seen(self, row: Row) -> str:
        """Return the sign of a row of which something is dimmed, or a blank."""
        has_seen = row.start < row.end and self._marks.seen.within(row.start, row.end)
        return SEEN if has_seen else " "

    def _edge(self, row: Row) -> str:
        """Return the rule beside a row: of a highlight, of one whose place is not sure, or none."""
        marked = self._marks.highlights.within(row.start, row.end)
        unsure = any(item.anchor is Anchor.FUZZY for _, item in marked)
        return "?" if unsure else "▎" if marked else "│"

    def _text(self, row: Row, *, here: bool) -> list[Segment]:
        if row.label:
            style = self.base_style + self.style("text--fold")
            return [Segment(row.label, style + self.style("text--cursor") if here else style)]
        cursor = self._cursor if here else None
        span = Span(row.start, row.end)
        return self.paint_text(self._article, self._marks, span, cursor=cursor, active=True)

    def put_cursor(self, x: int, y: int, *, extend: bool) -> None:
        """Put the cursor on what is drawn at a cell of the pane."""
        row = y + round(self.scroll_offset.y)
        if 0 <= row < len(self._page.rows):
            column = max(0, x - GUTTER_WIDTH)
            self.move_to(offset_at(self._article.text, self._page.rows[row], column, cells))

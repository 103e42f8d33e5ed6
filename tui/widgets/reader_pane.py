"""An article as a page of text with a gutter, marks, a cursor and a selection."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.message import Message

from tui.annotations.model import Placed
from tui.articles.model import Article, Span
from tui.overlap.findings import Differing, SharedSpan
from tui.reading.marks import Marks
from tui.reading.rows import (
    Fold,
    Page,
    Row,
    column_of,
    lay_out,
    offset_at,
    whole_parts_within,
)
from tui.widgets.gutter import GUTTER_WIDTH, between_letters, gutter_words, highlight_sign
from tui.widgets.painting import cells, most_cells
from tui.widgets.signs import SEEN, style_name
from tui.widgets.text_pane import TextMarks, TextPane

MEASURE = 88
"""Cells of a row of text at most: longer rows are hard to read."""

AT_ONCE = 200_000
"""Code points up to which a text is wrapped at once; a longer one first around the cursor."""

AROUND = 10_000
"""Code points that are wrapped at once on either side of the cursor of a longer text."""

FAR = 1_000_000
"""A column beyond the end of every row."""


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
        self._seen_cursor = self._page, -1, 0
        self._is_whole = True
        self._owed: list[Callable[[], None]] = []
        self._folds: tuple[Fold, ...] = ()
        self._column: int | None = None
        self._shared: Marks[SharedSpan] = Marks()
        self._differing: Marks[Differing] = Marks()
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
        page, cursor, seen = self._seen_cursor
        if page is not self._page or cursor != self._cursor:
            seen = self._page.visible(self._cursor, forward=False)
            self._seen_cursor = self._page, self._cursor, seen
        return seen

    def on_resize(self) -> None:
        """Wrap the text anew at the new width and keep the cursor in sight."""
        self._lay_out()

    def show_article(self, article: Article, at: int) -> None:
        """Show another text with the cursor at an offset, and as yet without marks and folds."""
        self._article, self._cursor, self._column = article, at, None
        self._folds, self._shared, self._differing = (), Marks(), Marks()
        self._marks, self.selection = TextMarks(), None
        self._lay_out()

    def show_shared(
        self,
        shared: Iterable[SharedSpan],
        differing: Sequence[Differing],
        letters: Mapping[str, str],
    ) -> None:
        """Take what is shared with whom; `letters` names the other articles in the gutter."""
        self._differing = Marks((_drawn_place(item), item) for item in differing)
        self._shared = Marks((item.span, item) for item in shared)
        self._letters, self._between = letters, between_letters(letters.values())
        self._marks = self._marks.with_facts(
            item.difference.left for item in differing if item.difference.left
        )
        self.refresh()

    def shared_at(self, offset: int) -> list[SharedSpan]:
        """Return what is shared at an offset."""
        return [item for _, item in self._shared.within(offset, offset + 1)]

    def differing_at(self, offset: int) -> list[Differing]:
        """Return the facts at an offset on which others differ."""
        return [item for _, item in self._differing.within(offset, offset + 1)]

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

    @property
    def is_on_fold(self) -> bool:
        """Tell whether the cursor is on the row of a fold."""
        return self.fold_at_cursor is not None

    def whole(self, span: Span) -> Span:
        """Return a selected span; a fold that it touches is in it whole."""
        return self._page.with_folds(span)

    def rows_of_span(self, span: Span) -> tuple[int, int]:
        """Return the first and the last row on which a span is shown."""
        return self._page.rows_within(span)

    def move_to(self, offset: int, *, middle: bool = False) -> None:
        """Put the cursor on an offset, or where that is folded, on the fold or beyond it."""
        self._column = None
        forward = offset > self.cursor
        if not self._is_whole and not self._page.rows[0].start <= offset < self._page.rows[-1].end:
            self._show_around(offset)
        self._place(self._page.visible(offset, forward=forward), middle=middle)

    def move_rows(self, count: int) -> None:
        """Move the cursor down by rows (up when negative), in its column."""
        row = self.cursor_row
        text, most = self._article.text, len(self._page.rows) - 1
        if not self._is_whole and not 0 <= row + count <= most:
            self._owed.append(partial(self.move_rows, count))
            return
        if self._column is None:
            self._column = column_of(text, self._page.rows[row], self.cursor, cells)
        goal = self._page.rows[min(max(row + count, 0), most)]
        self._place(offset_at(text, goal, self._column, cells))

    def to_row(self, index: int) -> None:
        """Move the cursor to the start of a row, or of the last there is."""
        self._column = 0
        if self._is_whole:
            super().to_row(index)
        else:
            self._owed.append(partial(self.to_row, index))

    def move_in_row(self, *, end: bool) -> None:
        """Move the cursor to the start of its row, or to the end, where it stays on other rows."""
        self._column = FAR if end else 0
        self.move_rows(0)

    def put_cursor(self, x: int, y: int, *, extend: bool) -> None:
        """Put the cursor on what is drawn at a cell of the pane."""
        most = len(self._page.rows) - 1
        index = min(y + self.top, most) if extend else y + self.top
        if 0 <= index <= most:
            self._column = None
            column = max(0, x - GUTTER_WIDTH)
            self._place(offset_at(self._article.text, self._page.rows[index], column, cells))

    def _place(self, offset: int, *, middle: bool = False) -> None:
        old_row, before = self.cursor_row, self.selected()
        self._cursor = offset
        row = self.cursor_row
        self.refresh_rows((old_row, old_row), (row, row), *self.rows_of_changes(before))
        self.reveal(row, middle=middle)
        self.moved()

    def _lay_out(self) -> None:
        if not self.width:
            return
        self._owed.clear()
        if len(self._article.text) <= AT_ONCE:
            self._show_page(lay_out(self._article, self._room, most_cells, self._folds))
        else:
            self._show_around(self._cursor)
            self._lay_out_all()

    @property
    def _room(self) -> int:
        return max(8, min(MEASURE, self.width - GUTTER_WIDTH - 1))

    def _show_around(self, offset: int) -> None:
        """Show the part of a long text that is around an offset, until all of it is wrapped."""
        near = Span(offset - AROUND, offset + AROUND)
        self._is_whole = False
        parts = list(whole_parts_within(self._article, near))
        self._show_page(lay_out(self._article, self._room, most_cells, self._folds, parts))

    @work(group="gathering", exclusive=True)
    async def _lay_out_all(self) -> None:
        page = await asyncio.to_thread(lay_out, self._article, self._room, most_cells, self._folds)
        self._is_whole = True
        self._show_page(page)
        owed, self._owed = self._owed, []
        for move in owed:
            move()
        await asyncio.to_thread(_read_ahead, self._article)

    def _show_page(self, page: Page) -> None:
        """Show other rows; the cursor stays where it is on the screen."""
        first, above = not self.row_count, self.rows_above_cursor
        self._page = page
        self.forget_selected()
        self.set_row_count(len(page.rows))
        row = self.cursor_row
        if not first:
            self.show_rows_above_cursor(above)
        self.reveal(row, middle=first)
        self.moved()

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
        return [Segment(words, inked), *self._edge(row, style)]

    def _seen(self, row: Row) -> str:
        """Return the sign of a row of which something is dimmed, or a blank."""
        has_seen = row.start < row.end and self._marks.seen.within(row.start, row.end)
        return SEEN if has_seen else " "

    def _edge(self, row: Row, style: Style) -> list[Segment]:
        """Return the rule beside a row, which tells of the highlights there, and a blank."""
        marked = self._marks.highlights.within(row.start, row.end)
        plain = style
        if not marked:
            return [Segment("│" + self._seen(row), style)]
        sign = highlight_sign(marked, row)
        ids = {item.highlight.id for _, item in marked}
        if self._chosen in ids:
            style += self.style("text--chosen") + Style(reverse=True)
        return [Segment(sign, style), Segment(self._seen(row), plain)]

    def _text(self, row: Row, *, here: bool) -> list[Segment]:
        if row.label:
            return [self._label(row, here=here)]
        cursor = self._cursor if here else None
        span = Span(row.start, row.end)
        return self.paint_text(self._article, self._marks, span, cursor=cursor, active=True)

    def _label(self, row: Row, *, here: bool) -> Segment:
        style, span = self.base_style + self.style("text--fold"), Span(row.start, row.end)
        selected = self.selected()
        if selected and selected.overlaps(span):
            style += self.style("text--selection")
        return Segment(
            row.label, style + self._cursor_style(selected, row.start) if here else style
        )


def _drawn_place(item: Differing) -> Span:
    """Return where a fact that differs is told: one that is left out here, at a character."""
    return Span(item.place.start, max(item.place.end, item.place.start + 1))


def _read_ahead(article: Article) -> int:
    """Find the sentences and words of a long text before a motion needs them; return how many."""
    return len(article.sentences) + len(article.words)

"""A screen of article text: motions, selection and jumps."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.annotations.model import Placed
from tui.articles.model import Article
from tui.reading import motions
from tui.reading.motions import Motion
from tui.reading.selection import Mode
from tui.screens.article_commands import ArticleCommands
from tui.widgets.text_pane import TextPane

FAR = 1_000_000_000
"""More rows than any text has."""


class TextScreen(ArticleCommands):
    """Moves the cursor of the pane of text; each command takes a count."""

    _scrolled_rows = 0
    """Rows that ^d and ^u scroll, once a count has told."""

    _placed: tuple[Placed, ...] = ()
    _starts: Sequence[int] = ()
    """Where the highlights begin that were asked for last."""

    @property
    def pane(self) -> TextPane:
        """Return the pane the cursor is in."""
        return self.query_one("#text", TextPane)

    @property
    def is_laid_out(self) -> bool:
        """Tell whether the text has its rows, so that motions lead somewhere."""
        return self.is_composed and self.pane.row_count > 0

    def current_article(self) -> Article:
        """Return the article the cursor is in."""
        return self.pane.article

    def passage_starts(self) -> Sequence[int]:
        """Return where passages start in the article under the cursor, ascending."""
        raise NotImplementedError

    def difference_starts(self) -> Sequence[int]:
        """Return where facts differ in the article under the cursor, ascending."""
        raise NotImplementedError

    def highlight_starts(self) -> Sequence[int]:
        """Return where highlights and their further spans start in the article, ascending."""
        placed = self.desk.placed(self.pane.article)
        if placed is not self._placed:
            starts = {span.start for item in placed for span in item.spans}
            self._placed, self._starts = placed, sorted(starts)
        return self._starts

    def here(self) -> object:
        """Return the pane with its cursor, what is selected, and how many rows there are."""
        pane = self.pane
        return pane, pane.cursor, pane.selected(), pane.row_count

    def on_mount(self) -> None:
        """Have the pane of text tell when its cursor moves."""
        self.pane.moved = self.cursor_moved

    def cursor_moved(self) -> None:
        """Say in the status line where the cursor is, or what is selected."""
        self.show_moved()

    def on_text_pane_fold_clicked(self) -> None:
        """Open what was clicked."""
        self.do_open(None)

    def do_open(self, count: int | None) -> None:
        """Open what the cursor is on."""
        raise NotImplementedError

    def move(self, motion: Motion, count: int | None) -> None:
        """Move `count` steps, or to the last there is."""
        pane = self.pane
        pane.move_to(motion(pane.article, pane.cursor, count or 1))

    def do_down(self, count: int | None) -> None:
        """Move down a row."""
        self.pane.move_rows(count or 1)

    def do_up(self, count: int | None) -> None:
        """Move up a row."""
        self.pane.move_rows(-(count or 1))

    def do_half_page_down(self, count: int | None) -> None:
        """Scroll down half a page, or COUNT rows from now on, and the cursor with the page."""
        self.pane.scroll_rows(self._rows_to_scroll(count))

    def do_half_page_up(self, count: int | None) -> None:
        """Scroll up half a page, or COUNT rows from now on, and the cursor with the page."""
        self.pane.scroll_rows(-self._rows_to_scroll(count))

    def _rows_to_scroll(self, count: int | None) -> int:
        self._scrolled_rows = count or self._scrolled_rows
        return self._scrolled_rows or max(1, self.pane.page_height // 2)

    def do_page_down(self, count: int | None) -> None:
        """Move down a page."""
        self.pane.turn_pages(count or 1)

    def do_page_up(self, count: int | None) -> None:
        """Move up a page."""
        self.pane.turn_pages(-(count or 1))

    def do_top(self, count: int | None) -> None:
        """Go to the first row, or to row `count`."""
        self.pane.to_row((count or 1) - 1)

    def do_bottom(self, count: int | None) -> None:
        """Go to the last row, or to row `count`."""
        self.pane.to_row((count or FAR) - 1)

    def do_left(self, count: int | None) -> None:
        """Move a character left."""
        self.move(motions.left, count)

    def do_right(self, count: int | None) -> None:
        """Move a character right."""
        self.move(motions.right, count)

    def do_next_word(self, count: int | None) -> None:
        """Move to the next word."""
        self.move(motions.next_word, count)

    def do_previous_word(self, count: int | None) -> None:
        """Move to the previous word."""
        self.move(motions.previous_word, count)

    def do_word_end(self, count: int | None) -> None:
        """Move to the end of the word."""
        self.move(motions.word_end, count)

    def do_next_sentence(self, count: int | None) -> None:
        """Move on a sentence."""
        self.move(motions.next_sentence, count)

    def do_previous_sentence(self, count: int | None) -> None:
        """Move back a sentence."""
        self.move(motions.previous_sentence, count)

    def do_next_paragraph(self, count: int | None) -> None:
        """Move on a paragraph."""
        self.move(motions.next_paragraph, count)

    def do_previous_paragraph(self, count: int | None) -> None:
        """Move back a paragraph."""
        self.move(motions.previous_paragraph, count)

    def do_row_start(self, _count: int | None) -> None:
        """Move to the start of the row."""
        self.pane.move_in_row(end=False)

    def do_row_end(self, count: int | None) -> None:
        """Move to the end of the row, or of the one COUNT - 1 further down."""
        if count and count > 1:
            self.pane.move_rows(count - 1)
        self.pane.move_in_row(end=True)

    def do_select(self, _count: int | None) -> None:
        """Start a selection by characters, or drop it."""
        self._select(Mode.CHARACTER)

    def do_select_sentence(self, _count: int | None) -> None:
        """Start a selection by sentences, or drop it."""
        self._select(Mode.SENTENCE)

    def do_other_end(self, _count: int | None) -> None:
        """Go to the other end of the selection, which then grows from there."""
        if self.pane.selection:
            self.pane.to_other_end()
        else:
            self.tell(self.keyed("nothing is selected · {select} or {select-sentence}"))

    def do_select_again(self, _count: int | None) -> None:
        """Select what was selected last in this article."""
        if not self.pane.select_again():
            self.tell("nothing was selected here before")

    def _select(self, mode: Mode) -> None:
        selection = self.pane.selection
        self.pane.select(None if selection and selection.mode is mode else mode)

    def do_cancel(self, count: int | None) -> None:
        """Drop the selection, or else go back."""
        if self.pane.selection:
            self.pane.select(None)
        else:
            super().do_cancel(count)

    def do_next(self, count: int | None) -> None:
        """Go to the next shared passage."""
        self.do_next_passage(count)

    def do_previous(self, count: int | None) -> None:
        """Go to the shared passage before."""
        self.do_previous_passage(count)

    def do_next_passage(self, count: int | None) -> None:
        """Go to the next shared passage."""
        self.jump(self.passage_starts(), count or 1, "shared passage", self.waiting_here())

    def do_previous_passage(self, count: int | None) -> None:
        """Go to the shared passage before."""
        self.jump(self.passage_starts(), -(count or 1), "shared passage", self.waiting_here())

    def do_next_difference(self, count: int | None) -> None:
        """Go to the next fact that differs."""
        self.jump(self.difference_starts(), count or 1, "differing fact", self.waiting_here())

    def do_previous_difference(self, count: int | None) -> None:
        """Go to the differing fact before."""
        self.jump(self.difference_starts(), -(count or 1), "differing fact", self.waiting_here())

    def do_next_highlight(self, count: int | None) -> None:
        """Go to the next highlight."""
        self.jump(self.highlight_starts(), count or 1, "highlight")

    def do_previous_highlight(self, count: int | None) -> None:
        """Go to the highlight before."""
        self.jump(self.highlight_starts(), -(count or 1), "highlight")

    def waiting_here(self) -> str:
        """Return in words why more may still be found in this article; nothing once all is."""
        article = self.pane.article
        return self.desk.waiting if self.desk.is_waited_for(article) else ""

    def jump(self, starts: Sequence[int], count: int, what: str, waiting: str = "") -> None:
        """Go `count` places on (back when negative); where there is none, say so or `waiting`."""
        cursor = self.pane.cursor
        after, before = bisect_right(starts, cursor), bisect_left(starts, cursor)
        if not starts:
            self.tell(waiting or f"no {what} here")
        elif not (before if count < 0 else len(starts) - after):
            self.tell(waiting or f"no {what} {'below' if count > 0 else 'above'}")
        else:
            goal = after + count - 1 if count > 0 else before + count
            self.pane.move_to(starts[min(max(goal, 0), len(starts) - 1)], middle=True)

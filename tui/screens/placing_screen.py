"""A screen of article text on which a highlight that lost its place is given one again."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual import work

from tui.annotations.model import Anchor, Highlight, Placed
from tui.articles.model import Article
from tui.articles.titles import cut_at_word
from tui.desk.desk import Desk
from tui.screens.resizing_screen import ResizingScreen
from tui.screens.typing_ahead import ASKING
from tui.widgets.highlight_words import one_row, words_then

WORDS_LENGTH = 30
"""Characters of the lost words in the status line."""


class PlacingScreen(ResizingScreen):
    """Holds a lost highlight until it is put on the selection or on the guess at its place."""

    def __init__(self, desk: Desk, lost: str = "") -> None:
        super().__init__(desk)
        self._lost = lost

    def held(self) -> Placed | None:
        """Return the lost highlight that is to be put somewhere; None once it has a place."""
        placed = self.desk.placed(self.pane.article) if self._lost else ()
        here = (item for item in placed if item.highlight.id == self._lost)
        found = next(here, None)
        return found if found and not found.spans else None

    def shown(self, article: Article) -> tuple[Placed, ...]:
        """Return the highlights to draw; the one held is drawn as unsure on its guess."""
        held = self.held()
        placed = self.desk.placed(article)
        if held is None or not held.guess:
            return placed
        guessed = replace(held, anchor=Anchor.FUZZY, spans=held.guess)
        return tuple(guessed if item is held else item for item in placed)

    def hint(self) -> str:
        """Return what can be done with the highlight held, nothing without one."""
        held = self.held()
        if held is None:
            return ""
        words = cut_at_word(one_row(words_then(held.highlight)), WORDS_LENGTH)
        put = self.keyed("{accept-place} puts")
        if self.pane.selection and put:
            return f"{put} “{words}” there"
        if self._is_on_guess(held) and put:
            return f"lost ?guess: “{words}” · {put} it here · or select its words"
        return f"lost: “{words}” · select its words{f', {put} it there' if put else ''}"

    def do_accept_place(self, count: int | None = None) -> None:
        """Put the highlight held on the selection or its guess; else accept the one here."""
        held, selected, article = self.held(), self.pane.selected(), self.pane.article
        notebook = self.desk.notebook
        if held and selected:
            self._put(article, partial(notebook.put, article, held.highlight.id, selected))
        elif held and self._is_on_guess(held):
            self._put(article, partial(notebook.accept, article, held))
        elif held and self.highlight_here() is None:
            self.tell(self.hint())
        else:
            super().do_accept_place(count)

    @work(group=ASKING)
    async def _put(self, article: Article, make: Callable[[], Highlight]) -> None:
        on_saved = partial(self.on_touched, article)
        await self.save(
            make, self.keyed("it has its place again · {undo} takes that back"), on_saved=on_saved
        )

    def do_cancel(self, count: int | None) -> None:
        """Let go of the highlight held; else drop the selection or go back."""
        if self.held() and not self.pane.selection:
            self._lost = ""
            self.annotations_changed()
        else:
            super().do_cancel(count)

    def _is_on_guess(self, held: Placed) -> bool:
        cursor = self.pane.cursor
        return any(span.contains(cursor) for span in held.guess)

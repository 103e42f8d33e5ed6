"""A list of articles that the reader sorts and filters."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import work

from tui.articles.changes import LibraryChange
from tui.articles.model import Article
from tui.command import Place
from tui.desk.arranger import (
    Arranged,
    Arranger,
    Progress,
    SupersededError,
    Wish,
    remembered_wish,
)
from tui.desk.article_orders import ORDERS
from tui.desk.desk import Desk
from tui.screens.choice import Choice
from tui.screens.list_screen import ListScreen
from tui.screens.prompt import FilterPrompt
from tui.screens.typing_ahead import ASKING
from tui.widgets.list_pane import ListPane

SECONDS_BETWEEN_WORDS = 0.3
"""How often it is told how far arranging has come."""

FILTER = "filter (!not #tag is:new)"
"""What is asked, and what can be typed beside words."""


class ArrangedList(ListScreen):
    """Has its rows arranged in a thread, as the reader wished last; keys go on meanwhile."""

    PLACE: ClassVar[Place]

    def __init__(self, desk: Desk, first: Sequence[str] = ()) -> None:
        super().__init__(desk)
        self._arranger = Arranger(desk)
        self._wish = remembered_wish(desk.remembered.order)
        self.arranged = self.whole = self._begin_with(first)
        self._asked = self._answered = 0
        self._is_arranging = False
        self._to_first = self._begins = False
        self._renamed: dict[str, str] = {}
        self.arranging = ""

    @property
    def list(self) -> ListPane[Any]:
        """Return the list."""
        return self.query_one("#list", ListPane)

    @property
    def is_laid_out(self) -> bool:
        """Tell whether what the reader filtered by last is what is shown."""
        return self.is_composed and self.arranged.wish.wanted == self._wish.wanted

    def arranged_anew(self) -> None:
        """Take notice that other rows, or in another order, are shown."""
        raise NotImplementedError

    def current_article(self) -> Article | None:
        """Return the article under the cursor; None in an empty list."""
        chosen: Article | None = self.list.chosen
        return chosen

    def _begin_with(self, first: Sequence[str]) -> Arranged:
        """Return the articles by date, or where another order is wished the `first` ones first."""
        by_id, by_date = self.desk.library.by_id, self.desk.letters
        if self._wish == Wish() or not first:
            return Arranged(Wish(), [by_id[one] for one in by_date if one in by_id])
        ordered = dict.fromkeys((*first, *by_date))
        return Arranged(self._wish, [by_id[one] for one in ordered if one in by_id])

    def begin(self) -> None:
        """Show the articles at once, and in the order remembered as soon as it is there."""
        self.list.show(self.arranged.articles)
        if self._wish != Wish():
            self._begins = True
            self.rearrange()

    def rearrange(self, wish: Wish | None = None, *, to_first: bool = False) -> None:
        """Have the rows arranged as the reader wishes; the last wish counts.

        The cursor stays on its article. Where that does not fit any more, it stays in its row, or
        goes to the first.
        """
        self._wish = wish or self._wish
        self._asked += 1
        self._to_first |= to_first
        if not self._is_arranging:
            self._is_arranging = True
            self._keep_arranging()

    @work(group="gathering")
    async def _keep_arranging(self) -> None:
        try:
            while self._answered != self._asked:
                await self._arrange_once(self._asked, self._wish)
        finally:
            self._is_arranging = False

    async def _arrange_once(self, asked: int, wish: Wish) -> None:
        progress = Progress(lambda: asked == self._asked)
        arranging = asyncio.ensure_future(asyncio.to_thread(self._arranger.arrange, wish, progress))
        while not arranging.done():
            await asyncio.wait({arranging}, timeout=SECONDS_BETWEEN_WORDS)
            if not arranging.done() and self.is_composed:
                self.arranging = f"arranging {progress.done:,}/{progress.total:,}"
                self.arranged_anew()
        try:
            arranged = arranging.result()
        except SupersededError:
            return
        self.arranging = ""
        if asked == self._asked:
            self._answered = asked
            if self.is_composed:
                self._show(arranged)

    def _show(self, arranged: Arranged) -> None:
        chosen, row = self.current_article(), 0 if self._to_first else self.list.chosen_row
        was_moved = not self._begins or row > 0
        self._to_first = self._begins = False
        self.arranged = arranged
        if not arranged.wish.wanted:
            self.whole = arranged
        if chosen and was_moved:
            row = arranged.rows.get(self._renamed.get(chosen.id, chosen.id), row)
        self.list.show(arranged.articles, row)
        self.arranged_anew()

    def library_changed(self, change: LibraryChange) -> None:
        """Show the articles there are now, the cursor on the one it was on."""
        self._renamed = dict(change.renamed)
        self.rearrange()

    def findings_changed(self) -> None:
        """Arrange anew what depends on what is found."""
        if self._wish.is_of_findings:
            self.rearrange()

    def annotations_changed(self) -> None:
        """Arrange anew what depends on what is noted."""
        if self._wish.is_of_notes:
            self.rearrange()

    @work(group=ASKING)
    async def do_sort(self, _count: int | None = None) -> None:
        """Ask for an order by its letter; that of now is turned round."""
        wish = self._wish
        answers = {order.letter: name for name, order in ORDERS.items()}
        now = f"{wish.order} {'forwards' if wish.backwards else 'backwards'}"
        answers[ORDERS[wish.order].letter] = now
        answer = await self.app.push_screen_wait(Choice("sort by", answers))
        if answer is None:
            return
        backwards = answer == now and not wish.backwards
        order = wish.order if answer == now else answer
        wish = replace(self._wish, order=order, backwards=backwards)
        self.desk.remembered.set_order(wish.name)
        self.rearrange(wish)
        self.tell(f"sorted by {order}{', backwards' if backwards else ''}")

    @work(group=ASKING)
    async def do_filter(self, _count: int | None = None) -> None:
        """Filter as the reader types; escape leaves the filter as it was."""
        before = self._wish.wanted
        wanted = await self.app.push_screen_wait(FilterPrompt(FILTER, before, self._filter))
        self._filter(before if wanted is None else wanted)

    def _filter(self, wanted: str) -> None:
        if wanted != self._wish.wanted:
            self.rearrange(replace(self._wish, wanted=wanted), to_first=True)

    def do_cancel(self, count: int | None) -> None:
        """Drop the filter."""
        if self._wish.wanted:
            self._filter("")
        else:
            super().do_cancel(count)

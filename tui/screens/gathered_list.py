"""A list whose rows are gathered off the thread that answers keys."""

import asyncio
from typing import Generic, TypeVar

from textual import work

from tui.articles.changes import LibraryChange
from tui.desk.desk import Desk
from tui.desk.following import change_phrase
from tui.screens.list_screen import ListScreen

T = TypeVar("T")


class GatheredList(ListScreen, Generic[T]):
    """Fills its list with what `gather` returns, as often as annotations change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked = self._gathered = 0
        self._is_gathering = False

    def gather(self) -> T:
        """Return what is shown; called in a thread of its own, for it may look at everything."""
        raise NotImplementedError

    def fill(self, gathered: T) -> None:
        """Show what was gathered."""
        raise NotImplementedError

    @property
    def is_gathered(self) -> bool:
        """Tell whether anything was gathered yet."""
        return self._gathered > 0

    @property
    def is_laid_out(self) -> bool:
        """Tell whether the rows are those of now."""
        return self._gathered == self._asked

    def annotations_changed(self) -> None:
        """Gather anew, once what is being gathered is there."""
        self._asked += 1
        if not self._is_gathering:
            self._is_gathering = True
            self._gather()

    def library_changed(self, change: LibraryChange) -> None:
        """Gather anew: articles may be gone, or have other texts."""
        self.annotations_changed()
        self.tell(change_phrase(change, self.desk.letters))

    @work(group="gathering")
    async def _gather(self) -> None:
        try:
            while self._gathered < self._asked and self.is_composed:
                asked, library = self._asked, self.desk.library
                gathered = await asyncio.to_thread(self.gather)
                # What was gathered of two libraries, one after the other, may not fit together.
                if self.is_composed and self.desk.library is library:
                    self._gathered = asked
                    self.fill(gathered)
        finally:
            self._is_gathering = False

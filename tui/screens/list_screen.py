"""A screen with one list to move about in."""

from typing import ClassVar

from tui.command import Place
from tui.screens.list_motions import ListMotions
from tui.screens.notebook_screen import NotebookScreen


class ListScreen(NotebookScreen, ListMotions):
    """A list from which the notebook is changed."""

    PLACE: ClassVar[Place]
    OPEN: ClassVar[str] = "open"
    """The command that two clicks on a row give."""

    def on_list_pane_opened(self) -> None:
        """Open what was clicked twice."""
        self.run_command(self.OPEN)

    def here(self) -> object:
        """Return which items are shown, as a number, and the row of the chosen one."""
        return id(self.list.items), self.list.chosen_row

    def on_mount(self) -> None:
        """Say what is chosen whenever that is another row."""
        self.list.moved = self.show_moved

"""The keys of a screen, from the table of commands."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.commands import Command, Place, commands_of, spell
from tui.widgets.bar import Bar
from tui.widgets.list_pane import Cell, ListPane

KEYS_WIDTH = 16
"""Cells of the column of keys."""


class HelpScreen(ModalScreen[None]):
    """Lists the commands of a screen with their keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close"),
        Binding("j,down", "move(1)", "Down"),
        Binding("k,up", "move(-1)", "Up"),
        Binding("space,pagedown", "move(15)", "Page down"),
        Binding("pageup", "move(-15)", "Page up"),
    ]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen ListPane { height: 1fr; background: $surface; }
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """Lay out a header, the keys and how to close."""
        yield Bar(id="header")
        yield ListPane(draw_command, id="keys")
        yield Bar(id="status")

    def on_mount(self) -> None:
        """Fill in the commands."""
        self.query_one("#header", Bar).show(f"keys of the {self._place}", "a count goes before: 3j")
        self.query_one("#status", Bar).show("j k move · q closes · ^p finds a command by name")
        pane: ListPane[Command] = self.query_one("#keys", ListPane)
        pane.show(list(commands_of(self._place)))

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        pane: ListPane[Command] = self.query_one("#keys", ListPane)
        pane.choose(pane.chosen_row + rows)


def draw_command(command: Command, _width: int) -> Sequence[Cell]:
    """Return a command's row: keys and what they do."""
    keys = " ".join(spell(key) for key in command.keys)
    return ((f" {keys:<{KEYS_WIDTH}}", "list--strong"), (command.help, ""))

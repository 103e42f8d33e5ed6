"""The keys of a screen, from the table of commands."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.command import Command, Place
from tui.commands import commands_of
from tui.key_tables import key_table, spell
from tui.reading.keys import KeySequences
from tui.screens.command_screen import KEY_NAMES
from tui.screens.list_motions import ListMotions
from tui.widgets.bar import Bar
from tui.widgets.list_pane import Cell, ListPane

KEYS_WIDTH = 17
"""Cells of the column of keys, with a blank on both sides."""

Row = tuple[str, str]
"""The keys of a command, in its first row only, and a row of what they do."""

MOTIONS: Mapping[tuple[str, ...], str] = {
    keys: id
    for keys, id in key_table(Place.LIST).items()
    if hasattr(ListMotions, "do_" + id.replace("-", "_"))
}
"""The sequences of keys that move in a list."""


class HelpScreen(ModalScreen[None], ListMotions):
    """Lists the commands of a screen with their keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close")
    ]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen ListPane { height: 1fr; background: $surface; }
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._sequences = KeySequences(MOTIONS)

    def compose(self) -> ComposeResult:
        """Lay out a header, the keys and how to close."""
        yield Bar(id="header")
        yield ListPane(draw_row, id="list")
        yield Bar(id="status")

    def on_mount(self) -> None:
        """Say what is shown and how it is left."""
        self.query_one("#header", Bar).show(f"keys of the {self._place}", "a count goes before: 3j")
        self.query_one("#status", Bar).show("j k move · q closes · ^p finds a command by name")

    def on_resize(self) -> None:
        """Wrap the sentences anew at the new width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        rows = list(rows_of(commands_of(self._place), self.list.width))
        self.list.show(rows, self.list.chosen_row)

    def on_key(self, event: events.Key) -> None:
        """Move in the list; what is no motion is left to the framework."""
        character = event.character if event.is_printable and event.character else None
        pressed = self._sequences.press(KEY_NAMES.get(character or "", character or event.key))
        if pressed.command or pressed.pending:
            event.stop()
            event.prevent_default()
        if pressed.command:
            getattr(self, "do_" + pressed.command.replace("-", "_"))(pressed.count)


def rows_of(commands: Iterator[Command], width: int) -> Iterator[Row]:
    """Yield the rows of commands on a list `width` cells wide, their sentences wrapped."""
    for command in commands:
        keys = " ".join(spell(key) for key in command.keys)
        for line in wrap(command.help, max(1, width - KEYS_WIDTH)):
            yield keys, line
            keys = ""


def draw_row(row: Row, _width: int) -> Sequence[Cell]:
    """Return the cells of a row: keys and what they do."""
    keys, line = row
    return ((f" {keys:<{KEYS_WIDTH - 1}}", "list--strong"), (line, ""))

"""The keys of a screen, from the table of commands, and how they are changed."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.command import Command, Place
from tui.commands import COMMANDS, commands_of
from tui.key_tables import KeyMap
from tui.reading.keys import KeySequences
from tui.screens.command_screen import key_of
from tui.screens.prompt import Prompt
from tui.screens.typing_ahead import ASKING
from tui.settings import config_file, in_home
from tui.widgets.bar import Bar
from tui.widgets.help_pane import HelpPane
from tui.widgets.help_rows import Row, fitting, lay_out_help

MOTIONS = "down up half-page-down half-page-up page-down page-up top bottom".split()

ANSWERED = frozenset((*MOTIONS, "search", "back", "cancel", "help"))
"""The commands that this screen answers itself, by the keys they have elsewhere."""


class HelpScreen(ModalScreen[None]):
    """Lists the commands of a screen with the keys they have now; words find some of them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Close")]
    DEFAULT_CSS = """
    HelpScreen HelpPane { height: 1fr; background: $surface; }
    """

    def __init__(self, place: Place, keymap: KeyMap) -> None:
        super().__init__()
        self._place, self._keymap, self._wanted = place, keymap, ""
        self._sequences = KeySequences(
            {
                tuple(keys.split(" ")): command.id
                for command in COMMANDS
                if command.id in ANSWERED
                for keys in keymap.keys(command)
            }
        )

    def compose(self) -> ComposeResult:
        """Lay out a header, the keys and how to go on."""
        yield Bar(id="header")
        yield HelpPane(self._rows, id="text")
        yield Bar(wraps=True, id="status")

    @property
    def pane(self) -> HelpPane:
        """Return the pane."""
        return self.query_one(HelpPane)

    def on_mount(self) -> None:
        """Say what is shown and how to go on."""
        self._show_bars()

    def _found(self) -> list[Command]:
        return fitting(list(commands_of(self._place)), self._keymap, self._wanted)

    def _rows(self, width: int) -> Sequence[Row]:
        return lay_out_help(self._found(), self._keymap, width)

    def _show_bars(self) -> None:
        found, count = len(self._found()), len(list(commands_of(self._place)))
        counted = f"{found} of {count} with “{self._wanted}”" if self._wanted else ""
        legend = self._keymap.fill("{search} finds · {back} closes · {palette} any command")
        self.query_one("#header", Bar).show(
            f"keys of the {self._place}", counted or "a count goes before: 3j"
        )
        self.query_one("#status", Bar).show(f"{legend} · keys are set in {in_home(config_file())}")

    def _find(self, wanted: str) -> None:
        self._wanted = wanted
        self.pane.show_anew()
        self._show_bars()

    def action_leave(self) -> None:
        """Show all commands again; where they are shown, close."""
        if self._wanted:
            self._find("")
        else:
            self.dismiss()

    def on_key(self, event: events.Key) -> None:
        """Move, find or close by the keys that do so elsewhere; leave others to the framework."""
        pressed = self._sequences.press(key_of(event))
        if pressed.command or pressed.pending:
            event.stop()
            event.prevent_default()
        page = self.pane.page_height
        steps = {"down": 1, "half-page-down": max(1, page // 2), "page-down": page}
        steps |= {"up": -1, "half-page-up": -max(1, page // 2), "page-up": -page}
        match pressed.command:
            case "top":
                self.pane.to_row((pressed.count or 1) - 1)
            case "bottom":
                self.pane.to_row((pressed.count or self.pane.row_count) - 1)
            case "search":
                self._ask()
            case "cancel":
                self.action_leave()
            case "back" | "help":
                self.dismiss()
            case str(move):
                self.pane.scroll_rows(steps[move] * (pressed.count or 1))

    @work(group=ASKING)
    async def _ask(self) -> None:
        """Find as the reader types; escape leaves what was found as it was."""
        before = self._wanted
        wanted = await self.app.push_screen_wait(Prompt("find", before, self._find))
        self._find(before if wanted is None else wanted)

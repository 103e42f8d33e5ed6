"""A screen that is driven by the table of commands."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.binding import BindingType
from textual.screen import Screen

from tui.annotations.errors import AnnotationsError
from tui.commands import Place, key_table
from tui.quotes.errors import QuotesError
from tui.reading.keys import KeySequences
from tui.screens.desk import Desk
from tui.screens.typing_ahead import ASKING
from tui.widgets.bar import Bar

KEY_NAMES = {" ": "space"}
"""Names in the table of commands for characters that have one."""


class CommandScreen(Screen[None]):
    """Reads keys, counts and sequences and calls the `do_` method of the command they mean."""

    PLACE: ClassVar[Place]
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._sequences = KeySequences(key_table(self.PLACE))
        self._message = ""

    @property
    def is_composed(self) -> bool:
        """Tell whether the widgets are there: not before the screen opens nor after it closed."""
        return self.is_mounted and bool(self.query("#status"))

    def on_key(self, event: events.Key) -> None:
        """Take a key; what the table does not know is left to the framework."""
        character = event.character if event.is_printable and event.character else None
        key = KEY_NAMES.get(character, character) if character else event.key
        pressed = self._sequences.press(key)
        if pressed.command or pressed.pending or character:
            event.stop()
            event.prevent_default()
        self._message = ""
        if pressed.command:
            if pressed.command == "cancel" and self.desk.trouble:
                self.desk.trouble = ""
            else:
                self.run_command(pressed.command, pressed.count)
        self.show_status()

    def run_command(self, command: str, count: int | None = None) -> None:
        """Do a command; what goes wrong with the reader's files is told, not raised."""
        method: Callable[[int | None], None] = getattr(self, "do_" + command.replace("-", "_"))
        try:
            method(count)
        except (AnnotationsError, QuotesError) as error:
            self.tell(str(error))

    def tell(self, message: str) -> None:
        """Say something in the status line, until the next key."""
        self._message = message
        self.show_status()

    def show_status(self) -> None:
        """Write the status line: the message or where the reader is, and keys that wait."""
        left, right = self.status()
        pending = self._sequences.pending
        self.query_one("#status", Bar).show(
            self._message or self._trouble() or left, pending or right
        )

    def _trouble(self) -> str:
        trouble = self.desk.trouble
        return f"{trouble} · escape clears this" if trouble else ""

    def status(self) -> tuple[str, str]:
        """Return what the status line says at its left and right end."""
        raise NotImplementedError

    def findings_changed(self) -> None:
        """Take notice that more overlaps were found."""

    def annotations_changed(self) -> None:
        """Take notice that highlights changed."""

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        self.findings_changed()
        self.annotations_changed()
        self.show_status()

    def do_undo(self, count: int | None) -> None:
        """Undo the last changes to highlights."""
        self._step_back(self.desk.notebook.undo, "undone", count)

    def do_redo(self, count: int | None) -> None:
        """Do again the changes that were undone."""
        self._step_back(self.desk.notebook.redo, "done again", count)

    def _step_back(self, step: Callable[[], str | None], word: str, count: int | None) -> None:
        done = []
        for _ in range(count or 1):
            phrase = step()
            if phrase is None:
                break
            done.append(phrase)
        self.annotations_changed()
        self.tell(f"{word}: {', '.join(done)}" if done else f"nothing to be {word}")

    def do_help(self, _count: int | None) -> None:
        """Show the keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.PLACE))

    def do_highlights(self, _count: int | None) -> None:
        """List the highlights of the library."""
        from tui.screens.highlights import HighlightsScreen

        self.app.push_screen(HighlightsScreen(self.desk))

    @work(group=ASKING)
    async def do_export(self, _count: int | None = None) -> None:
        """Ask for a file name and write all highlights to it."""
        from tui.quotes.exports import export_file
        from tui.screens.prompt import Prompt

        name = await self.app.push_screen_wait(Prompt("export to", "highlights.md"))
        if not name:
            return
        path = Path(name).expanduser()
        if path.exists():
            answer = await self.app.push_screen_wait(Prompt(f"{name} exists: write over it? y/n"))
            if answer != "y":
                self.tell("not exported")
                return
        try:
            count = export_file(path, self.desk.library, self.desk.notebook)
        except (AnnotationsError, QuotesError) as error:
            self.tell(str(error))
        else:
            self.tell(f"{count} highlights written to {name}")

    def do_back(self, _count: int | None) -> None:
        """Go back to the screen before; quit from the first one."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.app.exit()

    def do_cancel(self, _count: int | None) -> None:
        """Go back to the screen before, if there is one."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()

"""A screen that is driven by the table of commands."""

import sys
from functools import cached_property
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen

from tui.annotations.errors import AnnotationsError
from tui.articles.changes import LibraryChange
from tui.command import Place
from tui.desk.desk import Desk, DeskState
from tui.key_tables import DOT, spell
from tui.quotes.errors import QuotesError
from tui.reading.keys import KeySequences
from tui.widgets.bar import Bar, Status
from tui.widgets.kept_lines import KeptLines

KEY_NAMES = {" ": "space"}
"""Names in the table of commands for characters that have one."""

LEAVING = frozenset({"back", "cancel", "quit"})
"""Commands that lead away from a screen."""


class CommandScreen(Screen[None], KeptLines):
    """Reads keys, counts and sequences and calls the `do_` method of the command they mean."""

    PLACE: ClassVar[Place]
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._sequences = KeySequences(desk.keymap.table(self.PLACE))
        self._message = ""
        self._told_at: object = None
        self._is_taking_key = False
        self._drawn = DeskState(0, frozenset(), 0, "")

    @property
    def is_composed(self) -> bool:
        """Tell whether the widgets are there: not before the screen opens nor after it closed."""
        return self.is_mounted and self.query_one_optional("#status", Bar) is not None

    def on_key(self, event: events.Key) -> None:
        """Take a key; what the table does not know is left to the framework."""
        key = key_of(event)
        is_character = len(key) == 1
        pressed = self._sequences.press(key)
        if pressed.command or pressed.pending or is_character:
            event.stop()
            event.prevent_default()
        self._message = ""
        if pressed.command == "cancel" and self.desk.trouble:
            self.desk.clear_trouble()
        elif pressed.command:
            self._is_taking_key = True
            try:
                self.run_command(pressed.command, pressed.count)
            finally:
                self._is_taking_key = False
        elif pressed.unknown and (is_character or key in self.desk.keymap.single_keys()):
            self._message = f"no {spell(pressed.unknown)} here · {self.keyed('{help} keys')}"
        self.show_status()

    @cached_property
    def leaving_keys(self) -> frozenset[str]:
        """Return the keys that lead away from here by themselves, whatever is still gathered."""
        return self.desk.keymap.keys_for(self.PLACE, LEAVING)

    def on_mouse_down(self) -> None:
        """Drop what was said, as a key does."""
        if self._message and self.is_composed:
            self._message = ""
            self.show_status()

    def run_command(self, command: str, count: int | None = None) -> None:
        """Do a command; what goes wrong with the reader's files is told, not raised."""
        method = getattr(self, "do_" + command.replace("-", "_"))
        try:
            method(count)
        except (AnnotationsError, QuotesError) as error:
            self.tell(str(error))

    def tell(self, message: str) -> None:
        """Say something in the status line, until the next key or press of the mouse."""
        self._message = message
        self.show_status()

    def keyed(self, words: str) -> str:
        """Return words with the keys in force of the commands whose ids stand in braces."""
        return self.desk.keymap.fill(words)

    def here(self) -> object:
        """Return where the cursor is, as far as the status line tells of it."""
        return None

    def show_moved(self) -> None:
        """Write the status line, unless the key that moved the cursor has or will."""
        if not self._is_taking_key and self._told_at != self.here():
            self.show_status()

    def show_status(self) -> None:
        """Write the status line: the message or where the reader is, and keys that wait."""
        self._told_at = self.here()
        told, place, hints = self.status()
        said = self._message or self._trouble()
        if said:
            told, hints = said, ""
        self.query_one("#status", Bar).show(told, self._sequences.pending or place, hints)

    def _trouble(self) -> str:
        trouble = self.desk.trouble
        hint = self.keyed("{cancel} clears this")
        return DOT.join(part for part in (trouble, hint) if part) if trouble else ""

    def status(self) -> Status:
        """Return what the status line says; of the hints it shows what there is room for."""
        raise NotImplementedError

    def findings_changed(self) -> None:
        """Take notice that more overlaps were found."""

    def library_changed(self, change: LibraryChange) -> None:
        """Take notice that files were added, changed or removed.

        What was found of these texts is forgotten, and `findings_changed` follows as it is found
        anew. Articles that are held here are to be taken anew from the desk.
        """

    def progress_changed(self) -> None:
        """Take notice that more is known of how much articles share."""

    def annotations_changed(self) -> None:
        """Take notice that highlights changed."""

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        self._drawn = self.desk.state
        self.findings_changed()
        self.annotations_changed()
        self.show_status()

    def show_changes(self) -> None:
        """Draw anew what is not as it was drawn, whoever has changed it."""
        before, self._drawn = self._drawn, self.desk.state
        if self._drawn == before:
            return
        if self._drawn[:2] != before[:2]:
            self.annotations_changed()
        if self._drawn.recompared != before.recompared:
            self.findings_changed()
        if self._drawn.trouble != before.trouble:
            self._message = ""
        self.show_status()

    def do_help(self, _count: int | None) -> None:
        """Show the keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.PLACE, self.desk.keymap))

    def do_palette(self, _count: int | None) -> None:
        """Find any command by its name."""
        from tui.screens.palette import Palette, ScreenCommands

        self.app.push_screen(Palette([ScreenCommands], placeholder="Find a command"))

    def do_theme(self, _count: int | None) -> None:
        """Choose the colours of the screen."""
        from tui.screens.palette import Palette, ThemeCommands

        self.app.push_screen(Palette([ThemeCommands], placeholder="Choose a theme"))

    def do_suspend(self, _count: int | None) -> None:
        """Leave the terminal to the shell that the program was started from."""
        if can_suspend(self.app):
            self.app.action_suspend_process()
        else:
            self.tell("there is no shell to go back to from here")

    def do_quit(self, _count: int | None) -> None:
        """Quit from any screen."""
        self.app.exit()

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


def key_of(event: events.Key) -> str:
    """Return what a key is called in the table of commands."""
    if event.is_printable and event.character and not event.key.startswith("alt+"):
        return KEY_NAMES.get(event.character, event.character)
    return event.key


def can_suspend(app: App[Any]) -> bool:
    """Tell whether the program runs in a terminal, on a system that can stop and continue it."""
    driver = app._driver
    return sys.platform != "win32" and driver is not None and driver.can_suspend


def screen_in_sight(app: App[Any]) -> CommandScreen | None:
    """Return the screen in front, or the one over which something is asked."""
    for screen in reversed(app.screen_stack):
        if isinstance(screen, CommandScreen):
            return screen if screen.is_composed else None
        if not isinstance(screen, ModalScreen):
            break
    return None


def screen_in_front(app: App[Any]) -> CommandScreen | None:
    """Return the screen in front; None while that is a prompt or has no widgets."""
    front = app.screen_stack[-1] if app.screen_stack else None
    return front if isinstance(front, CommandScreen) and front.is_composed else None

"""The command palette: every command by its name, and the themes."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from rich.text import Text
from textual.command import (
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
    SearchIcon,
)
from textual.markup import escape
from textual.widgets import Input
from textual.worker import Worker

from tui.command import Command, Place
from tui.commands import COMMANDS
from tui.key_tables import KeyMap, spell
from tui.screens.appearance import AppearanceApp
from tui.screens.command_screen import CommandScreen
from tui.widgets.cursors import rest_cursors
from tui.widgets.themes import OWN_THEMES

IN_SENTENCE = 0.5
"""The likeness of a command whose sentence has all words that are looked for."""

FOREIGN = 0.001
"""What a command of another screen is worth at most: less than any of this screen."""


class Palette(CommandPalette):
    """Textual's palette, with a sign that every terminal has."""

    DEFAULT_CSS = """
    Palette SearchIcon { color: $text; }
    """

    _gathering: Worker[Any] | None = None
    _looked_for = ""

    def on_mount(self) -> None:
        """Put a plain sign before the line; keep its cursor still where that is wanted."""
        self.query_one(SearchIcon).icon = ">"
        rest_cursors(self)

    @property
    def is_laid_out(self) -> bool:
        """Tell whether all commands that fit what is typed are there."""
        # Textual shows the rows of what was typed before until it has gathered those of now.
        looked_for = any(line.value.strip() == self._looked_for for line in self.query(Input))
        has_all = looked_for and self._gathering is not None and self._gathering.is_finished
        return has_all and all(map(_is_laid_out, self.query(CommandList)))

    def _gather_commands(self, search_value: str) -> Worker[Any]:
        self._looked_for = search_value
        self._gathering = super()._gather_commands(search_value)
        return self._gathering

    def _action_command_list(self, action: str) -> None:
        # Textual looks on from the row of a command, and raises KeyError where it has none yet.
        lists = self.query(CommandList)
        if lists and lists.first().scrollable_content_region:
            super()._action_command_list(action)


def _is_laid_out(commands: CommandList) -> bool:
    """Tell whether commands have their rows on the screen, where there are any."""
    return not commands.option_count or bool(commands.scrollable_content_region)


class ScreenCommands(Provider):
    """Offers every command: those of the screen the palette was opened on, then all others."""

    async def discover(self) -> Hits:
        """Yield all commands, in the order of the table."""
        for command, is_here in self._commands():
            title = self._title(command, is_here)
            run = partial(self._run, command, is_here)
            yield DiscoveryHit(Text(title), run, text=title, help=escape(command.help))

    async def search(self, query: str) -> Hits:
        """Yield the commands whose title or help fits."""
        matcher = self.matcher(query)
        for command, is_here in self._commands():
            title = self._title(command, is_here)
            said = command.help.casefold()
            told = IN_SENTENCE if all(word in said for word in query.casefold().split()) else 0
            score = max(matcher.match(title), told)
            if score > 0:
                run = partial(self._run, command, is_here)
                worth = score if is_here else FOREIGN * score / (1 + score)
                yield Hit(worth, Text(title), run, text=title, help=escape(command.help))

    def _commands(self) -> Iterator[tuple[Command, bool]]:
        """Yield all commands, those that can be given here first, and whether they can."""
        screen = self.screen
        if isinstance(screen, CommandScreen):
            here = [command for command in COMMANDS if screen.PLACE in command.places]
            yield from ((command, True) for command in here)
            yield from ((command, False) for command in COMMANDS if command not in here)

    def _title(self, command: Command, is_here: bool) -> str:
        screen = self.screen
        keymap = screen.desk.keymap if isinstance(screen, CommandScreen) else KeyMap()
        return label(command, keymap) if is_here else f"{label(command, keymap)}  {only(command)}"

    def _run(self, command: Command, is_here: bool) -> None:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            if is_here:
                screen.run_command(command.id)
            else:
                screen.tell(f"not here: {command.title} works only {only(command)}")


class ThemeCommands(Provider):
    """Offers the themes, our own first."""

    async def discover(self) -> Hits:
        """Yield all themes."""
        for name, title in self._themes():
            yield DiscoveryHit(title, partial(self._choose, name), help=self._about(name))

    async def search(self, query: str) -> Hits:
        """Yield the themes whose name fits."""
        matcher = self.matcher(query)
        for name, title in self._themes():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, title, partial(self._choose, name), help=self._about(name))

    def _themes(self) -> Iterator[tuple[str, str]]:
        own = [theme.name for theme in OWN_THEMES]
        others = sorted(name for name in self.app.available_themes if name not in own)
        now = self.app.chosen_theme if isinstance(self.app, AppearanceApp) else ""
        for name in (*own, *others):
            yield name, f"{name}  (now)" if name == now else name

    def _about(self, name: str) -> str:
        return "dark" if self.app.available_themes[name].dark else "light"

    def _choose(self, name: str) -> None:
        app, screen = self.app, self.screen
        if isinstance(app, AppearanceApp):
            told = app.choose_theme(name)
            if isinstance(screen, CommandScreen):
                screen.tell(told)


def label(command: Command, keymap: KeyMap) -> str:
    """Return a command's title and its first keys, if it has any."""
    keys = keymap.keys(command)
    return f"{command.title}  {spell(keys[0])}" if keys else command.title


def only(command: Command) -> str:
    """Return on which screens a command can be given."""
    places = [place.value for place in Place if place in command.places]
    return f"on: {', '.join(places)}"

"""The commands of a screen in the command palette."""

from collections.abc import Iterable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.command import Command
from tui.commands import commands_of
from tui.key_tables import spell
from tui.screens.command_screen import CommandScreen


class ScreenCommands(Provider):
    """Offers every command of the screen the palette was opened on."""

    async def discover(self) -> Hits:
        """Yield all commands, in the order of the table."""
        for command in self._commands():
            yield DiscoveryHit(label(command), partial(self._run, command.id), help=command.help)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose title or help fits."""
        matcher = self.matcher(query)
        for command in self._commands():
            title = label(command)
            score = max(matcher.match(title), matcher.match(command.help) * 0.8)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(title),
                    partial(self._run, command.id),
                    help=command.help,
                )

    def _commands(self) -> Iterable[Command]:
        screen = self.screen
        return commands_of(screen.PLACE) if isinstance(screen, CommandScreen) else ()

    def _run(self, command: str) -> None:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            screen.run_command(command)


def label(command: Command) -> str:
    """Return a command's title and its first keys."""
    return f"{command.title}  {spell(command.keys[0])}"

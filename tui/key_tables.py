"""Which keys give which command on a screen, and how keys are written."""

from tui.command import Place
from tui.commands import commands_of


def key_table(place: Place) -> dict[tuple[str, ...], str]:
    """Return the command id for each key sequence of a screen."""
    return {
        tuple(keys.split(" ")): command.id
        for command in commands_of(place)
        for keys in command.keys
    }


def spell(keys: str) -> str:
    """Return a key sequence as people write it: `]c`, `^d`, `gg`."""
    return "".join(
        f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key
        for key in keys.split(" ")
    )

"""Which keys give which command on a screen, and how keys are written."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from tui.command import Command, Place
from tui.commands import COMMANDS, commands_of

DOT = " · "
"""What parts one hint from the next."""

_ID = re.compile(r"\{([a-z-]+)\}")


@dataclass(frozen=True)
class KeyMap:
    """The keys in force: those of the table of commands, or those the reader gave instead."""

    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _filled: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def keys(self, command: Command) -> tuple[str, ...]:
        """Return the key sequences of a command; none where the reader took them away."""
        return self.given.get(command.id, command.keys)

    def spelled(self, command: Command) -> str:
        """Return the keys of a command as people write them, parted by blanks."""
        return " ".join(map(spell, self.keys(command)))

    def first(self, id: str) -> str:
        """Return the first keys of a command by its id, as people write them; "" without any."""
        keys = next((self.keys(command) for command in COMMANDS if command.id == id), ())
        return spell(keys[0]) if keys else ""

    def fill(self, hints: str) -> str:
        """Return words with the first keys of the commands whose ids stand in braces.

        Of `{compare} compare · {filter} filter` what a dot parts is left out where it has no key.
        """
        filled = self._filled.get(hints)
        if filled is None:
            filled = self._filled[hints] = self._fill(hints)
        return filled

    def _fill(self, hints: str) -> str:
        parts = ((part, _ID.findall(part)) for part in hints.split(DOT))
        return DOT.join(
            _ID.sub(lambda id: self.first(id[1]), part)
            for part, ids in parts
            if all(map(self.first, ids))
        )

    def table(self, place: Place) -> dict[tuple[str, ...], str]:
        """Return the command id for each key sequence of a screen."""
        return {
            tuple(keys.split(" ")): command.id
            for command in commands_of(place)
            for keys in self.keys(command)
        }

    def keys_for(self, place: Place, ids: AbstractSet[str]) -> frozenset[str]:
        """Return the keys that, alone, mean one of some commands on a screen."""
        table = self.table(place)
        return frozenset(keys[0] for keys, id in table.items() if len(keys) == 1 and id in ids)

    def single_keys(self) -> frozenset[str]:
        """Return the keys that mean something on some screen, alone or in a sequence."""
        return frozenset(
            key for command in COMMANDS for keys in self.keys(command) for key in keys.split(" ")
        )


def spell(keys: str) -> str:
    """Return a key sequence as people write it: `]c`, `^d`, `gg`, `g home`."""
    written = [
        f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") and len(key) == 6 else key
        for key in keys.split(" ")
    ]
    named = any(len(key) > 1 and not key.startswith("^") for key in written)
    return (" " if named else "").join(written)

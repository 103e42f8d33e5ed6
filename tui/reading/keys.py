"""Counts and key sequences, as in vim: `3j`, `gg`, `2]c`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key press came to: a command with its count, or keys that wait for the next one.

    `unknown` are the keys, parted by spaces, that lead nowhere.
    """

    command: str | None = None
    count: int | None = None
    pending: str = ""
    unknown: str = ""


class KeySequences:
    """Reads key presses one by one against a table of key sequences."""

    LARGEST_COUNT = 1_000_000

    def __init__(self, table: Mapping[tuple[str, ...], str]) -> None:
        self._table = table
        self._beginnings = {keys[:n] for keys in table for n in range(1, len(keys))}
        self._keys: tuple[str, ...] = ()
        self._count: int | None = None

    @property
    def pending(self) -> str:
        """Return the count and keys typed so far of an unfinished command."""
        return f"{self._count or ''}{''.join(self._keys)}"

    def press(self, key: str) -> Pressed:
        """Take one key and return what it came to; a key that leads nowhere clears the state."""
        if not self._keys and self._is_count(key):
            self._count = min((self._count or 0) * 10 + int(key), self.LARGEST_COUNT)
            return Pressed(pending=self.pending)
        keys = (*self._keys, key)
        if keys in self._beginnings:
            self._keys = keys
            return Pressed(pending=self.pending)
        command, count = self._table.get(keys), self._count
        dropped = key == "escape" and self.pending
        self.clear()
        if dropped:
            return Pressed()
        if command is None:
            return Pressed(unknown=" ".join(keys))
        return Pressed(command, count)

    def clear(self) -> None:
        """Forget the count and keys typed so far."""
        self._keys, self._count = (), None

    def _is_count(self, key: str) -> bool:
        return len(key) == 1 and key in "0123456789" and (key != "0" or self._count is not None)

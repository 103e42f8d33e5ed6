"""What is tried of a command on a screen, and the way to write it down."""

import re
from dataclasses import dataclass, replace

from tests.screens.each_command.sights import Sight
from tui.command import Place

_KEY = re.compile(r"“(?P<typed>[^”]*)”|(?P<name>\S+)")


@dataclass(frozen=True)
class Case:
    """A command on a screen, and what is seen only once it was given there.

    `opening` are the keys that lead to the screen from a fresh list, `keys` those that prepare for
    the command, `then` those that follow it, such as an answer to what it asks. One that
    `only_looks`, and changes nothing but what is in sight, shares its app with others.
    """

    place: Place
    command: str
    sights: tuple[Sight, ...]
    keys: str = ""
    then: str = ""
    count: int | None = None
    opening: str = ""
    only_looks: bool = False

    def __str__(self) -> str:
        count = f"{self.count} times " if self.count else ""
        return f"{count}{self.command} on the {self.place}"


@dataclass(frozen=True)
class Cases:
    """Makes the cases of a screen, to which `opening` leads from a fresh list."""

    place: Place
    opening: str

    def case(
        self,
        command: str,
        *sights: Sight,
        keys: str = "",
        then: str = "",
        count: int | None = None,
        opening: str | None = None,
    ) -> Case:
        """Return a case; keys are parted by blanks, and what is typed stands in “”."""
        assert sights, f"say what is to be seen of {command}"
        before = self.opening if opening is None else opening
        return Case(self.place, command, sights, keys, then, count, before)

    def look(
        self,
        command: str,
        *sights: Sight,
        keys: str = "",
        then: str = "",
        count: int | None = None,
        opening: str | None = None,
    ) -> Case:
        """Return a case of a command that, as its keys, changes nothing but what is in sight."""
        made = self.case(command, *sights, keys=keys, then=then, count=count, opening=opening)
        return replace(made, only_looks=True)


def keys_of(written: str) -> list[str]:
    """Return the names of keys that are parted by blanks; what stands in “” is typed."""
    found = _KEY.finditer(written)
    return [key for piece in found for key in (piece["typed"] or [piece["name"]])]

"""What a command is, and the screens on which it can be given."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """A screen on which commands can be given."""

    LIST = "list"
    READER = "reader"
    COMPARISON = "comparison"
    HIGHLIGHTS = "highlights"
    CLAIMS = "claims"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can ask for: its keys, a title for menus and a sentence of help.

    Each of `keys` is a sequence of key names parted by spaces, such as `j` or `] c`. The method
    that does it is `do_` and the id with underscores, on each screen named in `places`.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    places: frozenset[Place]

    @property
    def method(self) -> str:
        """Return the name of the screens' method that does it."""
        return "do_" + self.id.replace("-", "_")

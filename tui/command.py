"""What a command is, what it is about, and the screens on which it can be given."""

from collections.abc import Set as AbstractSet
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
    SEARCH = "search"
    MATRIX = "matrix"
    VERSIONS = "versions"


class Topic(StrEnum):
    """What commands are about: the headings of the help screen, in its order."""

    MOVING = "moving"
    GOING = "going somewhere"
    COMPARING = "reading and comparing"
    MARKING = "selecting and marking"
    LISTS = "articles, claims and tags"
    COPYING = "copying out"
    PROGRAM = "the program"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can ask for: its name, its keys and a sentence of help.

    Each of `keys` is a sequence of key names parted by spaces, such as `j` or `] c`. The method
    that does it is `do_` and the id with underscores, on each screen named in `places`.
    """

    id: str
    keys: tuple[str, ...]
    help: str
    topic: Topic
    places: frozenset[Place]

    @property
    def title(self) -> str:
        """Return its name in words, for menus."""
        return self.id.replace("-", " ").capitalize()

    @property
    def method(self) -> str:
        """Return the name of the screens' method that does it."""
        return "do_" + self.id.replace("-", "_")


def on(
    topic: Topic, places: AbstractSet[Place], *rows: tuple[str, str, str]
) -> tuple[Command, ...]:
    """Return the commands on some screens; a row is an id, keys and a sentence of help.

    Keys of one command are parted by `or`: `g g or home`.
    """
    return tuple(
        Command(id, tuple(keys.split(" or ")), sentence, topic, frozenset(places))
        for id, keys, sentence in rows
    )

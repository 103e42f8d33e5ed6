"""What the list says of each article, in words, and which columns it has."""

from typing import NamedTuple

UNKNOWN = "…"
"""Stands for what is still to be found out."""


class Layout(NamedTuple):
    """Which columns there is a use for: not those that no article fills."""

    dated: bool = True
    sourced: bool = True
    family: int = 0
    """Cells of the longest sign of a family with the letter beside it; 0 without families."""
    letter: int = 1
    """Cells of the longest letter of an article."""
    compares_read: bool = False
    """Whether anything was read that others can be new beside."""


class ListRow(NamedTuple):
    """A row of the list as words, before they are fitted into columns; "" where there are none.

    The fields from `family` on have what is found by comparing: `partners` are words with the names
    of their styles.
    """

    id: str
    title: str
    mark: str = ""
    letter: str = ""
    date: str = ""
    source: str = ""
    words: str = ""
    new: str = ""
    highlights: str = ""
    family: str = ""
    shared: str = UNKNOWN
    partners: tuple[tuple[str, str], ...] = ()

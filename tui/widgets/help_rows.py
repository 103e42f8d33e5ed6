"""What the help screen says: commands under headings, in one column or in two."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from rich.cells import set_cell_size

from tui.command import Command, Topic
from tui.key_tables import KeyMap
from tui.widgets.list_pane import Cell

KEYS_WIDTH = 17
"""Cells of the column of keys, with a blank on both sides."""

TWO_COLUMNS = 110
"""Cells from which on topics stand in two columns."""

GAP = 3
"""Cells between two columns."""

Row = tuple[Cell, ...]


def lay_out_help(commands: Sequence[Command], keymap: KeyMap, width: int) -> list[Row]:
    """Return the rows of help on commands in a pane `width` cells wide, by topic."""
    columns = 2 if width >= TWO_COLUMNS else 1
    room = (width - GAP * (columns - 1)) // columns
    topics = [rows for topic in Topic if (rows := list(_topic_rows(topic, commands, keymap, room)))]
    if columns == 1:
        return _stacked(topics)
    first = _first_column(topics)
    left, right = _stacked(topics[:first]), _stacked(topics[first:])
    blank = (" " * room, "")
    return [
        (*_filled(one, room), (" " * GAP, ""), *other)
        for one, other in zip_longest(left, right, fillvalue=(blank,))
    ]


def fitting(commands: Sequence[Command], keymap: KeyMap, wanted: str) -> list[Command]:
    """Return the commands that have all wanted words in their keys, name, topic or sentence."""
    words = wanted.casefold().split()
    return [command for command in commands if all(map(_said_of(command, keymap).count, words))]


def _said_of(command: Command, keymap: KeyMap) -> str:
    parts = (keymap.spelled(command), command.title, command.topic, command.help)
    return " ".join(parts).casefold()


def _topic_rows(
    topic: Topic, commands: Sequence[Command], keymap: KeyMap, width: int
) -> Iterator[Row]:
    """Yield a heading and the rows of a topic's commands, or nothing where it has none."""
    own = [command for command in commands if command.topic is topic]
    if own:
        yield ((f" {topic.capitalize()}", "text--heading"),)
    for command in own:
        keys = keymap.spelled(command) or "-"
        for line in wrap(command.help, max(1, width - KEYS_WIDTH)):
            yield ((f" {keys:<{KEYS_WIDTH - 1}}", "list--strong"), (line, ""))
            keys = ""


def _stacked(topics: Sequence[Sequence[Row]]) -> list[Row]:
    """Return the rows of topics one under the other, with an empty row between them."""
    rows: list[Row] = []
    for topic in topics:
        rows += [((("", "")),), *topic] if rows else topic
    return rows


def _first_column(topics: Sequence[Sequence[Row]]) -> int:
    """Return how many topics stand in the first of two columns that are about equally long."""
    heights = [len(topic) + 1 for topic in topics]
    return min(
        range(1, len(heights) + 1),
        key=lambda first: max(sum(heights[:first]), sum(heights[first:])),
        default=0,
    )


def _filled(row: Row, width: int) -> Row:
    """Return a row with its last cell cut or filled so that all take `width` cells."""
    *before, (words, style) = row
    room = max(0, width - sum(len(said) for said, _ in before))
    return (*before, (set_cell_size(words, room), style))

"""One line of the program's own words: a header, a status line or a legend."""

from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.geometry import Size
from textual.visual import visualize
from textual.widget import Widget

BETWEEN = " · "
"""What stands between two hints, and before the first."""


class Status(NamedTuple):
    """What a status line says: what is so here, where that is, and keys as mere hints."""

    told: str = ""
    place: str = ""
    hints: str = ""


def with_hints(words: str, hints: str, room: int) -> str:
    """Return words with the hints after them that fit into `room` cells, the last one foremost."""
    *others, last = hints.split(BETWEEN)
    for count in range(len(others), -1, -1):
        line = BETWEEN.join(part for part in (words, *others[:count], last) if part)
        if cell_len(line) <= room:
            return line
    return words


class Bar(Widget, can_focus=False):
    """A row with words at its left and right end.

    Where both do not fit the left ones are cut, or in a bar that `wraps` they take more rows. After
    the left ones stand hints, of which there are as many as there is room for.
    """

    DEFAULT_CSS = """
    Bar { height: auto; max-height: 4; width: 100%; padding: 0 1; }
    Bar { background: $panel; color: $text; }
    """

    def __init__(self, *, wraps: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wraps = wraps
        self._left = self._right = self._hints = ""

    def show(self, left: str, right: str = "", hints: str = "") -> None:
        """Show other words."""
        if (left, right, hints) != (self._left, self._right, self._hints):
            was_one_row = self._is_one_row()
            self._left, self._right, self._hints = left, right, hints
            self.refresh(layout=self._wraps and not (was_one_row and self._is_one_row()))

    def _is_one_row(self) -> bool:
        return self._fits(self.content_size.width)

    def _fits(self, width: int) -> bool:
        return cell_len(self._left) + cell_len(self._right) < width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows it takes at a width, whatever width it had when last drawn."""
        if not self._wraps or self._fits(width):
            return 1
        words = visualize(self, self._wrapped())
        return max(1, words.get_height(self.styles.get_rules(), max(1, width)))

    def _wrapped(self) -> Text:
        return Text(self._left, overflow="fold", end="")

    def render(self) -> Text:
        """Draw the row; the words are text, never markup."""
        width = self.content_size.width
        right = Text(self._right)
        right.truncate(width, overflow="ellipsis")
        room = max(0, width - right.cell_len - 1)
        if self._wraps and cell_len(self._left) > room:
            return self._wrapped()
        left = Text(with_hints(self._left, self._hints, room))
        left.truncate(room, overflow="ellipsis")
        gap = width - left.cell_len - right.cell_len
        return Text.assemble(left, " " * max(0, gap), right, no_wrap=True, end="")

"""One line of the program's own words: a header, a status line or a legend."""

from rich.text import Text
from textual.widget import Widget


class Bar(Widget, can_focus=False):
    """A row with words at its left and right end; the left ones are cut where both do not fit."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; background: $panel; color: $text; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = self._right = ""

    def show(self, left: str, right: str = "") -> None:
        """Show other words."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Text:
        """Draw the row; the words are text, never markup."""
        width = self.content_size.width
        right = Text(self._right)
        right.truncate(width, overflow="ellipsis")
        left = Text(self._left)
        left.truncate(max(0, width - right.cell_len - 1), overflow="ellipsis")
        gap = width - left.cell_len - right.cell_len
        return Text.assemble(left, " " * max(0, gap), right, no_wrap=True, end="")

"""One line of the program's own words: a header, a status line or a legend."""

from rich.cells import cell_len
from rich.text import Text
from textual.geometry import Size
from textual.visual import visualize
from textual.widget import Widget


class Bar(Widget, can_focus=False):
    """A row with words at its left and right end.

    Where both do not fit the left ones are cut, or in a bar that `wraps` they take more rows.
    """

    DEFAULT_CSS = """
    Bar { height: auto; max-height: 4; width: 100%; padding: 0 1; }
    Bar { background: $panel; color: $text; }
    """

    def __init__(self, *, wraps: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wraps = wraps
        self._left = self._right = ""

    def show(self, left: str, right: str = "") -> None:
        """Show other words."""
        if (left, right) != (self._left, self._right):
            was_one_row = self._is_one_row()
            self._left, self._right = left, right
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
        left = Text(self._left)
        if self._wraps and left.cell_len > width - right.cell_len - 1:
            return self._wrapped()
        left.truncate(max(0, width - right.cell_len - 1), overflow="ellipsis")
        gap = width - left.cell_len - right.cell_len
        return Text.assemble(left, " " * max(0, gap), right, no_wrap=True, end="")

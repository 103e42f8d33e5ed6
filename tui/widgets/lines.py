"""A few lines of the program's own words and of article text, wrapped, never markup."""

from collections.abc import Sequence

from rich.text import Text
from textual.widget import Widget


class Lines(Widget, can_focus=False):
    """Shows lines one under the other; what does not fit is cut at the bottom."""

    DEFAULT_CSS = """
    Lines { height: auto; width: 100%; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[str] = ()

    def show(self, lines: Sequence[str]) -> None:
        """Show other lines."""
        if list(lines) != list(self._lines):
            self._lines = lines
            # To lay the screen out anew has everything on it drawn.
            self.refresh(layout=self.styles.auto_dimensions)

    def render(self) -> Text:
        """Draw the lines."""
        return Text("\n".join(self._lines), overflow="fold")

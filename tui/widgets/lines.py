"""A few lines of the program's own words and of article text, wrapped, never markup."""

from collections.abc import Sequence

from rich.segment import Segment

from tui.widgets.painted_rows import PaintedRows
from tui.widgets.painting import wrapped


class Lines(PaintedRows):
    """Shows lines one under the other; what does not fit is cut at the bottom."""

    DEFAULT_CSS = """
    Lines { height: auto; width: 100%; color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[str] = ()

    def show(self, lines: Sequence[str]) -> None:
        """Show other lines."""
        if list(lines) != list(self._lines):
            self._lines = list(lines)
            self.paint_anew()

    def paint_rows(self, width: int) -> list[list[Segment]]:
        """Return the rows of the lines."""
        return [[Segment(row)] for line in self._lines for row in wrapped(line, width)]

"""The pane of the help screen: rows that scroll, without a cursor."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment

from tui.widgets.help_rows import Row
from tui.widgets.line_pane import LinePane


class HelpPane(LinePane):
    """Shows rows of cells that `lay_out` makes for a width; scrolling is all that moves."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--strong", "text--heading"}

    def __init__(self, lay_out: Callable[[int], Sequence[Row]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lay_out = lay_out
        self._rows: Sequence[Row] = ()

    def show_anew(self) -> None:
        """Show what there is to show now, at the width there is now."""
        self._rows = self._lay_out(self.width)
        self.set_row_count(len(self._rows))

    def on_resize(self) -> None:
        """Lay the rows out anew at the new width."""
        self.show_anew()

    def scroll_rows(self, rows: int) -> None:
        """Scroll down by rows (up when negative)."""
        self.to_row(round(self.scroll_offset.y) + rows)

    def to_row(self, row: int) -> None:
        """Scroll so that a row is the first in sight, as far as there are rows."""
        self.scroll_to(y=max(0, row), animate=False, force=True)

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of a row."""
        base = self.base_style
        return [
            Segment(words, base + self.style(name) if name else base)
            for words, name in self._rows[index]
        ]

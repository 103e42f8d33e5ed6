"""A few rows of a screen that are painted once, and again only where they say something else."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.widgets.drawn_lines import DrawnLines
from tui.widgets.painting import fit


class PaintedRows(DrawnLines, can_focus=False):
    """Base of the widgets that are no panes: subclasses say in `paint_rows` what they show.

    Laid out anew is only what has as many rows as it needs, and needs more or fewer than before.
    """

    ALLOW_SELECT = False
    MARGIN: ClassVar[int] = 1
    """Blank cells before and behind each row."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Sequence[Segment]] = []
        self._strips: list[Strip] = []
        self._painted_for: Size | None = None

    def paint_rows(self, width: int) -> Iterable[Sequence[Segment]]:
        """Return the segments of each row, of which any may be longer than `width` cells.

        A row that is the very one of before is not painted again.
        """
        raise NotImplementedError

    @property
    def room(self) -> int:
        """Return the cells of a row between its margins."""
        return max(0, self.area.width - 2 * self.MARGIN)

    def paint_anew(self) -> None:
        """Have drawn what is not as it was when it was painted before."""
        before, self._strips = self._strips, self._paint()
        if len(before) != len(self._strips) or self._painted_for != self.area:
            self._painted_for = self.area
            self.refresh(layout=self.styles.auto_dimensions)
            return
        pairs = enumerate(zip(before, self._strips, strict=True))
        changed = [
            Region(0, y, self.area.width, 1)
            for y, (old, new) in pairs
            if old is not new and old != new
        ]
        if changed:
            self.refresh(*changed)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows it takes at a width, whatever width it had when last drawn."""
        return max(1, len(list(self.paint_rows(max(0, width - 2 * self.MARGIN)))))

    def notify_style_update(self) -> None:
        """Paint in other styles."""
        super().notify_style_update()
        self._painted_for = None

    def render_line(self, y: int) -> Strip:
        """Return a row; what lies below the last is empty."""
        if self._painted_for != self.area:
            self._strips, self._painted_for = self._paint(), self.area
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.area.width, self.base_style)

    def _paint(self) -> list[Strip]:
        width = self.area.width
        before, self._rows = self._rows, list(self.paint_rows(self.room))
        is_as_before = self._painted_for == self.area
        kept = dict(zip(map(id, before), self._strips, strict=False)) if is_as_before else {}
        return [kept.get(id(row)) or Strip(self._row(row), width) for row in self._rows]

    def _row(self, row: Iterable[Segment]) -> list[Segment]:
        base = self.base_style
        painted = [Segment(words, base + style if style else base) for words, style, _ in row]
        margin = [Segment(" " * self.MARGIN, base)] if self.MARGIN else []
        return [*margin, *fit(painted, self.room, base), *margin]

"""A widget that draws its lines itself, from end to end."""

from typing import TYPE_CHECKING

from rich.style import Style
from textual.geometry import Region, Size, Spacing
from textual.strip import Strip

from tui.widgets.kept_lines import KeptLines

if TYPE_CHECKING:
    from textual.color import Color


class DrawnLines(KeptLines):
    """Base of the widgets of which the framework asks nothing but lines, as wide as they are.

    They look each style up once. Around one that has a border or padding the framework puts it.
    """

    def __init__(self, *, id: str | None = None) -> None:
        self._known_styles: dict[str, Style] = {}
        self._base_style: Style | None = None
        self._background: Color | None = None
        self._frame: Spacing | None = None
        super().__init__(id=id)

    @property
    def base_style(self) -> Style:
        """Return the style of plain text in this widget."""
        if self._base_style is None:
            self._base_style = self.rich_style
        return self._base_style

    @property
    def area(self) -> Size:
        """Return the columns and rows it draws, those of its scrollbar included."""
        # What the framework calls the size is asked of the screen, and takes longer than a row.
        return self.outer_size - self.frame.totals if self.frame else self.outer_size

    @property
    def frame(self) -> Spacing:
        """Return the cells of its border and padding."""
        if self._frame is None:
            self._frame = self.styles.gutter
        return self._frame

    def style(self, name: str) -> Style:
        """Return what a component style adds to the text under it."""
        style = self._known_styles.get(name)
        if style is None:
            style = self._known_styles[name] = self.get_component_rich_style(name, partial=True)
        return style

    def notify_style_update(self) -> None:
        """Look styles up anew."""
        super().notify_style_update()
        self._known_styles.clear()
        self._base_style = self._background = self._frame = None

    def draw_lines(self, region: Region) -> list[Strip]:
        """Return the lines in a region, in the colours that the terminal has."""
        if self.frame:
            return super().draw_lines(region)
        if self._background is None:
            _, self._background = self.background_colors
        lines = [self.render_line(y) for y in region.line_range]
        for each in self.get_line_filters():
            lines = [line.apply_filter(each, self._background) for line in lines]
        if region.x or region.right < self.area.width:
            lines = [line.crop(region.x, region.right) for line in lines]
        return lines

"""A widget that is seldom drawn anew, on a screen of which something else changes all the time."""

from typing import Self

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class KeptLines(Widget):
    """Base of the widgets beside a pane: their lines are kept as long as nothing on them changes.

    The framework asks every widget for its lines, whichever of them it has to draw, and puts those
    of each together line by line. To be named after other bases, whose styles count then.
    """

    _kept_lines: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines in a region, those of before where they are the same."""
        if self._kept_lines is None or self._kept_lines[0] != crop:
            self._kept_lines = crop, super().render_lines(crop)
        return self._kept_lines[1]

    def on_resize(self) -> None:
        """Forget the lines of another size."""
        self._kept_lines = None

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have drawn anew some regions, or all."""
        self._kept_lines = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forget the lines in the styles of before."""
        super().notify_style_update()
        self._kept_lines = None

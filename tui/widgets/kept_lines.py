"""A widget that puts together anew only those of its lines that are drawn anew."""

from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget


class KeptLines(Widget):
    """Base of the widgets whose lines are kept as long as nothing on them changes.

    The framework asks every widget for its lines, whichever of them it has to draw, and puts those
    of each together line by line. To be named before `Widget` and what is made of it, but behind
    bases whose styles are to count.
    """

    _kept_lines: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines in a region, those of before where they are the same."""
        stale, kept = self._styles_cache._dirty_lines, self._kept_lines
        if kept is None or kept[0] != crop:
            self._kept_lines = kept = crop, self.draw_lines(crop)
        elif stale:
            first, last = max(min(stale), crop.y), min(max(stale), crop.bottom - 1)
            if first <= last:
                anew = self.draw_lines(Region(crop.x, first, crop.width, last - first + 1))
                kept[1][first - crop.y : last - crop.y + 1] = anew
        stale.difference_update(crop.line_range)
        return kept[1]

    def _set_dirty(self, *regions: Region) -> None:
        super()._set_dirty(*regions)
        if not regions:
            # No line is noted as stale where the widget is out of sight.
            self._kept_lines = None

    def draw_lines(self, region: Region) -> list[Strip]:
        """Return the lines in a region, drawn as the framework does."""
        return super().render_lines(region)


class KeptScrollBar(KeptLines, ScrollBar):
    """A scrollbar that is drawn anew only where something on it changes."""

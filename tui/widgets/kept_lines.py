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
        stale = self._styles_cache._dirty_lines
        kept = self._kept_lines
        if kept is None or kept[0] != crop:
            self._kept_lines = kept = crop, super().render_lines(crop)
        elif stale:
            first, last = max(min(stale), crop.y), min(max(stale), crop.bottom - 1)
            if first <= last:
                anew = super().render_lines(Region(crop.x, first, crop.width, last - first + 1))
                kept[1][first - crop.y : last - crop.y + 1] = anew
        return kept[1]


class KeptScrollBar(KeptLines, ScrollBar):
    """A scrollbar that is drawn anew only where something on it changes."""

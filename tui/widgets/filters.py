"""What is done to all that is drawn: colours taken away, signs put into ASCII."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.widgets.painting import is_article_text
from tui.widgets.signs import in_ascii


class NoColors(LineFilter):
    """Takes away all colours and leaves bold, underlined, italic and reversed text."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments without a colour."""
        return [
            Segment(text, _without_color(style) if style else style, control)
            for text, style, control in segments
        ]


class AsciiSigns(LineFilter):
    """Puts the program's own signs into ASCII; article text stays as it is."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments of which all but article text is spelled with ASCII signs."""
        return [
            segment
            if segment.text.isascii() or is_article_text(segment.style)
            else Segment(in_ascii(segment.text), segment.style, segment.control)
            for segment in segments
        ]


@lru_cache(1024)
def _without_color(style: Style) -> Style:
    return style.without_color

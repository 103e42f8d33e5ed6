"""Two rows that show where in each of two articles what they share lies."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from tui.articles.model import Span
from tui.overlap.model import Kind
from tui.overlap.sections import Passage
from tui.reading.columns import Side
from tui.widgets.signs import MOVED, SIGNS, STRENGTH, style_name
from tui.widgets.spread import Spread, sides

NOTHING = "─"
"""What stands in a cell of which nothing is shared."""

Mark = tuple[Span, Kind | None]
"""A stretch of an article and the kind of the match it is of; of a suggestion it has none."""


def cell_range(span: Span, length: int, width: int) -> range:
    """Return the cells in which a span of a text of some code points lies, at least one."""
    first = min(span.start * width // max(1, length), width - 1)
    last = (span.end * width - 1) // max(1, length)
    return range(first, min(max(first, last), width - 1) + 1)


def strongest_kinds(marks: Iterable[Mark], length: int, width: int) -> dict[int, Kind | None]:
    """Return the closest kind in each cell that has any."""
    found: dict[int, Kind | None] = {}
    for span, kind in marks:
        for cell in cell_range(span, length, width):
            if cell not in found or STRENGTH[kind] > STRENGTH[found[cell]]:
                found[cell] = kind
    return found


def marks_of(spread: Spread, side: Side) -> Iterator[Mark]:
    """Yield where the matches of a spread lie on one side, or without any, the suggestions."""
    for key in spread.matches:
        span = sides(spread.sections[key])[side]
        if span:
            yield span, spread.kind(key)


class PairStrip(Widget, can_focus=False):
    """The left article above the right one; the cursor's cell is reversed, its match underlined."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {style_name(kind) for kind in (*Kind, None)}
    DEFAULT_CSS = """
    PairStrip { height: 2; width: 100%; padding: 0 1; color: $text-muted; }
    """

    class Pointed(Message):
        """A place of an article was clicked."""

        def __init__(self, side: Side, offset: int) -> None:
            super().__init__()
            self.side = side
            self.offset = offset

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spread: Spread | None = None
        self._place = Side.LEFT, 0, -1
        self._kinds: tuple[int, list[dict[int, Kind | None]]] = 0, []

    def show(self, spread: Spread) -> None:
        """Show other articles."""
        self._spread, self._kinds = spread, (0, [])
        self.refresh()

    def show_place(self, side: Side, offset: int, section: int) -> None:
        """Show where the cursor is."""
        if self._place != (side, offset, section):
            self._place = side, offset, section
            self.refresh()

    def _moved(self) -> str:
        passages = self._spread.sections if self._spread else ()
        moved = sum(isinstance(one, Passage) and one.moved for one in passages)
        return f" {MOVED} {moved} moved" if moved else ""

    def _room(self, spread: Spread) -> tuple[int, int]:
        """Return the cells of the letters with their blank, and those of each strip."""
        letters = max(map(len, spread.letters)) + 1
        return letters, max(1, self.content_size.width - letters - len(self._moved()))

    def render(self) -> Text:
        """Draw both rows."""
        spread = self._spread
        if spread is None:
            return Text()
        room, width = self._room(spread)
        if self._kinds[0] != width:
            lengths = [max(1, len(article.text)) for article in spread.articles]
            found = [strongest_kinds(marks_of(spread, side), lengths[side], width) for side in Side]
            self._kinds = width, found
        rows = [
            Text.assemble(f"{spread.letters[side]:<{room}}", *self._cells(spread, side, width))
            for side in Side
        ]
        return Text.assemble(rows[0], "\n", rows[1], self._moved(), no_wrap=True, end="")

    def _cells(self, spread: Spread, side: Side, width: int) -> Iterator[tuple[str, Style]]:
        cursor_side, offset, section = self._place
        length = len(spread.articles[side].text)
        here = range(0)
        if 0 <= section < len(spread.sections):
            span = sides(spread.sections[section])[side]
            here = cell_range(span, length, width) if span else here
        at = range(0)
        if side is cursor_side:
            at = cell_range(Span(offset, offset + 1), length, width)
        for cell in range(width):
            kinds = self._kinds[1][side]
            style = Style(underline=cell in here, reverse=cell in at)
            if cell in kinds:
                kind = kinds[cell]
                name = style_name(kind)
                shown = self.get_component_rich_style(name, partial=True) + style
                yield SIGNS[kind], shown
            else:
                yield NOTHING, style

    def on_click(self, event: events.Click) -> None:
        """Say which place was clicked."""
        spread = self._spread
        if spread is None or event.y > 1:
            return
        room, width = self._room(spread)
        cell = min(max(event.x - 1 - room, 0), width - 1)
        side = Side(event.y)
        length = len(spread.articles[side].text)
        self.post_message(self.Pointed(side, cell * length // width))

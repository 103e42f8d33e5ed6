"""Two rows that show where in each of two articles what they share lies, and what it is."""

from collections import Counter
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
from tui.widgets.signs import DIFFERS, MOVED, SIGNS, style_name
from tui.widgets.spread import Spread, differences_of, sides

NOTHING = "─"
"""What stands in a cell of which nothing has a counterpart."""

Mark = tuple[Span, str]
"""A stretch of an article and the sign of what it is to the other."""

RANKS = {DIFFERS: 2, MOVED: 1}
"""Which signs are shown however little of a cell they are of: the higher number."""

STYLES = {
    **{SIGNS[kind]: style_name(kind) for kind in (*Kind, None)},
    MOVED: "text--moved",
    DIFFERS: "text--badge",
}
"""The component style of each sign."""


def cell_range(span: Span, length: int, width: int) -> range:
    """Return the cells in which a span of a text of some code points lies, at least one."""
    first = min(span.start * width // max(1, length), width - 1)
    last = (span.end * width - 1) // max(1, length)
    return range(first, min(max(first, last), width - 1) + 1)


def signs_in_cells(marks: Iterable[Mark], length: int, width: int) -> dict[int, str]:
    """Return the sign of each cell that has any: the highest rank, or else what has most of it."""
    shares: dict[int, Counter[str]] = {}
    for span, sign in marks:
        for cell in cell_range(span, length, width):
            start, end = cell * length, (cell + 1) * length
            share = min(span.end * width, end) - max(span.start * width, start)
            shares.setdefault(cell, Counter())[sign] += max(share, 0)
    return {
        cell: max(found, key=lambda sign: (RANKS.get(sign, 0), found[sign]))
        for cell, found in shares.items()
    }


def marks_of(spread: Spread, side: Side) -> Iterator[Mark]:
    """Yield what each row of the matches of a spread is on one side, if it has a counterpart.

    Without matches it is the suggestions. Facts that differ are marked where they stand.
    """
    for key in spread.matches:
        section = spread.sections[key]
        if isinstance(section, Passage) and section.overlap.rows:
            rows = spread.rows(key)
            for number, (row, _) in enumerate(rows.told):
                span = (row.left, row.right)[side]
                if span and row.left and row.right:
                    is_moved = section.moved or number in rows.moved
                    yield span, MOVED if is_moved else SIGNS[row.kind]
        elif span := sides(section)[side]:
            yield span, SIGNS[spread.kind(key)]
        for one in differences_of(section):
            if span := (one.left, one.right)[side]:
                yield span, DIFFERS


class PairStrip(Widget, can_focus=False):
    """The left article above the right one; the cursor's cell is reversed, its match underlined."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*STYLES.values()}
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
        self._signs: tuple[int, list[dict[int, str]]] = 0, []

    def show(self, spread: Spread) -> None:
        """Show other articles."""
        self._spread, self._signs = spread, (0, [])
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
        if self._signs[0] != width:
            lengths = [max(1, len(article.text)) for article in spread.articles]
            found = [signs_in_cells(marks_of(spread, side), lengths[side], width) for side in Side]
            self._signs = width, found
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
        signs = self._signs[1][side]
        for cell in range(width):
            style = Style(underline=cell in here, reverse=cell in at)
            if cell in signs:
                shown = self.get_component_rich_style(STYLES[signs[cell]], partial=True)
                yield signs[cell], shown + style
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

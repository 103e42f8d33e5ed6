"""The text of two articles as a pane draws it: each side of a row under its marks, and kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import work

from tui.annotations.model import Placed
from tui.articles.model import Article, Span
from tui.overlap.word_changes import Change, ChangedWords
from tui.reading.columns import Block, PairRow, Side
from tui.reading.rows import Row
from tui.widgets.painting import Layer
from tui.widgets.pair_cursor import PairCursor
from tui.widgets.pair_page import PairPage
from tui.widgets.pair_signs import brackets, with_brackets
from tui.widgets.spread import UNMARKED, Spread, WordMarks
from tui.widgets.text_pane import TextMarks, TextPane

TOLD_AT_ONCE = 20_000
"""Code points of a match up to which its words are compared while it is drawn."""

CHANGE_STYLES = {
    Change.DELETED: "text--deleted",
    Change.INSERTED: "text--inserted",
    Change.REPLACED: "text--edit",
    Change.MOVED: "text--moved",
    Change.SAME: "text--same",
}
"""The component style of words by what became of them."""


class Words(NamedTuple):
    """A stretch of one side, what lies on it wherever the cursor is, and brackets in its blanks."""

    span: Span
    layers: Sequence[Layer]
    signs: Mapping[int, str]


class PairText(TextPane):
    """Draws the text on a page with a cursor; what takes time to tell of a match is told later.

    Parts of rows are drawn once, but for those that have the cursor or something selected.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--badge",
        "text--deleted",
        "text--inserted",
        "text--moved",
    }

    def __init__(self, spread: Spread, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._place = PairCursor(spread)
        self._marks = [TextMarks(), TextMarks()]
        self._asked: set[tuple[int, int]] = set()
        self._words: dict[tuple[int, Side], Words] = {}
        self._parts: dict[tuple[int, int], list[Segment]] = {}

    @property
    def spread(self) -> Spread:
        """Return what is shown."""
        return self._place.spread

    @property
    def side(self) -> Side:
        """Return the side the cursor is on."""
        return self._place.side

    @property
    def article(self) -> Article:
        """Return the article the cursor is in."""
        return self._place.article

    @property
    def cursor(self) -> int:
        """Return the cursor's offset in its article, in code points."""
        return self._place.offset

    @property
    def section(self) -> int:
        """Return the index of the section the cursor is in, or -1."""
        return self._place.section

    @property
    def page(self) -> PairPage:
        """Return the rows that are there."""
        return self._place.page

    def show_highlights(self, placed: tuple[Sequence[Placed], Sequence[Placed]]) -> None:
        """Take the highlights of both articles."""
        self._marks = [
            marks.with_highlights(items) for marks, items in zip(self._marks, placed, strict=True)
        ]
        self.refresh()

    def show_seen(self, spans: tuple[Sequence[Span], Sequence[Span]]) -> None:
        """Take the words of both articles that are dimmed, as they were seen elsewhere."""
        self._marks = [
            marks.with_seen(seen) for marks, seen in zip(self._marks, spans, strict=True)
        ]
        self.refresh()

    def show_found(self, places: Sequence[Sequence[Span]]) -> None:
        """Take the places that a search found in the left and the right article."""
        self._marks = [
            marks.with_found(spans) for marks, spans in zip(self._marks, places, strict=True)
        ]
        self.refresh()

    def tell(self, section: int) -> bool:
        """Find what is told of a match, at once or, of a long one, soon; tell whether it is."""
        spread = self.spread
        if spread.knows(section) or spread.length(section) <= TOLD_AT_ONCE:
            spread.told(section)
            return True
        asked = (id(spread), section)
        if asked not in self._asked:
            self._asked.add(asked)
            self._tell_later(spread, section)
        return False

    def changed_words(self) -> ChangedWords | None:
        """Return what became of the words under the cursor; None where nothing is told of them."""
        section = self.section
        if section < 0 or not self.spread.knows(section):
            return None
        changes = self.spread.told(section).changes[self.side]
        return next((words for _, words in changes.within(self.cursor, self.cursor + 1)), None)

    @work(thread=True, group="gathering")
    def _tell_later(self, spread: Spread, section: int) -> None:
        spread.told(section)
        self.app.call_from_thread(self._told, spread)

    def _told(self, spread: Spread) -> None:
        if spread is self.spread:
            self.refresh()
            self.moved()

    def forget_drawn(self) -> None:
        """Forget the parts of rows, too."""
        super().forget_drawn()
        self._forget_parts()

    def _forget_parts(self) -> None:
        self._words.clear()
        self._parts.clear()

    def keep(self, index: int, part: int, draw: Callable[[], list[Segment]]) -> list[Segment]:
        """Return a part of a row, by its number, as it was drawn before."""
        kept = self._parts.get((index, part))
        if kept is None:
            if len(self._parts) >= self.MOST_KEPT:
                self._forget_parts()
            kept = self._parts[index, part] = draw()
        return kept

    def is_touched(self, index: int, row: PairRow, side: Side) -> bool:
        """Tell whether the cursor or what is selected lies on one side of a row."""
        part = row.side(side)
        if part is None or side is not self.side:
            return False
        selected = self.selected()
        is_selected = selected is not None and selected.overlaps(Span(part.start, part.end))
        return is_selected or index == self._place.row

    def draw_side(self, index: int, row: PairRow, block: Block, side: Side) -> list[Segment]:
        """Return what stands on one side of a row, with a cell before it and one behind."""
        part = row.side(side)
        if part is None:
            return []
        is_here = index == self._place.row and side is self.side
        if part.label:
            style = self.base_style + self.style("text--fold")
            return [Segment(part.label, style + self.style("text--cursor") if is_here else style)]
        if (index, side) not in self._words:
            self._words[index, side] = self._words_of(part, block, side)
        span, layers, signs = self._words[index, side]
        drawn = self.paint_under(
            self.spread.articles[side],
            layers,
            span,
            cursor=self.cursor if is_here else None,
            selected=self.selected() if side is self.side else None,
        )
        before, behind = signs.get(span.start - 1, " "), signs.get(span.end, "")
        inside = with_brackets(drawn, span.start, signs) if signs else drawn
        return [Segment(before, self.base_style), *inside, Segment(behind, self.base_style)]

    def _words_of(self, part: Row, block: Block, side: Side) -> Words:
        span = Span(part.start, part.end)
        changes: WordMarks = UNMARKED
        if block.row >= 0 and self.tell(block.key):
            changes = self.spread.told(block.key).changes
        told = [words for _, words in changes[side].within(*span)]
        facts = self.spread.facts(block.key)[side].within(*span)
        marks = self._marks[side].with_facts(place for place, _ in facts)
        changed = [(one.span, self.style(CHANGE_STYLES[one.change])) for one in told]
        text = self.spread.articles[side].text
        return Words(span, [*changed, *self._layers(marks, span)], brackets(text, span, told))

"""A pane that draws the rows of two articles: text under its marks, signs, headings and folds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import work

from tui.annotations.model import Placed
from tui.articles.model import Article, Span
from tui.overlap.word_changes import Change, ChangedWords
from tui.reading.columns import Block, Form, PairRow, Side
from tui.widgets.painting import Layer, fit
from tui.widgets.pair_blocks import heading_of
from tui.widgets.pair_cursor import PairCursor
from tui.widgets.pair_page import PairPage
from tui.widgets.pair_signs import (
    SIGN_WIDTH,
    badge_width,
    before_column,
    between_columns,
    brackets,
    facts_on,
    with_brackets,
)
from tui.widgets.signs import SIGNS
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


@dataclass(frozen=True)
class ComparedMarks(TextMarks):
    """The marks on a stretch of one article, and what became of its words across."""

    changes: tuple[ChangedWords, ...] = ()


class PairPane(TextPane):
    """Draws the page on which a cursor is; what takes time to tell of a match is told later."""

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

    def form(self, *, in_one: bool) -> Form:
        """Return the widths of the columns, or of the one."""
        # A cell is left behind each row for the bracket that closes its last words.
        if in_one:
            width = max(8, self.width - self.gutter_width - 1)
            return Form((width, width), in_one=True)
        left, right = self.widths
        return Form((left - 2, right - 2))

    @property
    def gutter_width(self) -> int:
        """Return the cells before one column, a rule and a blank included."""
        return SIGN_WIDTH + self.badge_width + 2 + max(map(len, self.spread.letters)) + 2

    @property
    def widths(self) -> tuple[int, int]:
        """Return the cells of two columns, the blank before each included."""
        room = max(16, self.width - self.between_width)
        return room // 2, room - room // 2

    @property
    def badge_width(self) -> int:
        """Return the cells of badges, for which a list of matches beside the text leaves room."""
        return badge_width(self.screen.size.width)

    @property
    def between_width(self) -> int:
        """Return the cells between two columns, their rules included."""
        return SIGN_WIDTH + self.badge_width + 2

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of a row."""
        row = self.page.columns.rows[index]
        blocks = self.page.setting.blocks
        block = blocks[row.block] if row.block >= 0 else Block((), (), -1)
        if row.heading:
            return self._heading(block)
        here = index == self._place.row
        if self.page.form.in_one:
            return self._one_column(row, block, here=here)
        return self._two_columns(row, block, here=here)

    def _heading(self, block: Block) -> list[Segment]:
        words = heading_of(self.spread, block, known=self.tell(block.key))
        weaker = not self.spread.length(block.key) or words.startswith(SIGNS[None])
        style = self.base_style + self.style("text--suggestion" if weaker else "text--heading")
        return fit([Segment(f" {words}", style)], self.width, style)

    def _two_columns(self, row: PairRow, block: Block, *, here: bool) -> list[Segment]:
        base, rule = self.base_style, self.base_style + self.style("text--gutter")
        left, right = self.widths
        facts = facts_on(row, self.spread.facts(block.key)) if row.block >= 0 else ()
        return [
            *fit(self._cell(row, block, Side.LEFT, here=here), left, base),
            Segment("│", rule),
            *self._signs(between_columns(row, block.sign, facts, self.badge_width)),
            Segment("│", rule),
            *fit(self._cell(row, block, Side.RIGHT, here=here), right, base),
        ]

    def _one_column(self, row: PairRow, block: Block, *, here: bool) -> list[Segment]:
        rule = self.base_style + self.style("text--gutter")
        side = self.side if row.side(self.side) else self.side.other
        if row.side(side) is None:
            return [Segment(" " * (self.gutter_width - 2) + "│", rule)]
        facts = facts_on(row, self.spread.facts(block.key))
        letters = self.spread.letters
        gutter = before_column(row, side, block.sign, facts, letters, self.badge_width)
        cell = self._cell(row, block, side, here=here)
        return [*self._signs(gutter), Segment("│", rule), *cell]

    def _signs(self, words: str) -> list[Segment]:
        """Return the signs of a row, those of facts made to stand out."""
        rule = self.base_style + self.style("text--gutter")
        start, end = SIGN_WIDTH, len(words[SIGN_WIDTH:].split(" ")[0]) + SIGN_WIDTH
        fact = rule + self.style("text--badge")
        parts = [(words[:start], rule), (words[start:end], fact), (words[end:], rule)]
        return [Segment(part, style) for part, style in parts if part]

    def _cell(self, row: PairRow, block: Block, side: Side, *, here: bool) -> list[Segment]:
        """Return what stands on one side, with a cell before it."""
        part = row.side(side)
        is_here = here and side is self.side
        if part is None:
            return []
        if part.label:
            style = self.base_style + self.style("text--fold")
            return [Segment(part.label, style + self.style("text--cursor") if is_here else style)]
        span = Span(part.start, part.end)
        marks = self._marks_on(span, block, side)
        text = self.spread.articles[side].text
        signs = brackets(text, span, marks.changes)
        drawn = self.paint_text(
            self.spread.articles[side],
            marks,
            span,
            cursor=self.cursor if is_here else None,
            active=side is self.side,
        )
        before, behind = signs.pop(span.start - 1, " "), signs.pop(span.end, "")
        inside = with_brackets(drawn, span.start, signs)
        return [Segment(before, self.base_style), *inside, Segment(behind, self.base_style)]

    def _marks_on(self, span: Span, block: Block, side: Side) -> ComparedMarks:
        changes: WordMarks = UNMARKED
        if block.row >= 0 and self.tell(block.key):
            changes = self.spread.told(block.key).changes
        facts = self.spread.facts(block.key)[side].within(*span)
        marks = self._marks[side].with_facts(place for place, _ in facts)
        told = tuple(words for _, words in changes[side].within(*span))
        return ComparedMarks(**vars(marks), changes=told)

    def _layers(self, marks: TextMarks, span: Span) -> list[Layer]:
        layers = super()._layers(marks, span)
        if not isinstance(marks, ComparedMarks):
            return layers
        changed = [(one.span, self.style(CHANGE_STYLES[one.change])) for one in marks.changes]
        return [*changed, *layers]

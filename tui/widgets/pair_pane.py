"""A pane that draws the rows of two articles: text under its marks, signs, headings and folds."""

from rich.segment import Segment

from tui.reading.columns import Block, Form, PairRow, Side
from tui.widgets.painting import fit
from tui.widgets.pair_blocks import heading_of
from tui.widgets.pair_signs import (
    SIGN_WIDTH,
    badge_width,
    before_column,
    between_columns,
    facts_on,
)
from tui.widgets.pair_text import PairText
from tui.widgets.signs import SIGNS

BETWEEN = len(Side)
"""The part of a row that is between both sides, or before one; those before are by side."""

MARGINS = 2
"""Cells of a column before and behind its words, for the brackets around the first and last."""


class PairPane(PairText):
    """Puts both sides of a row beside each other, or one in a column, with signs between."""

    def form(self, *, in_one: bool) -> Form:
        """Return the widths of the columns, or of the one."""
        # A cell is left behind each row for the bracket that closes its last words.
        if in_one:
            width = max(8, self.width - self.gutter_width - 1)
            return Form((width, width), in_one=True)
        left, right = self.widths
        return Form((left - MARGINS, right - MARGINS))

    @property
    def gutter_width(self) -> int:
        """Return the cells before one column, a rule and a blank included."""
        badge = self._badge_width(in_one=True)
        return SIGN_WIDTH + badge + 2 + max(map(len, self.spread.letters)) + 2

    @property
    def widths(self) -> tuple[int, int]:
        """Return the cells of two columns, the blank before each included."""
        room = max(16, self.width - self.between_width)
        return room // 2, room - room // 2

    def _badge_width(self, *, in_one: bool) -> int:
        """Return the cells of badges, for which a list of matches beside the text leaves room."""
        return badge_width(self.screen.size.width, in_one=in_one)

    @property
    def between_width(self) -> int:
        """Return the cells between two columns, their rules included."""
        return SIGN_WIDTH + self._badge_width(in_one=False) + 2

    def draw_row(self, index: int) -> list[Segment]:
        """Return the segments of a row."""
        row = self.page.columns.rows[index]
        blocks = self.page.setting.blocks
        block = blocks[row.block] if row.block >= 0 else Block((), (), -1)
        if row.heading:
            return self._heading(block)
        if self.page.form.in_one:
            return self._one_column(index, row, block)
        between = self.keep(index, BETWEEN, lambda: self._between(row, block))
        left, right = self.page.form.widths
        return [
            *self._column(index, row, block, Side.LEFT, left + MARGINS),
            *between,
            *self._column(index, row, block, Side.RIGHT, right + MARGINS),
        ]

    def _heading(self, block: Block) -> list[Segment]:
        words = heading_of(self.spread, block, known=self.tell(block.key))
        weaker = not self.spread.length(block.key) or words.startswith(SIGNS[None])
        style = self.base_style + self.style("text--suggestion" if weaker else "text--heading")
        return fit([Segment(f" {words}", style)], self.width, style)

    def _column(
        self, index: int, row: PairRow, block: Block, side: Side, width: int
    ) -> list[Segment]:
        def draw() -> list[Segment]:
            return fit(self.draw_side(index, row, block, side), width, self.base_style)

        return draw() if self.is_touched(index, row, side) else self.keep(index, side, draw)

    def _between(self, row: PairRow, block: Block) -> list[Segment]:
        rule = Segment("│", self.base_style + self.style("text--gutter"))
        facts = facts_on(row, self.spread.facts(block.key)) if row.block >= 0 else ()
        return [
            rule,
            *self._signs(between_columns(row, block.sign, facts, self._badge_width(in_one=False))),
            rule,
        ]

    def _one_column(self, index: int, row: PairRow, block: Block) -> list[Segment]:
        side = self.side if row.side(self.side) else self.side.other
        if row.side(side) is None:
            rule = self.base_style + self.style("text--gutter")
            return [Segment(" " * (self.gutter_width - 2) + "│", rule)]
        before = self.keep(index, BETWEEN + side, lambda: self._before(row, block, side))
        width = self.width - self.gutter_width + 1
        return [*before, *self._column(index, row, block, side, width)]

    def _before(self, row: PairRow, block: Block, side: Side) -> list[Segment]:
        rule = self.base_style + self.style("text--gutter")
        facts = facts_on(row, self.spread.facts(block.key))
        letters = self.spread.letters
        badge = self._badge_width(in_one=True)
        gutter = before_column(row, side, block.sign, facts, letters, badge)
        return [*self._signs(gutter), Segment("│", rule)]

    def _signs(self, words: str) -> list[Segment]:
        """Return the signs of a row, those of facts made to stand out."""
        rule = self.base_style + self.style("text--gutter")
        start, end = SIGN_WIDTH, len(words[SIGN_WIDTH:].split(" ")[0]) + SIGN_WIDTH
        fact = rule + self.style("text--badge")
        parts = [(words[:start], rule), (words[start:end], fact), (words[end:], rule)]
        return [Segment(part, style) for part, style in parts if part]

"""The rows of a comparison: in one form, with folds open or closed, all or those in reach."""

from tui.articles.model import Span
from tui.overlap.model import Kind
from tui.reading.columns import Block, Columns, Form
from tui.reading.pair_setting import PairSetting
from tui.widgets.painting import cells
from tui.widgets.pair_blocks import blocks_of
from tui.widgets.signs import MOVED, SIGNS
from tui.widgets.spread import Spread

MARGIN = 60
"""Rows that are there above and below the cursor, if there are so many: more than are in sight."""


class PairPage:
    """A spread set in rows; of a long one those around a block are there until all are."""

    def __init__(self, spread: Spread) -> None:
        self.form = Form((0, 0))
        self.columns = Columns()
        self._unfolded = False
        self.show(spread)

    def show(self, spread: Spread) -> None:
        """Take another spread, with its folds closed unless all are open."""
        self.spread = spread
        self._opened: frozenset[int] = frozenset()
        self._gather()

    def set_form(self, form: Form) -> None:
        """Take another form."""
        changed = form.in_one is not self.form.in_one
        self.form = form
        if changed:
            self._gather()
        self.columns = Columns()

    def fold(self, section: int) -> None:
        """Close the folds of a section if they were opened, else all folds, or open all."""
        if section in self._opened:
            self._opened -= {section}
        else:
            self._unfolded, self._opened = not self._unfolded, frozenset()
        self._gather()

    def open(self, section: int) -> None:
        """Open the folds of a section."""
        self._opened |= {section}
        self._gather()

    def _gather(self) -> None:
        """Gather the blocks anew; there are no rows then."""
        in_one, unfolded = self.form.in_one, self._unfolded
        blocks = blocks_of(self.spread, self._opened, unfolded=unfolded, in_one=in_one)
        self.setting = PairSetting([*blocks], self.spread.articles)
        self.columns = Columns()
        self.stops = self._stops()

    def _stops(self) -> list[int]:
        """Return the blocks at which `n` stops."""
        told = [(number, one) for number, one in enumerate(self.setting.blocks) if one.sign]
        befores = [None, *(one for _, one in told)]
        return [
            number
            for (number, block), before in zip(told, befores, strict=False)
            if _is_stop(block, before)
        ]

    @property
    def is_whole(self) -> bool:
        """Tell whether all rows are there."""
        return self.setting.is_whole(self.columns)

    def section_at(self, row: int) -> int:
        """Return the section that a row is of; -1 where there is none."""
        block = self.columns.block_at(row)
        return self.setting.keys[block] if block < len(self.setting.keys) else -1

    def reach(self, block: int) -> None:
        """Have the rows of a block and those around it there."""
        columns = self.columns
        if not columns.has_block(block) or not self.is_amid(columns.start_of(block)):
            self.set_around(block)

    def set_around(self, block: int) -> None:
        """Set the rows around a block, or all that there are where those are few."""
        if self.setting.blocks:
            self.columns = self.setting.around(self.form, cells, block)

    def is_amid(self, row: int) -> bool:
        """Tell whether the rows around a row are there as far as there are any."""
        columns, count = self.columns, len(self.columns.rows)
        is_first = columns.first == 0
        is_last = columns.first + len(columns.starts) == len(self.setting.blocks)
        return (row >= MARGIN or is_first) and (row < count - MARGIN or is_last)


def _is_stop(block: Block, before: Block | None) -> bool:
    """Tell whether `n` stops at a block with a sign, given the one before that has one.

    It does at the first of each match or suggestion, and inside a match at each edited row, and
    where rows that are moved, reworded or on one side alone begin.
    """
    if before is None or block.key != before.key:
        return True
    if MOVED in block.sign and not _follows(block, before):
        return True
    sign = block.sign[0]
    if sign in (SIGNS[Kind.VERBATIM], SIGNS[Kind.EDITED]):
        return sign == SIGNS[Kind.EDITED]
    return sign != before.sign[0]


def _follows(block: Block, before: Block) -> bool:
    """Tell whether a moved row was moved together with the one before."""
    spans = [piece for one in (before, block) for piece in one.right if isinstance(piece, Span)]
    return MOVED in before.sign and spans == sorted(spans)

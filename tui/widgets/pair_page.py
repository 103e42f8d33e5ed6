"""The rows of a comparison: in one form, with folds open or closed, all or those in reach."""

from tui.overlap.model import Kind
from tui.reading.columns import Columns, Form
from tui.reading.pair_setting import PairSetting
from tui.widgets.painting import cells
from tui.widgets.pair_blocks import blocks_of
from tui.widgets.signs import SIGNS
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
        """Return the blocks at which `n` stops.

        That is the first of each match or suggestion, and in a match each that is worded
        otherwise after one that is not.
        """
        stops, key, copied = [], -1, False
        for number, block in enumerate(self.setting.blocks):
            if not block.sign:
                continue
            opens, before = block.key != key, copied
            key, copied = block.key, block.sign.startswith(SIGNS[Kind.VERBATIM])
            if opens or (before and not copied):
                stops.append(number)
        return stops

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

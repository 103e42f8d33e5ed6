"""The reader's cursor in a comparison, and where keys lead from there; it draws nothing."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.articles.model import Article
from tui.overlap.sections import OtherHalf, Passage
from tui.reading.columns import Columns, Form, Side
from tui.reading.rows import Row, column_of, offset_at
from tui.widgets.painting import cells
from tui.widgets.pair_page import PairPage
from tui.widgets.spread import Spread

ROW_END = 1_000_000
"""A cell beyond the end of any row."""


class PairCursor:
    """A side, an offset of its article and the row it is on; the page follows wherever it goes."""

    def __init__(self, spread: Spread) -> None:
        self.page = PairPage(spread)
        self.side = Side.LEFT
        self.row = 0
        self._offsets = [0, 0]
        self._wish: int | None = None

    @property
    def spread(self) -> Spread:
        """Return what is shown."""
        return self.page.spread

    @property
    def article(self) -> Article:
        """Return the article the cursor is in."""
        return self.spread.articles[self.side]

    @property
    def offset(self) -> int:
        """Return the cursor's offset in its article, in code points."""
        return self._offsets[self.side]

    @property
    def section(self) -> int:
        """Return the index of the section the cursor is in, or -1."""
        return self.page.section_at(self.row)

    @property
    def here(self) -> Row | None:
        """Return what stands on the cursor's row and side."""
        return self.page.columns.rows[self.row].side(self.side)

    def show(self, spread: Spread, place: tuple[Side, int] | None = None) -> None:
        """Show another spread, the cursor on an offset of a side or else on the first match."""
        self.page.show(spread)
        self.side, offset = place or (Side.LEFT, 0)
        self.row, self._offsets = 0, [0, 0]
        self._offsets[self.side] = offset
        self._settle(-1)
        if place is None and spread.matches:
            self.to_section(spread.matches[0])

    def set_form(self, form: Form) -> None:
        """Set the rows anew, the cursor on the same text."""
        section = self.section if self.page.columns.starts else -1
        self.page.set_form(form)
        self._settle(section)

    def take(self, whole: Columns) -> None:
        """Take all rows in place of those in reach."""
        before = self.page.columns
        block = before.block_at(self.row)
        self.row += whole.start_of(block) - before.start_of(block)
        self.page.columns = whole

    def toggle_folds(self) -> None:
        """Fold what the cursor is in if that was opened, else all, or unfold all."""
        section = self.section
        self.page.fold(section)
        self._settle(section)

    def open_fold(self) -> bool:
        """Unfold what is under the cursor, or go to the half it names; tell whether it is such."""
        section, here = self.section, self.here
        if here is None or not here.label:
            return False
        if isinstance(self.spread.sections[section], OtherHalf):
            return self.to_other_half()
        self.page.open(section)
        self._settle(section)
        return True

    def _settle(self, section: int) -> None:
        """Find the cursor's text among rows set anew; it was in a section, or nowhere yet (-1)."""
        page = self.page
        if section >= 0 and isinstance(self.spread.sections[section], OtherHalf):
            self.to_section(section)
            return
        near = page.setting.blocks_with(section).start
        block = page.setting.block_of(self.side, self.offset, near=near, forward=True)
        page.reach(block)
        self._to_nearest(self.offset, page.columns.start_of(block), forward=True)

    def _to_nearest(self, offset: int, row: int, *, forward: bool) -> None:
        place, row = self.page.columns.nearest(self.side, offset, row, forward=forward)
        self._enter(row, place)

    def _enter(self, row: int, offset: int) -> None:
        self.row, self._offsets[self.side], self._wish = row, offset, None

    def _enter_row(self, row: int, column: int = 0) -> None:
        """Go to a cell of a row, on this side, or on the other where this has nothing there."""
        pair = self.page.columns.rows[row]
        if pair.side(self.side) is None and pair.side(self.side.other) is not None:
            self.side = self.side.other
        there = pair.side(self.side)
        offset = offset_at(self.article.text, there, column, cells) if there else self.offset
        self._enter(row, offset)

    def move_to(self, offset: int, near: int | None = None) -> None:
        """Go to an offset of this side, or the nearest shown; `near` a section, or this one."""
        page, forward = self.page, offset > self.offset
        block = page.columns.block_at(self.row)
        if near is not None:
            block = page.setting.blocks_with(near).start
        goal = page.setting.block_of(self.side, offset, near=block, forward=forward)
        row = self.row if near is None else page.columns.start_of(goal)
        if not page.columns.has_block(goal) or not page.is_amid(page.columns.start_of(goal)):
            page.set_around(goal)
            row = page.columns.start_of(goal)
        self._to_nearest(offset, row, forward=forward)

    def go_to(self, side: Side, offset: int) -> None:
        """Go to an offset of a side, or the nearest shown."""
        self.side = side
        self.move_to(offset)

    def move_rows(self, count: int, *, keeps_side: bool) -> None:
        """Move down by rows (up when negative), in the same cells as far as rows are long enough.

        In one column the cursor goes from side to side unless it is to keep its own.
        """
        here, wish = self.here, self._wish
        if wish is None:
            wish = column_of(self.article.text, here, self.offset, cells) if here else 0
        any_side = self.page.form.in_one and not keeps_side
        self._enter_row(self._stepped(count, None if any_side else self.side), wish)
        self._wish = wish

    def _stepped(self, count: int, side: Side | None) -> int:
        """Return the row `count` rows on, with the rows around it there."""
        page, row = self.page, self.row
        way = 1 if count > 0 else -1
        block = page.columns.block_at(row)
        ends = range(block, len(page.setting.blocks)) if count > 0 else range(block + 1)
        if abs(count) > page.setting.most_rows(ends.start, ends.stop):
            page.reach(ends[-1] if count > 0 else 0)
            return page.columns.step(side, len(page.columns.rows) - 1 if count > 0 else 0, 0)
        while not page.is_amid(row + count):
            before = page.columns
            edge = len(before.rows) - 1 if count > 0 else 0
            block = before.block_at(edge)
            page.set_around(block)
            if page.columns.first == before.first:
                break
            count -= edge - row
            row = edge + page.columns.start_of(block) - before.start_of(block)
        return page.columns.step(side, row + count - way, way)

    def move_in_row(self, *, end: bool) -> None:
        """Go to the start or the end of the row."""
        if self.here:
            self._enter_row(self.row, ROW_END if end else 0)

    def put(self, row: int, side: Side, column: int) -> bool:
        """Go to a cell of a row of a side; tell whether something stands there."""
        if self.page.columns.rows[row].side(side) is None:
            return False
        self.side = side
        self._enter_row(row, column)
        return True

    def change_side(self) -> bool:
        """Go to the nearest row of the other article; tell whether there is one."""
        near = self.page.columns.near(self.side.other, self.row)
        if near is not None:
            self.side = self.side.other
            self._enter_row(near)
        return near is not None

    def to_section(self, key: int) -> None:
        """Go to the first row of a section that this side, or else the other, has."""
        blocks = self.page.setting.blocks_with(key)
        if blocks:
            shown = self.page.setting.blocks
            self._to_block(next((n for n in blocks if shown[n].side(self.side)), blocks.start))

    def _to_block(self, number: int) -> None:
        self.page.reach(number)
        columns = self.page.columns
        row = columns.start_of(number)
        own = columns.near(self.side, row)
        self._enter_row(row if own is None or columns.block_at(own) != number else own)

    def to_match(self, count: int) -> bool:
        """Go `count` matches on (back when negative), the last; tell whether there was one."""
        goal = _step(self.spread.matches, self.section, count)
        if goal is not None:
            self.to_section(goal)
        return goal is not None

    def to_stop(self, count: int) -> bool:
        """Go `count` stops on (back when negative), as of `n`; tell whether there was one."""
        columns = self.page.columns
        block = columns.block_at(self.row)
        inside = self.row > columns.start_of(block)
        goal = _step(self.page.stops, block + (inside and count < 0), count)
        if goal is not None:
            self._to_block(goal)
        return goal is not None

    def to_fact(self, count: int) -> bool:
        """Go `count` differing facts on (back when negative); tell whether there was one."""
        stop = self.spread.fact_stops.step(self.section, self.side, self.offset, count)
        if stop:
            side, offset = stop.on(self.side)
            self.side = Side(side)
            self.move_to(offset, stop.place[0])
        return stop is not None

    def to_other_half(self) -> bool:
        """Go to where the words stand in the other order, or across; tell whether they do."""
        section = self.spread.sections[self.section] if self.section >= 0 else None
        if isinstance(section, OtherHalf):
            self.side = Side.RIGHT
            number = section.passage.number
            self.move_to(section.passage.overlap.right.start, self.spread.passages[number])
        elif isinstance(section, Passage) and section.number in self.spread.halves:
            self.to_section(self.spread.halves[section.number])
        else:
            there = self.spread.across(self.section, self.side, self.offset)
            if there is None:
                return False
            self.side = self.side.other
            self.move_to(there, self.section)
        return True

    @property
    def left_place(self) -> int:
        """Return where the sentence under the cursor, or what stands for it, is on the left."""
        if self.side is Side.LEFT:
            return self.offset
        there = self.spread.across(self.section, self.side, self.offset)
        return self._offsets[Side.LEFT] if there is None else there


def _step(places: Sequence[int], here: int, count: int) -> int | None:
    """Return the ascending place `count` on from one (back when negative), or the last such."""
    first = bisect_right(places, here) if count > 0 else bisect_left(places, here)
    goal = first + count - 1 if count > 0 else first + count
    beyond = first < len(places) if count > 0 else first > 0
    return places[min(max(goal, 0), len(places) - 1)] if beyond else None

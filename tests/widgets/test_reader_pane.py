"""A long text is read while it is wrapped, and only rows that change are drawn."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.idle import waiting_for_work
from tui.articles.model import Article
from tui.reading.selection import Mode
from tui.widgets.reader_pane import AT_ONCE, ReaderPane

SHORT = Article("a.txt", "\n\n".join(f"Row {number} ends." for number in range(200)), "")
LONG = Article("b.txt", "\n\n".join(f"Row {number} ends here." for number in range(20_000)), "")
assert len(LONG.text) > AT_ONCE


@pytest.fixture(autouse=True)
def soon_idle() -> Iterator[None]:
    with waiting_for_work():
        yield


class Drawn(ReaderPane):
    """Remembers which rows were drawn."""

    rows: list[int]

    def draw_row(self, index: int) -> list[Segment]:
        self.rows = [*getattr(self, "rows", []), index]
        return super().draw_row(index)


class PaneApp(App[None]):
    CSS = "\n".join(f".{name} {{ text-style: bold; }}" for name in ReaderPane.COMPONENT_CLASSES)

    def __init__(self, pane: ReaderPane) -> None:
        super().__init__()
        self.pane = pane

    def compose(self) -> ComposeResult:
        yield self.pane


@asynccontextmanager
async def shown(pane: ReaderPane) -> AsyncIterator[Pilot[None]]:
    async with PaneApp(pane).run_test(size=(60, 20)) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


async def newly_drawn(pilot: Pilot[None], pane: Drawn) -> list[int]:
    await pilot.pause()
    rows, pane.rows = pane.rows, []
    return sorted(set(rows))


async def test_a_move_draws_two_rows_and_scrolling_only_what_comes_in_sight() -> None:
    pane = Drawn(SHORT)
    async with shown(pane) as pilot:
        pane.move_rows(10)
        assert await newly_drawn(pilot, pane) == list(range(20))
        pane.move_rows(2)
        assert await newly_drawn(pilot, pane) == [10, 12]
        pane.move_rows(6)
        assert await newly_drawn(pilot, pane) == [12, 18, 20]


async def test_a_selection_draws_the_rows_between_the_cursors() -> None:
    pane = Drawn(SHORT)
    async with shown(pane) as pilot:
        pane.move_rows(4)
        pane.select(Mode.CHARACTER)
        await newly_drawn(pilot, pane)
        pane.move_rows(3)
        assert await newly_drawn(pilot, pane) == [4, 5, 6, 7]
        pane.move_rows(2)
        assert await newly_drawn(pilot, pane) == [7, 8, 9]
        pane.select(None)
        assert await newly_drawn(pilot, pane) == [4, 5, 6, 7, 8, 9]


async def test_of_a_long_text_rows_around_the_cursor_come_first_then_all() -> None:
    at = LONG.text.index("Row 15000")
    pane = ReaderPane(LONG, at)
    async with shown(pane) as pilot:
        pane._show_around(at)
        some = pane.row_count
        assert some < 2_000
        pane.move_rows(2)
        assert pane.cursor == LONG.text.index("Row 15001")
        pane.move_to(LONG.text.index("Row 7 "))
        assert pane.cursor == LONG.text.index("Row 7 ")
        pane._lay_out_all()
        await pilot.app.workers.wait_for_complete()
        assert pane.row_count == 39_999
        assert pane.cursor_row == 14


async def test_a_row_that_is_not_wrapped_yet_is_gone_to_when_it_is() -> None:
    pane = ReaderPane(LONG)
    async with shown(pane) as pilot:
        pane._show_around(0)
        pane.to_row(30_000)
        pane.move_rows(-2)
        pane._lay_out_all()
        await pilot.app.workers.wait_for_complete()
        assert LONG.text[pane.cursor :].startswith("Row 14999 ")


async def test_another_width_keeps_the_cursor_on_its_row_of_the_screen() -> None:
    pane = ReaderPane(SHORT)
    async with shown(pane) as pilot:
        pane.move_rows(100)
        pane.scroll_rows(5)
        pane.move_rows(-4)
        height = pane.cursor_row - pane.top
        await pilot.resize_terminal(30, 20)
        await pilot.pause()
        assert pane.cursor_row - pane.top == height

"""A list draws only what changed, and its cursor goes along with the wheel."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult

from tui.widgets.list_pane import Cell, ListPane

ROWS = 100_000


class ListApp(App[None]):
    """A list of numbers, which counts how often each row is drawn."""

    CSS: ClassVar[str] = "#list { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[int] = []
        self.cells: dict[int, Sequence[Cell]] = {}

    def compose(self) -> ComposeResult:
        yield ListPane(self._draw, id="list")

    def on_mount(self) -> None:
        self.pane.show(range(ROWS))

    @property
    def pane(self) -> ListPane[int]:
        return self.query_one(ListPane)

    def _draw(self, number: int, _width: int) -> Sequence[Cell]:
        self.drawn.append(number)
        return self.cells.setdefault(number, ((f"row {number}", ""),))


async def test_of_very_many_rows_only_those_in_sight_are_drawn() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert set(app.drawn) == set(range(12))
        app.drawn.clear()
        app.pane.choose(1)
        await pilot.pause()
        assert set(app.drawn) == {0, 1}, "where it was and where it is now"
        app.pane.choose(ROWS)
        await pilot.pause()
        assert app.pane.chosen == ROWS - 1
        assert max(app.drawn) == ROWS - 1
        assert len(set(app.drawn)) <= 14


async def test_the_wheel_takes_the_cursor_along_but_no_further_than_it_must() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.pane
        pane.choose(9)
        await pilot.pause()

        async def turn(kind: type[events.MouseEvent], times: int) -> None:
            for _ in range(times):
                event = kind(pane, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False)
                pane.post_message(event)
                await pilot.pause()

        await turn(events.MouseScrollDown, 10)
        top = round(pane.scroll_offset.y)
        assert top > 10
        assert pane.chosen_row == top + pane.MARGIN
        await turn(events.MouseScrollUp, 1)
        assert pane.chosen_row == top + pane.MARGIN, "it is still in sight"
        await turn(events.MouseScrollUp, 20)
        assert round(pane.scroll_offset.y) == 0
        assert pane.chosen_row <= 12 - 1 - pane.MARGIN


async def test_a_row_is_painted_again_only_once_it_is_to_be_refreshed() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        before = app.pane.render_line(3)
        assert app.pane.render_line(3) is before
        app.cells[3] = (("another", ""),)
        app.pane.refresh()
        assert "another" in app.pane.render_line(3).text
        app.pane.choose(3)
        assert app.pane.render_line(3) != before


async def test_there_is_a_scrollbar_just_where_there_are_more_rows_than_room() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        for rows, is_more in ((13, True), (12, False), (13, True), (11, False)):
            app.pane.show(range(rows))
            await pilot.pause()
            assert app.pane.show_vertical_scrollbar is is_more

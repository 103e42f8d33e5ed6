"""Widgets whose lines are kept until something on them changes."""

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.kept_lines import KeptLines


class Words(KeptLines):
    """Shows words, and counts how often they were asked for."""

    DEFAULT_CSS = "Words { height: 1; }"

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words, self.asked = words, 0

    def render_line(self, y: int) -> Strip:
        self.asked += 1
        return Strip([Segment(self.words)])


class TwoWords(App[None]):
    def compose(self) -> ComposeResult:
        yield Words("one")
        yield Words("two")


def shown(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()[:2]]


async def test_lines_are_those_of_now_and_asked_for_only_where_they_changed() -> None:
    async with TwoWords().run_test() as pilot:
        first, second = pilot.app.query(Words)
        assert shown(pilot.app) == ["one", "two"]
        first.words, asked = "another", second.asked
        first.refresh()
        await pilot.pause()
        assert shown(pilot.app) == ["another", "two"]
        assert second.asked == asked


async def test_lines_are_drawn_anew_in_another_width_and_other_colours() -> None:
    async with TwoWords().run_test(size=(80, 24)) as pilot:
        first = pilot.app.query(Words).first()
        await pilot.resize_terminal(40, 24)
        await pilot.pause()
        assert first.render_lines(first.size.region)[0].cell_length == 40
        first.styles.background = "red"
        await pilot.pause()
        drawn = list(first.render_lines(first.size.region)[0])[-1].style
        assert drawn
        assert drawn.bgcolor
        assert drawn.bgcolor.get_truecolor() == (255, 0, 0)


async def test_what_changed_out_of_sight_is_there_when_it_is_seen_again() -> None:
    async with TwoWords().run_test() as pilot:
        first = pilot.app.query(Words).first()
        first.display = False
        await pilot.pause()
        assert shown(pilot.app)[0] == "two"
        first.words = "another"
        first.refresh()
        await pilot.pause()
        first.display = True
        await pilot.pause()
        assert shown(pilot.app) == ["another", "two"]


async def test_only_rows_that_changed_are_asked_for() -> None:
    async with TwoWords().run_test() as pilot:
        first = pilot.app.query(Words).first()
        first.styles.height = 9
        await pilot.pause()
        asked = first.asked
        first.refresh(Region(0, 3, 80, 2))
        await pilot.pause()
        assert first.asked == asked + 2

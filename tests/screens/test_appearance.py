"""What the reader has set is how the app looks; all of it can be read on our own themes."""

from collections.abc import Iterator

import pytest
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Label

from tests.conftest import Open, screen_text, settle, status_line, wait_until
from tests.screens.keys import offered, press
from tui.command import Place
from tui.screens.appearance import AppearanceApp
from tui.settings.model import Colors, Motion, Settings, Signs
from tui.widgets.bar import Bar
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import Lines
from tui.widgets.themes import contrast

LEDGER = "02-alder-county-ledger.md"

WAYS: dict[Place, tuple[str, ...]] = {
    Place.LIST: (),
    Place.READER: ("j", "enter"),
    Place.COMPARISON: ("j", "c"),
    Place.HIGHLIGHTS: ("A",),
    Place.CLAIMS: ("C",),
    Place.TAGS: ("g", "t"),
    Place.SEARCH: ("g", "slash", *"chip", "enter"),
    Place.MATRIX: ("m",),
    Place.VERSIONS: ("enter", "/", *"Chinese negotiators", "enter", "o"),
}
NO_TEXT = {"text--chosen", "text--cursor", "matrix--cursor"} | {
    f"matrix--sign-{number}" for number in range(1, 5)
}
"""Component styles of signs that only repeat what a figure says, and of how text stands out."""


def ratios(widgets: Iterator[Widget]) -> Iterator[tuple[str, float]]:
    """Yield how well the text of widgets, and of each of their component styles, can be read."""
    for widget in widgets:
        base = widget.rich_style
        yield str(widget), ratio(base)
        for name in sorted(component_styles(widget)):
            yield name, ratio(base + widget.get_component_rich_style(name, partial=True))


def component_styles(widget: Widget) -> set[str]:
    """Return the names of the styles that a pane draws text in."""
    classes = type(widget).__mro__ if isinstance(widget, LinePane) else ()
    return set().union(*(vars(one).get("COMPONENT_CLASSES", ()) for one in classes)) - NO_TEXT


def ratio(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def texts(pilot: Pilot[str]) -> Iterator[Widget]:
    kinds = (Bar, Lines, LinePane, Label, Input)
    return (w for w in pilot.app.screen.walk_children(Widget) if isinstance(w, kinds))


@pytest.mark.parametrize("theme", ["retold-dark", "retold-light"])
@pytest.mark.parametrize("place", Place)
async def test_all_that_is_said_can_be_read(opened: Open, place: Place, theme: str) -> None:
    async with opened(settings=Settings(theme=theme)) as pilot:
        await press(pilot, *WAYS[place])
        assert getattr(pilot.app.screen, "PLACE", None) is place
        assert {what: r for what, r in ratios(texts(pilot)) if r < 4.5} == {}
        await press(pilot, "?", "slash")
        assert {what: r for what, r in ratios(texts(pilot)) if r < 4.5} == {}


async def test_a_theme_chosen_in_the_app_is_drawn_at_once_and_the_next_time(opened: Open) -> None:
    async with opened(LEDGER) as pilot:
        pane = pilot.app.screen.query_one("#text", LinePane)
        before = pane.base_style, pane.style("kind--verbatim")
        await press(pilot, "g", "T")
        await pilot.press(*"old-light")
        await wait_until(pilot, lambda: offered(pilot) == "retold-light")
        await press(pilot, "enter")
        await wait_until(pilot, lambda: status_line(pilot).startswith(" theme retold-light"))
        assert pilot.app.theme == "retold-light"
        assert pane.base_style != before[0]
        assert pane.style("kind--verbatim") != before[1]
        await pilot.app.workers.wait_for_complete()
    async with opened(LEDGER) as pilot:
        assert pilot.app.theme == "retold-light"
    async with opened(LEDGER, settings=Settings(theme="nord")) as pilot:
        assert pilot.app.theme == "nord"


async def test_a_theme_that_is_no_more_gives_way_to_the_usual_one(opened: Open) -> None:
    async with opened(settings=Settings(theme="gone")) as pilot:
        assert pilot.app.theme == "retold-dark"


async def test_sixteen_colours_are_those_of_the_terminal_dark_or_light(opened: Open) -> None:
    for theme, shown in (("nord", "ansi-dark"), ("retold-light", "ansi-light")):
        settings = Settings(theme=theme, colors=Colors.SIXTEEN)
        async with opened(settings=settings) as pilot:
            assert pilot.app.theme == shown
            strips = pilot.app.screen._compositor.render_strips()
            styles = [segment.style for strip in strips for segment in strip if segment.style]
            found = {color for style in styles for color in (style.color, style.bgcolor) if color}
            assert {color.name for color in found if color.number is None} <= {"default"}


async def test_without_colours_the_bars_and_the_chosen_row_are_reversed(opened: Open) -> None:
    async with opened(settings=Settings(colors=Colors.NONE)) as pilot:
        rows = [list(strip) for strip in pilot.app.screen._compositor.render_strips()]
        styles = [segment.style for row in rows for segment in row if segment.style]
        assert not any(style.color or style.bgcolor for style in styles)
        reversed_rows = [
            number
            for number, row in enumerate(rows)
            if sum(s.cell_length for s in row if s.style and s.style.reverse) > 40
        ]
        assert reversed_rows == [0, 2, 23]


async def test_ascii_signs_take_the_place_of_ours_and_not_of_the_text(opened: Open) -> None:
    async with opened(settings=Settings(signs=Signs.ASCII)) as pilot:
        assert screen_text(pilot).isascii()
        await press(pilot, "j", "c", "?")
        assert screen_text(pilot).isascii()
        await press(pilot, "q", "q", "enter")
        rows = screen_text(pilot).splitlines()
        assert "“" in "".join(row[7:] for row in rows[1:-1])
        assert all(row[:7].isascii() for row in rows)


async def test_with_little_motion_nothing_slides_or_blinks(opened: Open) -> None:
    async with opened(settings=Settings(motion=Motion.REDUCED)) as pilot:
        assert pilot.app.animation_level == "none"
        await press(pilot, "f")
        assert not pilot.app.screen.query_one(Input).cursor_blink
        await press(pilot, "escape", "ctrl+p")
        assert not pilot.app.screen.query_one(Input).cursor_blink
    async with opened() as pilot:
        await press(pilot, "f")
        assert pilot.app.screen.query_one(Input).cursor_blink


async def test_a_theme_is_told_where_colours_are_few(opened: Open) -> None:
    async with opened(settings=Settings(colors=Colors.NONE)) as pilot:
        assert isinstance(pilot.app, AppearanceApp)
        assert "no colours are shown" in pilot.app.choose_theme("nord")
        await settle(pilot)


async def test_keys_are_those_of_the_settings(opened: Open) -> None:
    given = {"compare": ("g X", "ctrl+n"), "down": ("n",), "help": ("H",), "search": ("alt+x",)}
    async with opened(settings=Settings(keys=given)) as pilot:
        assert "gX compare" in status_line(pilot)
        await press(pilot, "c")
        assert "no c here · H keys" in status_line(pilot)
        await press(pilot, "n", "H")
        assert "gX ^n" in screen_text(pilot)
        await press(pilot, "n", "n")
        assert "Move down a row." not in screen_text(pilot)
        await press(pilot, "alt+x", *"article", "enter")
        assert "with “article”" in screen_text(pilot)
        await press(pilot, "escape", "escape", "g", "X")
        assert "↔" in screen_text(pilot).splitlines()[0]


async def test_a_command_without_a_key_is_given_by_its_name(opened: Open) -> None:
    async with opened(settings=Settings(keys={"compare": ()})) as pilot:
        await pilot.press("ctrl+p", *"compare")
        await wait_until(pilot, lambda: offered(pilot) == "Compare")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "↔" in screen_text(pilot).splitlines()[0])


@pytest.mark.parametrize("colors", [Colors.NONE, Colors.SIXTEEN])
async def test_with_few_colours_the_cursor_of_what_is_typed_can_be_seen(
    opened: Open, colors: Colors
) -> None:
    async with opened(LEDGER, settings=Settings(colors=colors, motion=Motion.REDUCED)) as pilot:
        for key in ("t", "a"):
            await press(pilot, key, "x")
            strips = pilot.app.screen._compositor.render_strips()
            cells = [s for s in strips[-1] if s.cell_length == 1 and _stands_out(s.style)]
            assert len(cells) == 1, key
            await press(pilot, "escape")


def _stands_out(style: Style | None) -> bool:
    background = style.bgcolor if style else None
    return bool(style and style.reverse) or bool(background and not background.is_default)

"""Nothing that articles, file names or annotations hold reaches the terminal as an order."""

import re
import sys
from pathlib import Path

import pytest
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot

from tests.conftest import Open, screen_text
from tests.screens.keys import press

CLIPBOARD, TITLE = "\x1b]52;c;aGk=\x07", "\x1b]0;owned\x07"
ORDERS = f"{CLIPBOARD}{TITLE}\x9d0;owned\x9c\x1b[31m\x1bc\x00\x08\x7f\u202e\u2066"
HOSTILE = f"[bold]Loud[/bold] [@click=app.quit]press[/] [/] {ORDERS} \u200e\u200b end."
DRAWING = re.compile(r"\x1b\[[0-9;]*[mH]|\n")
"""What a screen is drawn with: styles, places and line ends."""

WALK = (
    ("enter",),
    ("V", "t", *"[bold]", "enter"),
    ("a", *"[/] note", "enter"),
    ("v", "$", "j"),
    ("escape", "c"),
    ("q", "A"),
    ("q", "g", "t"),
    ("q", "C"),
    ("q", "e", "/", *"[/]", "enter"),
)
"""Keys that lead through the screens, each after what was seen before."""


def written(pilot: Pilot[str]) -> str:
    """Return what a terminal is told to show the screen, without orders that draw."""
    update = pilot.app.screen._compositor.render_update(full=True)
    assert isinstance(update, LayoutUpdate)
    return DRAWING.sub("", update.render_segments(pilot.app.console))


@pytest.fixture
def hostile(library: Path) -> str:
    """A library of two articles that hold orders to a terminal wherever they can."""
    folder = library / "hostile"
    folder.mkdir()
    head = f'---\ntitle: "[@click=app.quit]Go[/] {HOSTILE}"\nsource: "[/] {HOSTILE}"\n---\n'
    shared = " Crews sent pulses down the line and timed the echoes until the tide had gone."
    orders = "" if sys.platform == "win32" else CLIPBOARD
    names = (f"0 [bold] {orders} \u202e.md", "1 [@click=app.quit]x[].md")
    for name in names:
        (folder / name).write_text(f"{head}{HOSTILE}{shared}\n\n{HOSTILE}\n", encoding="utf-8")
    return "hostile"


async def test_no_order_to_the_terminal_gets_through(opened: Open, hostile: str) -> None:
    async with opened(hostile) as pilot:
        output = written(pilot)
        for keys in WALK:
            await press(pilot, *keys)
            output += written(pilot)
        assert "[bold]Loud[/bold] [@click=app.quit]press[/] [/]" in output
        assert "␛]52;c;aGk=␇" in output
        assert not re.findall(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
        assert pilot.app.return_code is None
        assert pilot.app.clipboard == ""


async def test_nulls_and_a_long_line_without_blanks_are_read(opened: Open, library: Path) -> None:
    line = "".join(f"{number:x}\0" for number in range(9_000))
    (library / "long.txt").write_text(f"{line} https://a.b/{'c' * 5_000}", encoding="utf-8")
    async with opened("long.txt") as pilot:
        await press(pilot, "j", "w", "e", "G", "$", "v", "g", "g")
        rows = screen_text(pilot).splitlines()
        assert "│ 0␀1␀2␀3␀4␀5␀6␀7␀8␀9␀a␀b" in rows[1]
        assert len(pilot.app.screen._compositor.render_strips()) == len(rows) == 24

"""Nothing that articles, file names or annotations hold reaches the terminal as an order."""

import json
import re
import sys
from pathlib import Path

import pytest
from textual._compositor import LayoutUpdate
from textual.events import Paste
from textual.pilot import Pilot

from tests.conftest import Open, screen_text, settle
from tests.screens.keys import press
from tui.annotations.location import default_file
from tui.annotations.model import Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.library import open_library

CLIPBOARD, TITLE = "\x1b]52;c;aGk=\x07", "\x1b]0;owned\x07"
ORDERS = f"{CLIPBOARD}{TITLE}\x9d0;owned\x9c\x1b[31m\x1bc\x00\x08\x7f\u202e\u2066"
HOSTILE = f"[bold]Loud[/bold] [@click=app.quit]press[/] [/] {ORDERS} \u200e\u200b end."
DRAWING = re.compile(r"\x1b\[[0-9;]*[mH]|\n")
"""What a screen is drawn with: styles, places and line ends."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What no text may have on the screen."""

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
        assert not CONTROL.findall(output)
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


@pytest.mark.parametrize("keys", [("t",), ("t", "escape", "t", "tab"), ("a",)])
async def test_what_is_offered_and_edited_of_annotations_is_no_order(
    opened: Open, library: Path, keys: tuple[str, ...]
) -> None:
    said, file = "said-by-nobody", default_file(library)
    notebook = Notebook(AnnotationStore(file), library)
    article = open_library(library).articles[0]
    notebook.add(
        article, article.sentences[0], tags=[said], note=said, claim=said, stance=Stance.SUPPORTS
    )
    notebook.close()
    hostile = json.dumps(f"{said}{HOSTILE}")[1:-1]
    file.write_text(file.read_text("utf-8").replace(said, hostile), encoding="utf-8")
    async with opened(size=(200, 60)) as pilot:
        await press(pilot, "enter", *keys)
        output = written(pilot)
        assert said in output
        assert not CONTROL.findall(output)


@pytest.mark.parametrize("keys", [("t",), ("a",), ("/",), ("escape", "f")])
async def test_what_is_pasted_is_no_order(opened: Open, keys: tuple[str, ...]) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", *keys)
        pilot.app.post_message(Paste(f"pasted {ORDERS}"))
        await settle(pilot)
        output = written(pilot)
        assert "pasted ␛]52" in output
        assert not CONTROL.findall(output)

"""Pictures of a screen as it looks dark, light and without colours, all in one."""

from collections import Counter
from string import ascii_letters, digits

from textual.pilot import Pilot
from textual.widgets import Input

from tests.conftest import Open, describe_style, screen_text
from tests.screens.keys import press
from tui.command import Place
from tui.settings.model import LIGHT_THEME, Colors, Settings

LOOKS = {
    "dark": Settings(),
    "light": Settings(theme=LIGHT_THEME),
    "plain": Settings(colors=Colors.NONE),
}

Cell = tuple[str, ...]
"""The styles of a cell in each look."""


async def picture_of_looks(
    opened: Open, *keys: str, size: tuple[int, int], place: Place | None = None
) -> str:
    """Return the text of the screen (of `place`) that keys lead to from the list, and its styles.

    A letter stands for the styles that a cell has in the three looks, told in the legend; the
    text is the same in all of them. The dot is what most cells have.
    """
    texts, styles = set[str](), []
    for settings in LOOKS.values():
        async with opened(size=size, settings=settings) as pilot:
            await press(pilot, *keys)
            assert place is None or getattr(pilot.app.screen, "PLACE", None) is place
            texts.add(screen_text(pilot))
            styles.append(_styles(pilot))
    (text,) = texts
    rows = [list(zip(*row, strict=True)) for row in zip(*styles, strict=True)]
    names = _letters(rows)
    letters = ["".join(names[cell] for cell in row).rstrip(".") for row in rows]
    legend = [f"{name} {' | '.join(cell)}" for cell, name in names.items()]
    return "\n".join([text, "", *letters, "", " | ".join(LOOKS), *sorted(legend)]) + "\n"


def _styles(pilot: Pilot[str]) -> list[list[str]]:
    """Return the style of each cell in words, row by row."""
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    return [
        [
            _words(describe_style(segment.style))
            for segment in strip
            for _ in range(segment.cell_length)
        ]
        for strip in pilot.app.screen._compositor.render_strips()
    ]


def _words(style: str) -> str:
    """Return a style without the colours that are the terminal's own."""
    return style.removeprefix("default on default").strip() or "-"


def _letters(rows: list[list[Cell]]) -> dict[Cell, str]:
    counts = Counter(cell for row in rows for cell in row)
    (usual, _), *_ = counts.most_common(1)
    names = dict(zip(sorted(counts.keys() - {usual}), ascii_letters + digits, strict=False))
    return {**names, usual: "."}

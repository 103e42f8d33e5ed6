"""The words in the gutter of a row: what is shared there and with whom."""

from collections.abc import Mapping

from tui.overlap.findings import SharedSpan
from tui.overlap.model import Kind
from tui.reading.marks import Marks
from tui.reading.rows import Row
from tui.widgets.signs import DIFFERS, REPEATS, SIGNS, STRENGTH

GUTTER_WIDTH = 8
"""Cells of the gutter, its rule and the blank after it included."""

MOST_LETTERS = 3
"""Articles named in the gutter of a row; more are shown as `+`."""


def gutter_words(
    shared: Marks[SharedSpan],
    facts: Marks[None],
    rows: tuple[Row | None, Row],
    letters: Mapping[str, str],
) -> tuple[str, Kind | None]:
    """Return the six cells of a row's gutter and the kind that colours them.

    `rows` are the row before and the row. The letters stand on the first row of a stretch, the
    sign on each of its rows; `facts` are the words on which a fact differs.
    """
    before, row = rows
    blank = " " * (GUTTER_WIDTH - 2)
    if row.label:
        return f"{REPEATS:<{GUTTER_WIDTH - 2}}", None
    here = _shared_on(shared, row)
    if not here:
        return blank, None
    others = sorted({item.other for item in here}, key=lambda other: _order(letters.get(other, "")))
    above = {item.other for item in _shared_on(shared, before)} if before else set()
    kind = max((item.kind for item in here), key=STRENGTH.__getitem__)
    names = "" if above == set(others) else _names([letters.get(other, "") for other in others])
    differs = DIFFERS if facts.within(row.start, row.end) else " "
    return f"{SIGNS[kind]}{names:<{GUTTER_WIDTH - 4}}{differs}", kind


def _shared_on(shared: Marks[SharedSpan], row: Row) -> list[SharedSpan]:
    """Return the passages on a row, or where there is none, the suggestions."""
    found = [item for _, item in shared.within(row.start, row.end)]
    return [item for item in found if item.kind] or found


def _names(letters: list[str]) -> str:
    shown = ""
    for letter in letters:
        if len(shown) + len(letter) > MOST_LETTERS:
            return shown + "+"
        shown += letter
    return shown


def _order(letter: str) -> tuple[int, str]:
    return len(letter), letter

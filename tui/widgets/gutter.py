"""The words in the gutter of a row: what is shared there and with whom."""

from collections.abc import Iterable, Mapping, Sequence

from tui.annotations.model import Anchor, Placed
from tui.articles.model import Span
from tui.overlap.findings import Differing, SharedSpan
from tui.overlap.model import Kind
from tui.reading.marks import Marks
from tui.reading.rows import Row
from tui.widgets.signs import DIFFERS, REPEATS, SIGNS, STRENGTH

GUTTER_WIDTH = 8
"""Cells of the gutter, its rule and the blank after it included."""

NAMES_WIDTH = GUTTER_WIDTH - 4
"""Cells for the letters of articles; those that have no room are shown as `+`."""

EDGES = {(True, True): "▎", (True, False): "┏", (False, False): "┃", (False, True): "┗"}
"""The sign of a highlight on a row, by whether it begins and whether it ends there."""


def between_letters(letters: Iterable[str]) -> str:
    """Return what parts the letters of a library; without any of two, `AB` is A and B."""
    return " " if any(len(letter) > 1 for letter in letters) else ""


def gutter_words(
    shared: Marks[SharedSpan],
    facts: Marks[Differing] | Marks[None],
    rows: tuple[Row | None, Row],
    letters: Mapping[str, str],
    between: str = "",
) -> tuple[str, Kind | None]:
    """Return the six cells of a row's gutter and the kind that colours them.

    `rows` are the row before and the row. The letters stand on the first row of a stretch, with
    `between` between them, the sign on each of its rows; `facts` are the words on which a fact
    differs.
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
    names = (
        "" if above == set(others) else _names([letters.get(one, "") for one in others], between)
    )
    differs = DIFFERS if facts.within(row.start, row.end) else " "
    return f"{SIGNS[kind]}{names:<{NAMES_WIDTH}}{differs}", kind


def highlight_sign(marked: Sequence[tuple[Span, Placed]], row: Row) -> str:
    """Return the sign of the highlights on a row: `?` where the place of one is not sure.

    Of several it is their number, `+` beyond nine. Of one it tells whether it begins or ends there.
    """
    if any(item.anchor is Anchor.FUZZY for _, item in marked):
        return "?"
    count = len({item.highlight.id for _, item in marked})
    if count > 1:
        return str(count) if count < 10 else "+"
    begins = marked[0][0].start >= row.start
    ends = marked[-1][0].end <= row.end
    return EDGES[begins, ends]


def _shared_on(shared: Marks[SharedSpan], row: Row) -> list[SharedSpan]:
    """Return the passages on a row, or where there is none, the suggestions."""
    found = [item for _, item in shared.within(row.start, row.end)]
    return [item for item in found if item.kind] or found


def _names(letters: Sequence[str], between: str) -> str:
    shown = ""
    for number, letter in enumerate(letters, start=1):
        longer = f"{shown}{between if shown else ''}{letter}"
        if len(longer) > NAMES_WIDTH - (number < len(letters)):
            return shown + "+"
        shown = longer
    return shown


def _order(letter: str) -> tuple[int, str]:
    return len(letter), letter

"""A strip of one article: where each of its parts was seen before, and in which articles."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment

from tui.overlap.kinds import Kind
from tui.widgets.list_pane import Cell
from tui.widgets.painted_rows import PaintedRows
from tui.widgets.painting import cut
from tui.widgets.signs import SIGNS, STRENGTH, style_name

if TYPE_CHECKING:
    from tui.overlap.earlier import Seen

CELLS = 60
"""Cells of the strip, where the screen is wide enough."""

UNSEEN = "─"
"""Stands for a part that no earlier article has."""

MORE = "+"
"""Stands for letters that have no room."""


Part = tuple[Kind | None, tuple[str, ...]]
"""The kind, if any, of what others have of a part, and the ids of these."""

NOBODY: Part = (None, ())


def strip_parts(seen: Sequence["Seen"], words: int, width: int) -> list[Part]:
    """Return, for each of `width` parts of an article, the surest kind and the ids of who has it.

    Those of the surest kind come first. What is seen is rounded to whole parts, at least one.
    """
    if not seen:
        return [NOBODY] * width
    found: list[dict[str, Kind]] = [{} for _ in range(width)]
    for one in seen:
        first = min(round(one.first * width / max(1, words)), width - 1)
        last = round(one.last * width / max(1, words))
        for cell in found[first : max(first + 1, last)]:
            before = cell.get(one.other)
            if before is None or STRENGTH[one.kind] > STRENGTH[before]:
                cell[one.other] = one.kind
    return [_surest(cell) for cell in found]


def _surest(cell: Mapping[str, Kind]) -> Part:
    ordered = sorted(cell, key=lambda other: (-STRENGTH[cell[other]], other))
    return (cell[ordered[0]] if ordered else None), tuple(ordered)


def draw_strip(
    seen: Sequence["Seen"], words: int, width: int, letters: Mapping[str, str]
) -> tuple[list[Cell], str]:
    """Return the cells of the strip, and the row of letters under them."""
    parts = strip_parts(seen, words, width)
    marks: list[Cell] = [
        (SIGNS[kind], style_name(kind)) if kind else (UNSEEN, "list--faint") for kind, _ in parts
    ]
    return marks, _letters(parts, letters)


def _letters(parts: Sequence[Part], letters: Mapping[str, str]) -> str:
    """Return the letters of whom each stretch is shared with, where it starts, as room allows."""
    labels: dict[int, str] = {}
    start = 0
    for others, group in groupby(others for _, others in parts):
        if others:
            names = [letters.get(one, "?") for one in others]
            labels[start] = ("" if max(map(len, names)) == 1 else " ").join(names)
        start += len(list(group))
    row = ""
    for start, end in pairwise([*labels, len(parts)]):
        label, room = labels[start], end - start
        short = label[: room - 1] + MORE if room > 1 else label[:1]
        row = row.ljust(start) + (label if len(label) <= room else short)
    return row


class SeenStrip(PaintedRows):
    """Shows the strip of the chosen article under a line that says what it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--faint",
        *(style_name(kind) for kind in (*Kind, None)),
    }
    DEFAULT_CSS = "SeenStrip { height: 3; width: 100%; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[str, int, Sequence[Seen], Mapping[str, str], str] | None = None

    def show(
        self,
        letter: str,
        words: int,
        seen: Sequence["Seen"],
        letters: Mapping[str, str],
        waiting: str = "",
    ) -> None:
        """Show what was seen before of an article of so many words; `waiting` says what is due."""
        shown = letter, words, seen, letters, waiting
        if shown != self._shown:
            self._shown = shown
            self.paint_anew()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.paint_anew()

    def paint_rows(self, width: int) -> list[list[Segment]]:
        """Return what has room: the marks and the letters, and above them the line about them."""
        if self._shown is None:
            return []
        letter, words, seen, letters, waiting = self._shown
        marks, names = draw_strip(seen, words, max(1, min(CELLS, width - 2)), letters)
        nothing = waiting or "nothing of it was seen before"
        rows = [
            [Segment("  "), *self._segments(marks)],
            [Segment(f"  {names if seen else nothing}")],
        ]
        if self.area.height > len(rows):
            about = f"{letter} · where each part was seen before · one mark is 1/{len(marks)} of it"
            rows.insert(0, [Segment(cut(about, width))])
        return rows

    def _segments(self, marks: Sequence[Cell]) -> Iterator[Segment]:
        for name, stretch in groupby(marks, itemgetter(1)):
            yield Segment("".join(sign for sign, _ in stretch), self.style(name))

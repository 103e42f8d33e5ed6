"""What is drawn beside the text of a comparison: signs of rows, badges of facts, brackets."""

from collections.abc import Iterable, Mapping, Sequence

from rich.segment import Segment

from tui.articles.model import Span
from tui.overlap.model import Difference, Fact, Kind, kinds_of
from tui.overlap.word_changes import Change, ChangedWords
from tui.reading.columns import PairRow, Side
from tui.widgets.signs import DIFFERS, ONLY_LEFT, ONLY_RIGHT, SIGNS
from tui.widgets.spread import FactMarks

BRACKETS: Mapping[Change, str] = {
    Change.DELETED: "{}",
    Change.INSERTED: "{}",
    Change.REPLACED: "[]",
    Change.MOVED: "<>",
}
"""What stands in the blanks around words that changed; those that are the same have none."""

LEGEND = "[replaced] {only here} <moved>"
"""The brackets explained."""

NEIGHBOURS = "|"
"""What closes one bracket and opens the next in the one blank between two changes."""

SIGN_WIDTH = 2
"""Cells for the sign of a row and of its being moved."""

BADGE_WIDTH = 5
"""Cells of a badge, where a fact has four letters."""

WIDE_BADGE = 10
"""Cells of a badge with room for the word of each fact, and the sign that there are more."""

WIDE_FROM, WIDE_IN_ONE_FROM = 100, 80
"""Cells of a screen from which badges are wide, between two columns and before one."""

FARTHEST = 3
"""Characters such as quotation marks between words and their bracket."""


def badge_width(screen_width: int, *, in_one: bool = False) -> int:
    """Return the cells of badges on a screen of some cells, between two columns or before one."""
    wide_from = WIDE_IN_ONE_FROM if in_one else WIDE_FROM
    return WIDE_BADGE if screen_width >= wide_from else BADGE_WIDTH


def badge(facts: Sequence[Fact], width: int) -> str:
    """Return a badge such as `!number`, cut to a width; with a plus where more facts differ."""
    if not facts:
        return ""
    more = len(facts) > 1
    return f"{DIFFERS}{facts[0].value}"[: width - more] + "+" * more


def facts_on(row: PairRow, marks: FactMarks) -> tuple[Fact, ...]:
    """Return the kinds of facts that differ in the words on a row, of either side."""
    found: list[Difference] = []
    for side in Side:
        part = row.side(side)
        if part and not part.label:
            found += (one for _, one in marks[side].within(part.start, part.end))
    return kinds_of(found)


def between_columns(row: PairRow, sign: str, facts: Sequence[Fact], width: int) -> str:
    """Return what stands between the columns: the sign on the first row of a block, a badge."""
    shown = sign if row.opens else ""
    return f"{shown:<{SIGN_WIDTH}}{badge(facts, width):<{width}}"


def before_column(
    row: PairRow,
    side: Side,
    sign: str,
    facts: Sequence[Fact],
    letters: tuple[str, str],
    width: int = BADGE_WIDTH,
) -> str:
    """Return what stands before one column: as between two, and whose the words are.

    That is a sign on each row, `=` where they are alike on both sides, and a letter on the first.
    `width` is that of badges.
    """
    both = row.left is not None and row.right is not None
    whose = "=" if both else (ONLY_LEFT, ONLY_RIGHT)[side]
    letter = letters[side] if row.opens and not both else ""
    shown = sign[1:] if sign[:1] in (SIGNS[Kind.VERBATIM], ONLY_LEFT, ONLY_RIGHT) else sign
    room = max(map(len, letters))
    first = f"{shown if row.opens else '':<{SIGN_WIDTH}}"
    return f"{first}{badge(facts, width):<{width}} {whose}{letter:<{room}}"


def brackets(text: str, row: Span, words: Iterable[ChangedWords]) -> dict[int, str]:
    """Return brackets by the offset of the blank in which they are drawn.

    `row.start - 1` is the cell before the row and `row.end` the one behind it. Words that go on in
    another row are not closed; where letters are beside either end, as in scripts without blanks,
    nothing is drawn.
    """
    signs: dict[int, str] = {}
    for one in words:
        pair = BRACKETS.get(one.change)
        if pair is None or not _is_between_blanks(text, one.span):
            continue
        before = _blank_before(text, one.span.start, row) if one.span.start >= row.start else None
        behind = _blank_behind(text, one.span.end, row) if one.span.end <= row.end else None
        if before is not None:
            signs[before] = NEIGHBOURS if before in signs else pair[0]
        if behind is not None:
            signs[behind] = pair[1]
    return signs


def _is_between_blanks(text: str, span: Span) -> bool:
    """Tell whether there is room for both brackets, in whatever rows the words stand."""
    whole = Span(0, len(text))
    ends = _blank_before(text, span.start, whole), _blank_behind(text, span.end, whole)
    return None not in ends


def _blank_before(text: str, offset: int, row: Span) -> int | None:
    for place in range(offset - 1, max(row.start - 1, offset - 1 - FARTHEST), -1):
        if text[place].isspace():
            return place
        if text[place].isalnum():
            return None
    return row.start - 1 if offset - row.start < FARTHEST else None


def _blank_behind(text: str, offset: int, row: Span) -> int | None:
    for place in range(offset, min(row.end, offset + FARTHEST)):
        if text[place].isspace():
            return place
        if text[place].isalnum():
            return None
    return row.end if row.end - offset < FARTHEST else None


def with_brackets(
    segments: Iterable[Segment], start: int, signs: Mapping[int, str]
) -> list[Segment]:
    """Return the segments of text from an offset on, with signs in place of its blanks."""
    drawn, place = [], start
    for text, style, control in segments:
        inside = [at for at in signs if place <= at < place + len(text)]
        for at in inside:
            text = text[: at - place] + signs[at] + text[at - place + 1 :]
        drawn.append(Segment(text, style, control))
        place += len(text)
    return drawn

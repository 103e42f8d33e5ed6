"""Read dates: years, months with or without a day, weekdays, and how long ago."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.quantities import word_value
from tui.overlap.tokens import Token

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
        "|september sep sept|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "sep", "dec", "jan", "jun"})
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday mondays|tuesday tuesdays|wednesday wednesdays|thursday thursdays"
        "|friday fridays|saturday saturdays|sunday sundays".split("|")
    )
    for name in names.split()
}
_BEFORE_MONTH = frozenset(
    "in of since by until till from last next this early late mid during through and".split()
)
_DAY = re.compile(r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_PERIODS = {
    form: unit
    for unit in "minute hour day week month year decade century".split()
    for form in (unit, unit + "s")
} | {"centuries": "century"}
_AGO = frozenset("ago prior earlier before previously".split())
_LATER = frozenset("later after hence".split())
_VAGUE = frozenset("few several couple some many".split())


class Date(NamedTuple):
    """A mention of time: `kind` says what `values` are, of which None is not said."""

    kind: str
    values: tuple[float | None, ...]
    span: Span


def read_dates(tokens: Sequence[Token]) -> tuple[list[Date], frozenset[int]]:
    """Return the mentions of time in `tokens`, and the numbers of the tokens they are made of."""
    found: list[Date] = []
    taken: set[int] = set()
    for place in range(len(tokens)):
        if place in taken:
            continue
        read = _month(tokens, place) or _elapsed(tokens, place) or _single(tokens, place)
        if read is not None:
            kind, values, start, end = read
            found.append(
                Date(kind, values, Span(tokens[start].span.start, tokens[end - 1].span.end))
            )
            taken.update(range(start, end))
    return found, frozenset(taken)


def agree(left: Date, right: Date) -> bool:
    """Tell whether two mentions of one kind can be of the same time."""
    return all(
        a is None or b is None or a == b for a, b in zip(left.values, right.values, strict=True)
    )


_Read = tuple[str, tuple[float | None, ...], int, int]


def _single(tokens: Sequence[Token], place: int) -> _Read | None:
    token = tokens[place]
    if token.folded in _WEEKDAYS and token.written[0].isupper():
        return "weekday", (float(_WEEKDAYS[token.folded]),), place, place + 1
    if _YEAR.match(token.written) and not _counted(tokens, place):
        return "year", (float(token.written),), place, place + 1
    return None


def _counted(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether four digits count what follows, as in `2000 people`."""
    following = tokens[place + 1].folded if place + 1 < len(tokens) else ""
    return following in {"people", "percent", "dollars", "jobs", "workers", "miles"}


def _month(tokens: Sequence[Token], place: int) -> _Read | None:
    token = tokens[place]
    month = _MONTHS.get(token.folded)
    if month is None or not token.written[0].isupper():
        return None
    after = _DAY.match(tokens[place + 1].folded) if place + 1 < len(tokens) else None
    if after:
        return "month", (float(month), float(after["day"])), place, place + 2
    before = tokens[place - 1].folded if place else ""
    day = _DAY.match(before)
    if day:
        return "month", (float(month), float(day["day"])), place - 1, place + 1
    if token.folded in _AMBIGUOUS_MONTHS and before not in _BEFORE_MONTH:
        return None
    return "month", (float(month), None), place, place + 1


def _elapsed(tokens: Sequence[Token], place: int) -> _Read | None:
    """Read `three months prior`, `a few weeks ago`, `two days later`."""
    counted = _count(tokens, place)
    if counted is None or counted[1] + 1 >= len(tokens):
        return None
    count, end = counted
    unit, direction = _PERIODS.get(tokens[end].folded), tokens[end + 1].folded
    if unit is None or direction not in _AGO | _LATER:
        return None
    kind = f"{unit} {'ago' if direction in _AGO else 'later'}"
    return kind, (count,), place, end + 2


def _count(tokens: Sequence[Token], place: int) -> tuple[float | None, int] | None:
    """Return a count, None where it is vague as in `a few`, and the place after it."""
    word = tokens[place].folded
    if word in {"a", "an"} and place + 1 < len(tokens):
        vague = tokens[place + 1].folded in _VAGUE
        return (None, place + 2) if vague else (1.0, place + 1)
    if word in _VAGUE:
        return None, place + 1
    value = float(word) if word.isascii() and word.isdecimal() else word_value(word)
    return None if value is None else (value, place + 1)

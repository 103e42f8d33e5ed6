"""Read dates: years, months and days in any notation, weekdays, decades, and how long ago."""

import re
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.facts.numerals import ARTICLES, DAYS, word_value
from tui.overlap.facts.tokens import Places, Statement

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
        "|september sep sept|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_ABBREVIATED = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "sep", "dec", "jan", "jun", "april", "june"})
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday mondays|tuesday tuesdays tues|wednesday wednesdays weds|thursday thursdays thurs"
        "|friday fridays|saturday saturdays|sunday sundays".split("|")
    )
    for name in names.split()
}
_BEFORE_MONTH = frozenset(
    "in of since by until till from last next this early late mid during through and on".split()
)
_DECADES = {
    word: 10.0 * number
    for number, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
_DAY = re.compile(r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_DECADE = re.compile(r"((?:1[5-9]|20)?\d0)s$")
_SLASHED = re.compile(r"(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})$")
_NUMBER = re.compile(r"\d+")
_TWO_DIGITS = re.compile(r"\d{2}$")
_AGO = frozenset("ago prior earlier before previously".split())
_LATER = frozenset("later after hence".split())
_VAGUE = frozenset("few several couple some many".split())
_AFTER_COUNT = frozenset("people percent dollars jobs workers miles".split())

DAY, NUMERIC, WEEKDAY, DECADE = "day", "numeric", "weekday", "decade"


class Date(NamedTuple):
    """A mention of time: `kind` says what `values` are, of which None is not said.

    Of a day they are year, month, day; of a numeric date whose order is not known, the year and
    the other two as written; of `ago` and `later` days.
    """

    kind: str
    values: tuple[float | None, ...]
    places: Places
    span: Span
    numbers: frozenset[float]
    """The numbers its words say: 7 and 2024 of `7 April 2024`."""


_Read = tuple[str, tuple[float | None, ...], int, int]


def read_dates(statement: Statement) -> tuple[list[Date], frozenset[int]]:
    """Return the mentions of time, and the numbers of the words they are made of."""
    elapsed = not statement.folds.isdisjoint(_AGO | _LATER)
    if not statement.digits and not elapsed and statement.folds.isdisjoint(_NAMED):
        return [], frozenset()
    found: list[Date] = []
    taken: set[int] = set()
    for place, token in enumerate(statement.tokens):
        if place in taken or not (token.digits or token.folded in _NAMED or elapsed):
            continue
        read = (
            _month(statement, place)
            or (_numeric(statement, place) if token.digits else None)
            or (_elapsed(statement, place) if elapsed else None)
            or _single(statement, place)
        )
        if read is not None and taken.isdisjoint(range(*read[2:])):
            kind, values, start, end = read
            places = start, end
            numbers = _numbers(statement, places)
            found.append(Date(kind, values, places, statement.span(places), numbers))
            taken.update(range(start, end))
    return found, frozenset(taken)


def agree(left: Date, right: Date) -> bool:
    """Tell whether two mentions can be of the same time and say something in common."""
    if {left.kind, right.kind} <= {DAY, NUMERIC} and left.kind != right.kind:
        return _agree_in_any_order(left, right)
    if left.kind != right.kind:
        return False
    if left.kind == NUMERIC:
        years = _same_value(left.values[0], right.values[0], NUMERIC)
        return years and set(left.values[1:]) == set(right.values[1:])
    pairs = list(zip(left.values, right.values, strict=True))
    vague = left.kind in ("ago", "later")
    shared = vague or any(a is not None and b is not None for a, b in pairs)
    return shared and all(_same_value(a, b, left.kind) for a, b in pairs)


def same_kind(left: Date, right: Date) -> bool:
    """Tell whether two mentions say times in ways that can differ."""
    if {left.kind, right.kind} <= {DAY, NUMERIC} and left.kind != right.kind:
        return True
    if left.kind != right.kind:
        return False
    pairs = zip(left.values, right.values, strict=True)
    return any(a is not None and b is not None for a, b in pairs)


def _same_value(left: float | None, right: float | None, kind: str) -> bool:
    if left is None or right is None or left == right:
        return True
    if kind in ("ago", "later"):
        return abs(left - right) <= 0.03 * max(left, right)
    # Years and decades are written with two digits too: '24, the 90s.
    return min(left, right) < 100 and max(left, right) >= 1000 and left % 100 == right % 100


def _agree_in_any_order(left: Date, right: Date) -> bool:
    day, numeric = (left, right) if left.kind == DAY else (right, left)
    if not _same_value(day.values[0], numeric.values[0], DAY):
        return False
    said = {value for value in day.values[1:] if value is not None}
    return bool(said) and said <= set(numeric.values[1:])


def _numbers(statement: Statement, places: Places) -> frozenset[float]:
    words = [token.folded for token in statement.tokens[slice(*places)]]
    digits = (float(number) for word in words for number in _NUMBER.findall(word))
    said = (word_value(word) for word in words)
    return frozenset(digits).union(value for value in said if value is not None)


def _single(statement: Statement, place: int) -> _Read | None:
    token = statement.tokens[place]
    if token.folded in _WEEKDAYS and token.written[0].isupper():
        return WEEKDAY, (float(_WEEKDAYS[token.folded]),), place, place + 1
    decade = _DECADE.match(token.folded)
    if decade:
        return DECADE, (float(decade[1]),), place, place + 1
    if token.folded in _DECADES:
        return DECADE, (_DECADES[token.folded],), place, place + 1
    if _is_year(statement, place) and statement.folded(place + 1) not in _AFTER_COUNT:
        return DAY, (float(token.written), None, None), place, place + 1
    return None


def _is_year(statement: Statement, place: int) -> bool:
    return place < len(statement.tokens) and bool(_YEAR.match(statement.tokens[place].written))


def _month(statement: Statement, place: int) -> _Read | None:
    """Read `April 7, 2024`, `7 April`, `the 7th of April`, `April 2024`, `April`."""
    start = place
    day = None
    if statement.tokens[place].digits:
        day = _DAY.match(statement.folded(place))
        place += 2 if statement.folded(place + 1) == "of" else 1
        if day is None or place >= len(statement.tokens) or not _leads(statement, place):
            return None
    token = statement.tokens[place]
    month = _MONTHS.get(token.folded)
    if month is None or not token.written[0].isupper():
        return None
    end = place + 1
    after = _DAY.match(statement.folded(end))
    if day is None and after and _goes_on(statement, end, " \n-"):
        day, end = after, end + 1
    if day is None and not _is_month(statement, place):
        return None
    dated = _is_year(statement, end) and _goes_on(statement, end, " \n-,")
    year = float(statement.tokens[end].written) if dated else None
    value = float(day["day"]) if day else None
    return DAY, (year, float(month), value), start, end + (year is not None)


def _leads(statement: Statement, place: int) -> bool:
    """Tell whether the day before a month belongs to it; German has a full stop between them."""
    marks = " \n-." if _is_year(statement, place + 1) else " \n-"
    return not statement.before(place).strip(marks)


def _goes_on(statement: Statement, place: int, marks: str) -> bool:
    """Tell whether only `marks` stand before a word, and a full stop after an abbreviation."""
    gap = statement.before(place)
    if statement.folded(place - 1) in _ABBREVIATED:
        marks += "."
    return not gap.strip(marks) and "\n\n" not in gap


def _is_month(statement: Statement, place: int) -> bool:
    """Tell whether a name of a month without a day is none of a person, or the verb `may`."""
    if statement.folded(place) not in _AMBIGUOUS_MONTHS:
        return True
    before = statement.folded(place - 1) if place else ""
    if before in _BEFORE_MONTH or _is_year(statement, place + 1):
        return True
    if statement.opens_sentence(place):
        return False
    return not statement.tokens[place - 1].written[0].isupper()


def _numeric(statement: Statement, place: int) -> _Read | None:
    """Read `2025-04-07`, `17/08/2025`, `07/08/2025`."""
    token = statement.tokens[place]
    if _is_year(statement, place) and _is_iso(statement, place):
        month, day = (float(statement.folded(place + step)) for step in (1, 2))
        return DAY, (float(token.written), month, day), place, place + 3
    match = _SLASHED.match(token.written)
    if match is None:
        return None
    a, b, c = (float(match[group]) for group in (1, 3, 4))
    if a > 31:
        values, kind = (a, b, c), DAY
    elif a > 12:
        values, kind = (c, b, a), DAY
    else:
        values, kind = (c, a, b), DAY if b > 12 else NUMERIC
    plausible = values[1] <= 12 and values[2] <= 31
    return (kind, values, place, place + 1) if plausible else None


def _is_iso(statement: Statement, place: int) -> bool:
    following = range(place + 1, place + 3)
    return following[-1] < len(statement.tokens) and all(
        statement.before(p) == "-" and _TWO_DIGITS.match(statement.folded(p)) for p in following
    )


def _elapsed(statement: Statement, place: int) -> _Read | None:
    """Read `three months prior`, `a few weeks ago`, `two days later` as days."""
    counted = _count(statement, place)
    if counted is None or counted[1] + 1 >= len(statement.tokens):
        return None
    count, end = counted
    days, direction = DAYS.get(statement.tokens[end].stem), statement.folded(end + 1)
    if days is None or direction not in _AGO | _LATER:
        return None
    if end == place + 1 and statement.folded(place) in ARTICLES and _is_plural(statement, end):
        return None
    kind = "ago" if direction in _AGO else "later"
    return kind, (None if count is None else days * count,), place, end + 2


def _is_plural(statement: Statement, place: int) -> bool:
    return statement.folded(place).endswith("s")


def _count(statement: Statement, place: int) -> tuple[float | None, int] | None:
    """Return a count, None where it is vague as in `a few`, and the place after it."""
    word = statement.folded(place)
    if word in ARTICLES:
        vague = statement.folded(place + 1) in _VAGUE
        return (None, place + 2) if vague else (1.0, place + 1)
    if word in _VAGUE:
        return None, place + 1
    value = float(word) if word.isascii() and word.isdecimal() else word_value(word)
    return None if value is None else (value, place + 1)


_NAMED = _MONTHS.keys() | _WEEKDAYS.keys() | _DECADES.keys()

"""Read numbers with their units and magnitudes, in digits or in words."""

import re
from itertools import pairwise
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.facts.numerals import (
    CODE,
    CURRENCIES,
    DAYS,
    ORDINAL,
    Numeral,
    begins_number,
    read_numeral,
)
from tui.overlap.facts.rounding import excused, read_rough
from tui.overlap.facts.tokens import Places, Statement

_NAMED_UNITS = {
    "percent": "%", "pct": "%", "percentage": "%", "dollar": "$", "dollars": "$", "usd": "$",
    "euro": "€", "euros": "€", "eur": "€", "pound": "£", "pounds": "£", "gbp": "£", "yen": "¥",
    "yuan": "¥", "rupees": "₹", "cent": "cent", "cents": "cent",
}  # fmt: skip
_CLOCK = re.compile(r"(?P<hours>\d{1,2})(?:[:.](?P<minutes>\d{2}))?(?P<half>[ap]m)?$")
_SIGNS = frozenset("-−")
_BEFORE_SIGN = frozenset(" \n\t\N{NO-BREAK SPACE}([\"'“‘«~")
_BELOW_ZERO = 3
"""Words after a number among which `below zero` turns it."""

HARD_UNITS = CURRENCIES | {"%", "cent", "clock"}
"""Units that make two numbers comparable wherever they stand."""

_LOOSE_UNITS = frozenset({"", ORDINAL, CODE})


class Quantity(NamedTuple):
    """A number, its unit (a sign, or the stem of the word that follows) and how it stands."""

    value: float
    unit: str
    places: Places
    span: Span
    mantissa: float
    """The number before a word of magnitude, equal to the value where there is none."""
    words: tuple[str, ...]
    """The stems of its words, after a `-` where it is less than zero."""
    before: str
    """Stem of the word before, empty where there is none."""
    after: str
    """Stem of the word after the number."""
    rough: str
    """How it is meant, as `read_rough` tells it; of a time of day am, pm, 24 or nothing."""


def read_quantities(statement: Statement, taken: frozenset[int]) -> list[Quantity]:
    """Return the quantities in a statement, without the words numbered in `taken`."""
    found: list[Quantity] = []
    end = 0
    for place, token in enumerate(statement.tokens):
        if place < end or not begins_number(token) or place in taken:
            continue
        quantity = _read_at(statement, place)
        if quantity is not None:
            found.append(quantity)
            end = quantity.places[1]
    return found


def same(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities say the same in whatever notation, rounding allowed."""
    if left.unit == right.unit == "clock":
        return _same_time(left, right)
    if "clock" in (left.unit, right.unit):
        return _digits(left) == _digits(right)
    if _of_other_units(left, right):
        return False
    if left.words == right.words:
        return True
    if CODE in (left.unit, right.unit):
        return _digits(left) == _digits(right)
    return (
        _close(left.value, right.value, 1e-9)
        or _same_share(left, right)
        or _same_time_span(left, right)
        or excused((left.value, left.rough), (right.value, right.rough))
    )


def lost_words(left: Quantity, right: Quantity) -> bool:
    """Tell whether one quantity is the other with a word gone, as `4.5 million` and `4.5`.

    Where the words beside it are the same no word was lost by accident: the numbers differ.
    """
    if (left.before, left.after) == (right.before, right.after):
        return False
    if CODE in (left.unit, right.unit) or _of_other_units(left, right):
        return False
    if left.mantissa == right.mantissa and 1.0 in (_magnitude(left), _magnitude(right)):
        return True
    fewer, more = sorted((set(left.words), set(right.words)), key=len)
    return fewer < more and all(word.isalpha() for word in more - fewer)


def comparable(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities measure the same thing, by their units or their places."""
    if left.unit in CURRENCIES and right.unit in CURRENCIES and left.value == right.value:
        return True
    if left.unit in HARD_UNITS or right.unit in HARD_UNITS:
        return left.unit == right.unit
    if left.unit not in _LOOSE_UNITS and left.unit == right.unit:
        return True
    return bool(left.before) and left.before == right.before and left.after == right.after


def _of_other_units(left: Quantity, right: Quantity) -> bool:
    return left.unit in HARD_UNITS and right.unit in HARD_UNITS and left.unit != right.unit


def _digits(quantity: Quantity) -> str:
    return "".join(c for word in quantity.words for c in word if c.isdigit())


def _magnitude(quantity: Quantity) -> float:
    return quantity.value / quantity.mantissa if quantity.mantissa else 1.0


def _close(left: float, right: float, tolerance: float) -> bool:
    return abs(left - right) <= tolerance * max(abs(left), abs(right))


def _same_time(left: Quantity, right: Quantity) -> bool:
    """Compare minutes of the day; those without am or pm, up to noon, may be either."""
    day = 720.0 if not (left.rough and right.rough) else 1440.0
    return left.value % day == right.value % day


def _same_share(left: Quantity, right: Quantity) -> bool:
    """Tell whether a per cent number is the fraction of the other side: 50% and half."""
    if (left.unit == "%") == (right.unit == "%"):
        return False
    per_cent, part = (left, right) if left.unit == "%" else (right, left)
    return 0 < part.value < 1 and _close(per_cent.value / 100, part.value, 0.02)


def _same_time_span(left: Quantity, right: Quantity) -> bool:
    days = DAYS.get(left.unit), DAYS.get(right.unit)
    if days[0] is None or days[1] is None or left.unit == right.unit:
        return False
    return _close(left.value * days[0], right.value * days[1], 0.03)


def _read_at(statement: Statement, place: int) -> Quantity | None:
    clock = _clock(statement, place)
    if clock is not None:
        return clock
    numeral = read_numeral(statement, place)
    return None if numeral is None else _with_unit(statement, place, numeral)


def _with_unit(statement: Statement, place: int, numeral: Numeral) -> Quantity:
    unit, end = numeral.unit, numeral.end
    following = statement.folded(end)
    if unit in ("", "$") and following == "per" and statement.folded(end + 1) == "cent":
        unit, end = "%", end + 2
    elif unit in ("", "$") and following in _NAMED_UNITS:
        unit, end = _NAMED_UNITS[following], end + 1
    after = statement.tokens[end] if end < len(statement.tokens) else None
    if not unit and after is not None and after.content:
        unit = after.stem
    span = _with_sign(statement, (place, end))
    signed = span.start < statement.spans[place].start or _is_below_zero(statement, place, end)
    mantissa = -numeral.mantissa if signed else numeral.mantissa
    stems = tuple(token.stem for token in statement.tokens[place:end])
    return Quantity(
        mantissa * numeral.magnitude,
        unit,
        (place, end),
        Span(max(span.start, statement.start), span.end),
        mantissa,
        ("-", *stems) if signed else stems,
        statement.tokens[place - 1].stem if place else "",
        after.stem if after else "",
        read_rough(statement, place),
    )


def _with_sign(statement: Statement, places: Places) -> Span:
    """Return the span of a number with the sign before it, unless it may be a hyphen or a dash."""
    span = statement.span(places)
    before = statement.text[max(0, span.start - 2) : span.start]
    if before[-1:] not in _SIGNS or (len(before) == 2 and before[0] not in _BEFORE_SIGN):
        return span
    gap = statement.before(places[0])
    ranged = places[0] > 0 and statement.tokens[places[0] - 1].digits and not gap[:-1].strip(" ")
    return span if ranged else Span(span.start - 1, span.end)


def _is_below_zero(statement: Statement, place: int, end: int) -> bool:
    if statement.folded(place - 1) == "minus":
        return True
    following = [statement.folded(p) for p in range(end, end + _BELOW_ZERO)]
    return ("below", "zero") in pairwise(following)


def _clock(statement: Statement, place: int) -> Quantity | None:
    """Read `10:30`, `10.30 am`, `10 p.m.`, `10pm` as minutes of the day; `rough` is am or pm."""
    token = statement.tokens[place]
    match = _CLOCK.match(token.folded) if token.digits else None
    if match is None or float(match["hours"]) > 24:
        return None
    half, end = match["half"], place + 1
    if half is None and statement.folded(end) in {"am", "pm"}:
        half, end = statement.folded(end), end + 1
    if half is None and ":" not in token.folded:
        return None
    hours = float(match["hours"]) % 12 + 12 * (half == "pm") if half else float(match["hours"])
    minutes = 60 * hours + float(match["minutes"] or 0)
    sure = half or ("24" if hours >= 13 else "")
    places, stems = (place, end), tuple(t.stem for t in statement.tokens[place:end])
    return Quantity(minutes, "clock", places, statement.span(places), minutes, stems, "", "", sure)

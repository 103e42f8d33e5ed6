"""Read numbers with their units and magnitudes, in digits or in words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.tokens import Token

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: float(value) for value, word in enumerate(_SMALL)} | {
    word: 10.0 * value for value, word in enumerate(_TENS, start=2)
}
_MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "bln": 1e9,
    "tn": 1e12, "trn": 1e12,
}  # fmt: skip
_NAMED_UNITS = {
    "percent": "%", "pct": "%", "percentage": "%", "dollar": "$", "dollars": "$", "usd": "$",
    "euro": "€", "euros": "€", "eur": "€", "pound": "£", "pounds": "£", "gbp": "£", "yen": "¥",
    "yuan": "¥", "rupees": "₹", "cent": "cent", "cents": "cent",
}  # fmt: skip
_DIGITS = re.compile(
    r"(?P<currency>[$€£¥₹])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<percent>%)?(?P<suffix>[^\W\d]*)$"
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_ROUGHLY = frozenset(
    "about nearly almost around roughly approximately some over than least most up".split()
)
HARD_UNITS = frozenset("%$€£¥₹") | {"cent", "clock"}
"""Units that make two numbers comparable wherever they stand."""


class Quantity(NamedTuple):
    """A number, its unit (a sign, or the stem of the word that follows) and how it stands."""

    value: float
    unit: str
    span: Span
    before: str
    """Stem of the word before, empty where there is none."""
    after: str
    """Stem of the word after the number."""
    rough: bool
    """Whether a word like `about` or `nearly` stands before it."""


def read_quantities(tokens: Sequence[Token], taken: frozenset[int]) -> list[Quantity]:
    """Return the quantities in `tokens`, without the tokens numbered in `taken`."""
    found, place = [], 0
    while place < len(tokens):
        end = place
        if place not in taken:
            quantity, end = _read_at(tokens, place)
            if quantity is not None:
                found.append(quantity)
        place = max(end, place + 1)
    return found


@lru_cache(maxsize=65536)
def word_value(word: str) -> float | None:
    """Return the value of a folded number word below a hundred, else None."""
    if word in _WORDS:
        return _WORDS[word]
    for tens in _TENS:
        if word.startswith(tens) and word.removeprefix(tens) in _WORDS:
            return _WORDS[tens] + _WORDS[word.removeprefix(tens)]
    return None


def same(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities say the same, rounding by a rough one allowed."""
    if left.unit in HARD_UNITS and right.unit in HARD_UNITS and left.unit != right.unit:
        return False
    if abs(left.value - right.value) <= 1e-9 * max(abs(left.value), abs(right.value)):
        return True
    if not (left.rough or right.rough):
        return False
    return abs(left.value - right.value) <= 0.1 * max(abs(left.value), abs(right.value))


def comparable(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities measure the same thing, by their units or their places."""
    if left.unit in HARD_UNITS or right.unit in HARD_UNITS:
        return left.unit == right.unit
    if left.unit and left.unit == right.unit:
        return True
    return bool(left.before) and left.before == right.before and left.after == right.after


def _read_at(tokens: Sequence[Token], place: int) -> tuple[Quantity | None, int]:
    token = tokens[place]
    if _CLOCK.match(token.written):
        return _quantity(tokens, place, place + 1, _clock_value(token.written), "clock"), place + 1
    match = _DIGITS.match(token.written)
    if match is None:
        return _read_words(tokens, place)
    value, unit = float(match["digits"].replace(",", "")), match["currency"] or match["percent"]
    suffix = match["suffix"].casefold()
    if suffix in _MAGNITUDES:
        value *= _MAGNITUDES[suffix]
    elif suffix:
        unit = unit or suffix
    return _finish(tokens, place, place + 1, value, unit or "")


def _clock_value(written: str) -> float:
    hours, minutes = written.split(":")[:2]
    return 60.0 * float(hours) + float(re.sub(r"\D.*", "", minutes))


def _read_words(tokens: Sequence[Token], place: int) -> tuple[Quantity | None, int]:
    value = word_value(tokens[place].folded)
    end = place + 1
    if value is None:
        return None, end
    if value >= 20 and end < len(tokens) and 0 < _WORDS.get(tokens[end].folded, 0.0) < 10:
        value, end = value + _WORDS[tokens[end].folded], end + 1
    alone = end >= len(tokens) or tokens[end].folded not in _MAGNITUDES.keys() | _NAMED_UNITS.keys()
    if value == 1.0 and alone and not _counts(tokens, place):
        return None, end
    return _finish(tokens, place, end, value, "")


def _counts(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether `one` is a number here and not a pronoun: a word of content follows it."""
    return place + 1 < len(tokens) and tokens[place + 1].content


def _finish(
    tokens: Sequence[Token], place: int, end: int, value: float, unit: str
) -> tuple[Quantity, int]:
    while end < len(tokens) and tokens[end].folded in _MAGNITUDES and len(tokens[end].folded) > 1:
        value, end = value * _MAGNITUDES[tokens[end].folded], end + 1
    if not unit and end < len(tokens):
        following = tokens[end].folded
        if following == "per" and end + 1 < len(tokens) and tokens[end + 1].folded == "cent":
            unit, end = "%", end + 2
        elif following in _NAMED_UNITS:
            unit, end = _NAMED_UNITS[following], end + 1
    return _quantity(tokens, place, end, value, unit), end


def _quantity(tokens: Sequence[Token], place: int, end: int, value: float, unit: str) -> Quantity:
    after = tokens[end] if end < len(tokens) else None
    if not unit and after is not None and after.content:
        unit = after.stem
    return Quantity(
        value,
        unit,
        Span(tokens[place].span.start, tokens[end - 1].span.end),
        tokens[place - 1].stem if place else "",
        after.stem if after else "",
        any(token.folded in _ROUGHLY for token in tokens[max(0, place - 2) : place]),
    )

"""Read the value of numbers: digits, number words, ordinals, fractions, multiples, periods."""

import re
from typing import NamedTuple

from tui.overlap.facts.tokens import Statement, Token

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: float(value) for value, word in enumerate(_SMALL)} | {
    tens + ones: 10.0 * value + unit
    for value, tens in enumerate(_TENS, start=2)
    for unit, ones in enumerate(["", *_SMALL[1:10]])
}
_ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        " twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30.0, "fortieth": 40.0, "fiftieth": 50.0, "hundredth": 100.0}
_ORDINALS |= {
    tens + word: 10.0 * value + unit
    for value, tens in enumerate(_TENS, start=2)
    for word, unit in list(_ORDINALS.items())[:9]
}
_PARTS = {
    "half": 2.0, "halves": 2.0, "third": 3.0, "thirds": 3.0, "quarter": 4.0, "quarters": 4.0,
    "fourths": 4.0, "fifth": 5.0, "fifths": 5.0, "sixth": 6.0, "sixths": 6.0, "eighth": 8.0,
    "eighths": 8.0, "tenth": 10.0, "tenths": 10.0,
}  # fmt: skip
_MULTIPLES = {
    "twice": 2.0, "double": 2.0, "doubled": 2.0, "doubles": 2.0, "thrice": 3.0, "triple": 3.0,
    "tripled": 3.0, "quadrupled": 4.0,
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
MAGNITUDES = _SCALES | {"k": 1e3, "m": 1e6, "b": 1e9}
"""What stands for a power of ten, or twelve, after a number."""

ARTICLES = frozenset({"a", "an"})
"""Folded words that count one before a magnitude, a part or a period."""

DAYS = {
    "minut": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 365.25 / 12, "year": 365.25, "decad": 3652.5, "centuri": 36525.0,
}  # fmt: skip
"""How many days the units of time last, by their English stem."""

CURRENCIES = frozenset("$€£¥₹")
"""Signs that stand before an amount of money."""

ORDINAL, CODE = "#", "code"
"""Units of a place in an order, and of what has digits but no value, such as `H20`."""

_DIGITS = re.compile(
    r"(?P<currency>[$€£¥₹])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<percent>%)?(?P<suffix>[^\W\d]*)$"
)
_CODE = re.compile(r"[\w\-‐‑]{1,16}$|[\d.,:/$€£¥₹]+%?$")
_QUARTER = re.compile(r"q([1-4])$")
_HYPHENS = re.compile(r"[-‐‑]")
_LEADS_GROUPS = re.compile(r"[$€£¥₹]?[1-9]\d{0,2}$")
_GROUP = re.compile(r"\d{3}(?P<rest>(?:\.\d+)?%?[^\W\d]*)$")
_SPACES = frozenset(" \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}")
_DASHES = frozenset("-‐‑–")
_OPENERS = ARTICLES | _SCALES.keys() | _PARTS.keys() | _MULTIPLES.keys() | _WORDS.keys()
_PRONOUN = frozenset("no every any some each which this that another the".split())


class Numeral(NamedTuple):
    """A number as it is said: what was counted, times what, in which unit, up to which word."""

    mantissa: float
    magnitude: float
    unit: str
    end: int


def word_value(word: str) -> float | None:
    """Return the value of a folded number word below a hundred, else None."""
    return _WORDS.get(word)


def begins_number(token: Token) -> bool:
    """Tell whether a number can begin with this word."""
    return (
        token.digits
        or token.folded in _OPENERS
        or token.folded in _ORDINALS
        or _compound(token.written) is not None
    )


def read_numeral(statement: Statement, place: int) -> Numeral | None:
    """Return the number that begins at `place`, with the magnitude words after it.

    The first number of a range has the magnitude of the second: `5 to 10 million`.
    """
    numeral = _read(statement, place)
    if numeral is None or numeral.magnitude != 1.0 or numeral.unit not in {"", *CURRENCIES}:
        return numeral
    upper = _upper_place(statement, place, numeral.end)
    ranged = _read(statement, upper) if upper < len(statement.tokens) else None
    if ranged is None or ranged.magnitude not in _SCALES.values():
        return numeral
    return numeral._replace(magnitude=ranged.magnitude)


def _upper_place(statement: Statement, place: int, end: int) -> int:
    """Return where the second number of a range stands, past the last word where there is none."""
    word = statement.folded(end)
    between = place > 0 and statement.folded(place - 1) == "between"
    if word in {"to", "or"} or (word == "and" and between):
        return end + 1
    joined = end < len(statement.tokens) and statement.before(end) in _DASHES
    return end if joined else len(statement.tokens)


def _read(statement: Statement, place: int) -> Numeral | None:
    if statement.tokens[place].digits:
        return _digits(statement, place)
    return _part(statement, place) or _counted(statement, place) or _single(statement, place)


def _compound(written: str) -> tuple[float, str] | None:
    """Return the value and unit of words like `two-thirds` or `three-year`."""
    if not _HYPHENS.search(written):
        return None
    parts = _HYPHENS.split(written.casefold())
    value = word_value(parts[0]) if parts[0] not in ARTICLES else 1.0
    if value is None:
        ordinal = _ORDINALS.get(parts[0])
        return (ordinal, ORDINAL) if ordinal is not None else None
    if len(parts) == 2 and parts[1] in _PARTS:
        return value / _PARTS[parts[1]], ""
    return value, parts[1]


def _digits(statement: Statement, place: int) -> Numeral | None:
    written, end = _grouped(statement, place)
    match = _DIGITS.match(written)
    if match is None:
        return _code(statement.tokens[place], place + 1)
    value, unit = float(match["digits"].replace(",", "")), match["currency"] or match["percent"]
    suffix, magnitude = match["suffix"].casefold(), 1.0
    if suffix in MAGNITUDES:
        magnitude = MAGNITUDES[suffix]
    elif suffix:
        unit = unit or (ORDINAL if suffix in {"st", "nd", "rd", "th"} else suffix)
    magnitude, end = _magnitudes(statement, end, magnitude)
    return Numeral(value, magnitude, unit or "", end)


def _code(token: Token, end: int) -> Numeral | None:
    if not _CODE.match(token.written):
        return None
    quarter = _QUARTER.match(token.folded)
    value, unit = (float(quarter[1]), ORDINAL) if quarter else (0.0, CODE)
    return Numeral(value, 1.0, unit, end)


def _grouped(statement: Statement, place: int) -> tuple[str, int]:
    """Return a number as written, groups of thousands that spaces part joined, and its end.

    Groups beside other digits are a telephone number or the row of a table: they are not joined.
    """
    alone = statement.tokens[place].written, place + 1
    if not _LEADS_GROUPS.match(alone[0]) or (place and _beside_digits(statement, place)):
        return alone
    written, end = alone
    while _beside_digits(statement, end):
        group = _GROUP.match(statement.tokens[end].written)
        if group is None or statement.before(end) == "-":
            return alone
        written, end = written + group[0], end + 1
        if group["rest"] and _beside_digits(statement, end):
            return alone
    return written, end


def _beside_digits(statement: Statement, place: int) -> bool:
    """Tell whether digits stand on both sides of a space or hyphen before the word at `place`."""
    if place >= len(statement.tokens) or statement.before(place) not in {*_SPACES, "-"}:
        return False
    return statement.tokens[place - 1].digits and statement.tokens[place].written[0].isdigit()


def _magnitudes(statement: Statement, end: int, magnitude: float) -> tuple[float, int]:
    while statement.folded(end) in _SCALES:
        magnitude, end = magnitude * _SCALES[statement.folded(end)], end + 1
    return magnitude, end


def _part(statement: Statement, place: int) -> Numeral | None:
    """Read `half`, `a third`, `two thirds`, `three-quarters`."""
    word, following = statement.folded(place), statement.folded(place + 1)
    if word == "half" or (word == "quarter" and following == "of"):
        return Numeral(1 / _PARTS[word], 1.0, "", place + 1)
    count = 1.0 if word in ARTICLES else word_value(word)
    if count is None or following not in _PARTS:
        return None
    if following in _ORDINALS and statement.folded(place + 2) != "of":
        return None
    return Numeral(count / _PARTS[following], 1.0, "", place + 2)


def _counted(statement: Statement, place: int) -> Numeral | None:
    """Read cardinal numbers in words: `two hundred and fifty thousand`, `a dozen`, `twenty one`."""
    first = statement.folded(place)
    end = place + (first in ARTICLES)
    if first in ARTICLES and statement.folded(end) not in _SCALES:
        return None
    if first == "one" and statement.folded(place - 1) in _PRONOUN and place:
        return None
    total, current = 0.0, float(first in ARTICLES or first in _SCALES)
    while True:
        word = statement.folded(end)
        value = word_value(word)
        if value is not None and (not current or _goes_on(current, value)):
            current += value
        elif word in _SCALES and current:
            current *= _SCALES[word]
            if current >= 1000:
                total, current = total + current, 0.0
        elif word != "and" or not _joins(statement, end, place):
            break
        end += 1
    if end == place or (total + current == 0 and first != "zero"):
        return None
    if total + current == 0:
        return Numeral(0.0, 1.0, "", end)
    said = word_value(first) or 1.0
    return Numeral(said, (total + current) / said, "", end)


def _goes_on(current: float, value: float) -> bool:
    """Tell whether a number word adds to the ones before: `hundred six`, `twenty six`."""
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 >= 20 and 0 < value < 10


def _joins(statement: Statement, place: int, first: int) -> bool:
    """Tell whether `and` stands inside a number, as in `two hundred and six`."""
    before = statement.folded(place - 1) if place > first else ""
    return before in {"hundred", "thousand"} and word_value(statement.folded(place + 1)) is not None


def _single(statement: Statement, place: int) -> Numeral | None:
    """Read ordinals, multiples and compounds."""
    token = statement.tokens[place]
    compound = _compound(token.written)
    if compound is not None:
        return Numeral(compound[0], 1.0, compound[1], place + 1)
    if token.folded in _MULTIPLES:
        return Numeral(_MULTIPLES[token.folded], 1.0, "time", place + 1)
    ordinal = _ORDINALS.get(token.folded)
    if ordinal is None or (place and statement.tokens[place - 1].digits):
        return None
    return Numeral(ordinal, 1.0, ORDINAL, place + 1)

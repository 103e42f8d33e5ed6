"""Read how exactly a number is meant, and tell which other numbers that allows."""

from tui.overlap.facts.tokens import Statement

AT_LEAST, AT_MOST = "at least", "at most"
"""How a number is meant that is a bound of what it counts."""

ROUNDED = 0.1
"""Share of the greater number that two may differ by where one of them is said to be about so."""

PAST_BOUND = 0.2
"""Share of a bound that a number on its right side may be away: what is further is other news."""

_ABOUT = frozenset("about nearly almost around roughly approximately some".split())
_ABOVE = frozenset("over above exceeding least".split())
_BELOW = frozenset("under below most".split())
_COMPARED = dict.fromkeys("more greater higher longer".split(), AT_LEAST) | dict.fromkeys(
    "less fewer lower shorter".split(), AT_MOST
)
_TURNED = {AT_LEAST: AT_MOST, AT_MOST: AT_LEAST}
_UPPER_PHRASES = frozenset({("up", "to"), ("many", "as"), ("much", "as")})
_LOWER_PHRASES = frozenset({("few", "as"), ("little", "as")})


def read_rough(statement: Statement, place: int) -> str:
    """Return AT_LEAST, AT_MOST or a word like `about` said before the number at `place`, or ""."""
    third, second, first = (statement.folded(place - step) for step in (3, 2, 1))
    if first in _ABOVE or (second, first) in _LOWER_PHRASES:
        return AT_LEAST
    if first in _BELOW or (second, first) in _UPPER_PHRASES:
        return AT_MOST
    if first == "than" and second in _COMPARED:
        bound = _COMPARED[second]
        return _TURNED[bound] if third in {"no", "not"} else bound
    return next((word for word in (first, second) if word in _ABOUT), "")


def excused(left: tuple[float, str], right: tuple[float, str]) -> bool:
    """Tell whether two numbers, each with how it is meant, can count the same though they differ.

    What is meant in the same way on both sides excuses nothing.
    """
    if left[1] == right[1]:
        return False
    bounds = [side for side in (left, right) if side[1] in _TURNED]
    if len(bounds) == 2:
        return False
    if bounds:
        other = right if bounds[0] is left else left
        return _allows(*bounds[0], other[0])
    return abs(left[0] - right[0]) <= ROUNDED * max(abs(left[0]), abs(right[0]))


def _allows(bound: float, meant: str, value: float) -> bool:
    past = value - bound if meant == AT_LEAST else bound - value
    return 0 <= past <= PAST_BOUND * abs(bound)

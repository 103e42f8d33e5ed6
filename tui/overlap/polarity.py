"""Read words that say which way something goes, such as allow against ban."""

from collections.abc import Sequence
from itertools import islice, pairwise, product
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.tokens import Token, stem

_OPPOSITES = """
allow allows allowed allowing permit permitted approve approved approval authorize authorise
 = ban banned bans prohibit prohibited bar barred block blocked forbid forbidden disallow outlaw
ease eased easing relax relaxed loosen loosened lift lifted
 = tighten tightened tightening impose imposed toughen strengthen stricten
rise rose risen rising increase increased climb climbed jump jumped gain gained grew grow surge
 soar soared advance advanced up higher
 = fall fell fallen falling decrease decreased decline declined drop dropped dip dipped shrink
 shrank plunge plunged slump slumped slid slide tumble tumbled down lower
accept accepted agree agreed = reject rejected refuse refused decline declined deny denied
support supported supports back backed favor favored favour = oppose opposed opposes
win won = lose lost
buy bought = sell sold
begin began start started open opened = end ended stop stopped close closed halt halted
gain profit profits = loss losses deficit
success succeed succeeded = fail failed failure
confirm confirmed = deny denied
include included including = exclude excluded excluding
expand expanded widen widened = narrow narrowed cut reduce reduced shrink
more = less fewer
best = worst
better = worse
strong stronger = weak weaker
guilty = innocent acquitted
legal lawful = illegal unlawful
enter arrive arrived join joined = leave left depart departed quit withdraw withdrew
before = after
above over = below under
maximum most = minimum least
alive survive survived = dead died killed
safe = dangerous unsafe
import imports imported = export exports exported
"""
NEAR = 4
"""Telling words on either side among which both sides must share one."""

REACH = 16
"""Words on either side among which telling ones are looked for."""

GOVERNED = 2
"""Telling words that a preposition governs, among which both sides must share one."""

_NO_POLES = frozenset("important importantly importance".split())
"""Folded words whose stem stands on a scale while they do not."""

_PREPOSITIONS = frozenset("before after above over below under".split())


def _poles() -> dict[str, list[tuple[int, int]]]:
    """Return for each stem the scales it stands on and at which end of each."""
    poles: dict[str, list[tuple[int, int]]] = {}
    for scale, line in enumerate(_OPPOSITES.replace("\n ", " ").strip().split("\n")):
        for end, words in enumerate(line.split("=")):
            for word in words.split():
                place = poles.setdefault(stem(word), [])
                if (scale, end) not in place:
                    place.append((scale, end))
    return poles


_POLES = _poles()


class Pole(NamedTuple):
    """A word at one end of a scale, and the telling stems around it."""

    scale: int
    end: int
    span: Span
    around: frozenset[str]


def read_poles(tokens: Sequence[Token]) -> list[Pole]:
    """Return the words of `tokens` that stand at an end of a scale."""
    return [
        Pole(scale, end, token.span, _around(tokens, place))
        for place, token in enumerate(tokens)
        if token.folded not in _NO_POLES
        for scale, end in _POLES.get(token.stem, ())
    ]


def opposed(left: Sequence[Pole], right: Sequence[Pole]) -> list[tuple[Pole, Pole]]:
    """Return the first pair at opposite ends of each scale of which each side has one end only."""
    ours, theirs = _by_scale(left), _by_scale(right)
    found = []
    for scale in sorted(ours.keys() & theirs.keys()):
        ends = {p.end for p in ours[scale]}, {p.end for p in theirs[scale]}
        if len(ends[0]) == len(ends[1]) == 1 and ends[0] != ends[1]:
            pairs = product(ours[scale], theirs[scale])
            found += list(islice(((a, b) for a, b in pairs if a.around & b.around), 1))
    return found


def _by_scale(poles: Sequence[Pole]) -> dict[int, list[Pole]]:
    scales: dict[int, list[Pole]] = {}
    for pole in poles:
        scales.setdefault(pole.scale, []).append(pole)
    return scales


def _around(tokens: Sequence[Token], place: int) -> frozenset[str]:
    """Return the telling stems near a word; of a preposition only those that it governs.

    For `the vote came days after the speech` says the same as `days before the vote, the speech`.
    """
    following = tokens[place + 1 : place + 1 + REACH]
    if tokens[place].folded in _PREPOSITIONS:
        governed = following[: _phrase_end(following)]
        return frozenset(islice((t.stem for t in governed if t.content), GOVERNED))
    after = (t.stem for t in following if t.content)
    before = [t.stem for t in tokens[max(0, place - REACH) : place] if t.content]
    return frozenset(before[-NEAR:]).union(islice(after, NEAR))


def _phrase_end(tokens: Sequence[Token]) -> int:
    """Return how many tokens stand before the first comma or other mark between two."""
    neighbours = enumerate(pairwise(tokens), start=1)
    marks = (place for place, (a, b) in neighbours if b.span.start > a.span.end + 1)
    return next(marks, len(tokens))

"""Read words that say which way something goes, such as allow against ban."""

from collections.abc import Sequence
from itertools import islice, pairwise, product
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.facts.qualifiers import NEGATORS
from tui.overlap.facts.tokens import Places, Statement, stem

_OPPOSITES = """
allow allows allowed allowing permit permitted approve approved approval authorize authorise
 legalise legalize
 = ban banned bans prohibit prohibited bar barred block blocked forbid forbidden disallow outlaw
ease eased easing relax relaxed loosen loosened lift lifted
 = tighten tightened tightening impose imposed toughen strengthen
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


(_PERMISSION, _ALLOW), (_, _BAN) = (_POLES[stem(word)][0] for word in ("allow", "ban"))
_PHRASES = {
    ("green", "light"): False, ("go", "ahead"): False, ("cleared", "to"): False,
    ("free", "to"): False, ("can", ""): True, ("able", "to"): True, ("cannot", ""): True,
    ("cant", ""): True,
}  # fmt: skip
"""Phrases that allow, and whether they do so weakly: `can` tells no more than that one is able."""

_UNABLE = frozenset({"cannot", "cant", "unable"})
_PHRASE_STARTS = frozenset(first for first, _ in _PHRASES)
_LIFTED = frozenset(
    stem(word)
    for word in "lift end ended ease remove reverse drop overturn overturned scrap repeal"
    " rescind undo undone waive".split()
)
_DENYING = 3
"""Words before a pole among which a negator turns it round."""

_LIFTING = 8
"""Words on either side of a ban among which `lift` turns it round."""

_SHARED_BY_WEAK = 2
"""Telling stems that must stand near a weak pole and its opposite."""

_MOST_POLES = 40
"""Words at the ends of one scale that are compared; a statement with more is a list."""


class Pole(NamedTuple):
    """A word at one end of a scale."""

    scale: int
    end: int
    span: Span
    statement: Statement
    place: int
    weak: bool = False
    """Whether it says less than its end: `can` for allowed."""

    @property
    def word(self) -> str:
        """Return the stem of the word."""
        return self.statement.tokens[self.place].stem


def read_poles(statement: Statement) -> list[Pole]:
    """Return the words of a statement that stand at an end of a scale, less those denied.

    A denied ban allows and the other way round; of other scales a denial tells no opposite.
    """
    if statement.all_stems.isdisjoint(_POLES) and statement.folds.isdisjoint(_PHRASE_STARTS):
        return []
    found: list[Pole] = []
    for place, token in enumerate(statement.tokens):
        if token.folded in _PHRASE_STARTS:
            found += _read_phrase(statement, place)
        if token.stem not in _POLES or token.folded in _NO_POLES:
            continue
        turned = _turned(statement, place)
        for scale, end in _POLES[token.stem]:
            if scale == _PERMISSION:
                end = 1 - end if turned ^ (end == _BAN and _lifted(statement, place)) else end
            elif turned:
                continue
            found.append(_pole(statement, (place, place + 1), (scale, end)))
    return found


def opposed(left: Sequence[Pole], right: Sequence[Pole]) -> list[tuple[Pole, Pole]]:
    """Return the first pair at opposite ends of each scale of which each side has one end only."""
    ours, theirs = _by_scale(left), _by_scale(right)
    found = []
    for scale in sorted(ours.keys() & theirs.keys()):
        ends = {p.end for p in ours[scale]}, {p.end for p in theirs[scale]}
        if len(ends[0]) == len(ends[1]) == 1 and ends[0] != ends[1]:
            pairs = product(ours[scale][:_MOST_POLES], theirs[scale][:_MOST_POLES])
            found += list(islice((pair for pair in pairs if _of_one_thing(*pair)), 1))
    return found


def opposed_instead(ours: Statement, places: Places, theirs: Statement) -> bool:
    """Tell whether the other side says by an opposite what a negator at `places` denies.

    So do `not banned` and `allowed`, `cannot fish` and `barred from fishing`.
    """
    only_theirs = theirs.all_stems - ours.all_stems
    ends = {end for word in only_theirs & _POLES.keys() for end in _POLES[word]}
    if ours.folded(places[0]) in _UNABLE and (_PERMISSION, _BAN) in ends:
        return True
    denied = ours.tokens[places[1] : places[1] + _DENYING]
    return any((s, 1 - end) in ends for token in denied for s, end in _POLES.get(token.stem, ()))


def _of_one_thing(left: Pole, right: Pole) -> bool:
    needed = _SHARED_BY_WEAK if left.weak or right.weak else 1
    if left.word == right.word:
        # One of them is denied, and the denial is a difference by itself.
        return False
    return not (left.weak and right.weak) and len(_around(left) & _around(right)) >= needed


def _read_phrase(statement: Statement, place: int) -> list[Pole]:
    word, following = statement.folded(place), statement.folded(place + 1)
    second = following if (word, following) in _PHRASES else ""
    weak = _PHRASES.get((word, second))
    if weak is None:
        return []
    denied = word in NEGATORS or following in NEGATORS or _turned(statement, place)
    places = place, place + (2 if second else 1)
    end = _BAN if denied else _ALLOW
    return [_pole(statement, places, (_PERMISSION, end))._replace(weak=weak)]


def _pole(statement: Statement, places: Places, end: tuple[int, int]) -> Pole:
    return Pole(*end, statement.span(places), statement, places[0])


def _turned(statement: Statement, place: int) -> bool:
    before = range(max(0, place - _DENYING), place)
    return any(statement.folded(p) in NEGATORS for p in before)


def _lifted(statement: Statement, place: int) -> bool:
    near = statement.tokens[max(0, place - _LIFTING) : place + 1 + _LIFTING]
    return any(token.stem in _LIFTED for token in near)


def _by_scale(poles: Sequence[Pole]) -> dict[int, list[Pole]]:
    scales: dict[int, list[Pole]] = {}
    for pole in poles:
        scales.setdefault(pole.scale, []).append(pole)
    return scales


def _around(pole: Pole) -> frozenset[str]:
    """Return the telling stems near a word; of a preposition only those that it governs.

    For `the vote came days after the speech` says the same as `days before the vote, the speech`.
    """
    statement, place = pole.statement, pole.place
    tokens, end = statement.tokens, place + 1 + REACH
    if tokens[place].folded in _PREPOSITIONS:
        spans = statement.spans[place + 1 : end]
        marks = (n for n, (a, b) in enumerate(pairwise(spans), 1) if b.start > a.end + 1)
        governed = tokens[place + 1 : place + 1 + next(marks, len(spans))]
        return frozenset(islice((t.stem for t in governed if t.content), GOVERNED))
    after = (t.stem for t in tokens[place + 1 : end] if t.content)
    before = [t.stem for t in tokens[max(0, place - REACH) : place] if t.content]
    return frozenset(before[-NEAR:]).union(islice(after, NEAR))

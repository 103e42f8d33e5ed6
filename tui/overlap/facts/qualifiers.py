"""Read negations and hedges, and the words they bear on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.facts.pairing import Pairing
from tui.overlap.facts.slots import Slots
from tui.overlap.facts.tokens import Places, Statement

NEGATORS = frozenset(
    "not no never neither nor none nobody nothing nowhere cannot without nt isnt arent wasnt"
    " werent dont doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt neednt"
    " aint hardly scarcely barely rarely seldom unable failed fails fail failing denied denies"
    " refused refuses declined declines".split()
) | frozenset(
    "nein nicht kein keine keinen nie ohne pas jamais aucun aucune rien non ningún ninguno ninguna"
    " nunca jamás nessuno nessuna senza não nenhum nenhuma niet geen nooit zonder inte aldrig"
    " ingen".split()
)
"""Folded words that deny, some of them only before a certain word: the English ones (`nt` where
`n't` stands apart), and of German, French, Spanish, Italian, Portuguese, Dutch and Swedish those
that mean nothing else in an English article."""

HEDGES = frozenset(
    "may might could reportedly allegedly alleged alleges allege alleging apparently apparent"
    " possibly possible perhaps maybe probably likely unlikely potentially potential seemingly"
    " seems seem appears appear appeared suspected suspects purported purportedly supposedly"
    " presumably rumored rumoured believed believe believes thought suggests suggest suggested"
    " unconfirmed".split()
)
"""Folded words that take certainty from a statement."""

REACH = 6
"""Words after a qualifier among which it bears on the first telling ones."""

BORNE = 2
"""Telling words a qualifier bears on."""

NEAR = 5
"""Words off its slot up to which another qualifier says the same."""

AROUND = 4
"""Words on either side of a qualifier that show whether the statement is otherwise the same."""

STATED = 3
"""Words around a qualifier that must stand on the other side too, or all where there are fewer."""

WIDEST_GAP = 5
"""Words that may stand in the changed part with a qualifier: more is another statement."""

_NEEDS_AFTER = {
    word: frozenset({following})
    for following, words in {
        "to": "failed fails fail failing unable refused refuses declined declines",
        "that": "denied denies",
    }.items()
    for word in words.split()
}
_IDIOMS = frozenset(
    {
        ("not", "only"), ("not", "just"), ("not", "least"), ("not", "merely"), ("no", "doubt"),
        ("no", "matter"), ("no", "sooner"), ("nothing", "but"), ("none", "other"),
    }
)  # fmt: skip
_MILD = frozenset("refused refuses declined declines".split())
_COVERS = frozenset(
    "failure refused refuse refusal declined decline denied denial impossible unable lack lacked"
    " absence inability rejected reject refusing declining".split()
)
"""Folded words that say as much as a negator near them would on the other side."""


class Qualifier(NamedTuple):
    """Words that deny or hedge, and the stems of the words they bear on."""

    places: Places
    span: Span
    stems: frozenset[str]
    idiom: bool = False
    """Whether it denies nothing with the word after it, as in `not only`."""
    mild: bool = False
    """Whether it says no more than that one did not want to: it answers a denial, it is none."""


def read_negators(statement: Statement) -> list[Qualifier]:
    """Return the words that deny, each with what it bears on."""
    found = (_negator(statement, place) for place in _places(statement, NEGATORS))
    return [qualifier for qualifier in found if qualifier is not None]


def read_hedges(statement: Statement) -> list[Qualifier]:
    """Return the words that take certainty away, each with what it bears on; no month of May."""
    return [
        _qualifier(statement, (place, place + 1), HEDGES)
        for place in _places(statement, HEDGES)
        if place == 0 or statement.tokens[place].written != "May"
    ]


def one_sided(
    qualifiers: tuple[Sequence[Qualifier], Sequence[Qualifier]],
    statements: tuple[Statement, Statement],
    slots: Slots,
) -> tuple[list[Qualifier], list[Qualifier]]:
    """Return the qualifiers of either side that the other lacks where it says the same."""
    left, right = qualifiers
    if not slots.followed:
        return (
            _unmatched(left, right, statements[1].stems),
            _unmatched(right, left, statements[0].stems),
        )
    pairing = Pairing(left, right, slots)
    pairing.take_near(lambda a, b: True, NEAR)
    if not slots.closely:
        pairing.take_anywhere(lambda a, b: bool(a.stems & b.stems))
        if pairing.left and pairing.right:
            return [], []
    return (
        [q for q in pairing.left if _lacking(statements[0], statements[1], slots, 0, q)],
        [q for q in pairing.right if _lacking(statements[1], statements[0], slots, 1, q)],
    )


def counterparts(
    left: Sequence[Qualifier], right: Sequence[Qualifier], slots: Slots
) -> tuple[list[tuple[Qualifier, Qualifier]], list[Qualifier]]:
    """Return pairs that say the same of one thing, and those of the right that have none.

    Where each side has but one left, these are a pair.
    """
    pairing = Pairing(left, right, slots)
    found = pairing.take_near(lambda a, b: True, NEAR)
    found += pairing.take_anywhere(lambda a, b: bool(a.stems & b.stems))
    if len(pairing.left) == len(pairing.right) == 1:
        found += pairing.take_anywhere(lambda a, b: True)
    return found, pairing.right


def _unmatched(
    ours: Sequence[Qualifier], theirs: Sequence[Qualifier], their_stems: frozenset[str]
) -> list[Qualifier]:
    """Return our qualifiers of words that the other side states, all, without such a qualifier."""
    if len(ours) <= len(theirs):
        return []
    covered = frozenset().union(*(qualifier.stems for qualifier in theirs))
    return [
        q
        for q in ours
        if q.stems and q.stems <= their_stems and not (q.stems & covered or q.idiom or q.mild)
    ]


def _lacking(
    ours: Statement, theirs: Statement, slots: Slots, side: int, qualifier: Qualifier
) -> bool:
    """Tell whether the other side says what a qualifier bears on, and says it outright."""
    if qualifier.mild or not _stated(slots, side, qualifier.places):
        return False
    if qualifier.idiom and not slots.block(side, qualifier.places[1]).equal:
        return False
    covers = (theirs.folds - ours.folds) & _COVERS
    if not covers:
        return True
    first, end = slots.across(side, qualifier.places[0])
    near = range(first - NEAR, end + NEAR + 1)
    return covers.isdisjoint(theirs.folded(place) for place in near)


def _stated(slots: Slots, side: int, places: Places) -> bool:
    """Tell whether the words around a qualifier stand on the other side too, in its slot."""
    block = slots.block(side, places[0])
    if not block.equal and block.widest > WIDEST_GAP:
        return False
    last = slots.blocks[-1]
    count = (last.left if side == 0 else last.right)[1]
    around = [
        place
        for place in (*range(places[0] - AROUND, places[0]), *range(*_following(places)))
        if 0 <= place < count
    ]
    same = sum(slots.block(side, place).equal for place in around)
    return same >= min(STATED, len(around))


def _following(places: Places) -> Places:
    return places[1], places[1] + AROUND


def _places(statement: Statement, words: frozenset[str]) -> Iterator[int]:
    if statement.folds.isdisjoint(words):
        return iter(())
    return (place for place, token in enumerate(statement.tokens) if token.folded in words)


def _negator(statement: Statement, place: int) -> Qualifier | None:
    word, following = statement.folded(place), statement.folded(place + 1)
    if word in _NEEDS_AFTER:
        said = following in _NEEDS_AFTER[word]
        return _qualifier(statement, (place, place + 2), NEGATORS) if said else None
    if _is_abbreviation(statement, place) or (word == "nor" and _continues(statement, place)):
        return None
    end = place + 2 if (word, following) == ("no", "longer") else place + 1
    idiom = (word, following) in _IDIOMS
    return _qualifier(statement, (place, end), NEGATORS)._replace(idiom=idiom)


def _qualifier(statement: Statement, places: Places, words: frozenset[str]) -> Qualifier:
    mild = statement.folded(places[0]) in _MILD
    borne = _borne(statement, places[0], words)
    return Qualifier(places, statement.span(places), borne, mild=mild)


def _is_abbreviation(statement: Statement, place: int) -> bool:
    """Tell whether `No.` stands before a number."""
    return (
        statement.folded(place) == "no"
        and statement.folded(place + 1)[:1].isdigit()
        and statement.before(place + 1).startswith(".")
    )


def _continues(statement: Statement, place: int) -> bool:
    """Tell whether `nor` goes on with a `neither` or `not` before it."""
    before = {statement.folded(p) for p in range(max(0, place - 2 * REACH), place)}
    return not before.isdisjoint({"neither", "not"})


def _borne(statement: Statement, place: int, words: frozenset[str]) -> frozenset[str]:
    tokens = statement.tokens
    following = [
        token.stem
        for token in tokens[place + 1 : place + 1 + REACH]
        if token.content and token.folded not in words
    ]
    if following:
        return frozenset(following[:BORNE])
    before = [token.stem for token in tokens[max(0, place - REACH) : place] if token.content]
    return frozenset(before[-1:])

"""Read negations and hedges, and the words they bear on."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.articles.model import Span
from tui.overlap.tokens import Token

NEGATORS = frozenset(
    "not no never neither nor none nobody nothing nowhere cannot without isnt arent wasnt werent"
    " dont doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt neednt aint"
    " nein nicht kein keine keinen nie".split()
)
"""Folded words that deny."""

HEDGES = frozenset(
    "may might could reportedly allegedly alleged alleges allege apparently apparent possibly"
    " possible perhaps maybe probably likely unlikely potentially potential seemingly seems seem"
    " appears appear appeared suspected suspects purported purportedly supposedly presumably"
    " rumored rumoured believed thought suggests suggest suggested unconfirmed".split()
)
"""Folded words that take certainty from a statement."""

REACH = 6
"""Words after a qualifier among which it bears on the first telling ones."""

BORNE = 2
"""Telling words a qualifier bears on."""


class Qualifier(NamedTuple):
    """A word that denies or hedges, and the stems of the words it bears on."""

    span: Span
    stems: frozenset[str]


def read_qualifiers(tokens: Sequence[Token], words: frozenset[str]) -> list[Qualifier]:
    """Return the tokens that are among the folded `words`, each with what it bears on."""
    return [
        Qualifier(token.span, _borne(tokens, place, words))
        for place, token in enumerate(tokens)
        if token.folded in words and not _idiom(tokens, place) and not _month_name(tokens, place)
    ]


def unmatched(
    ours: Sequence[Qualifier], theirs: Sequence[Qualifier], their_stems: frozenset[str]
) -> list[Qualifier]:
    """Return our qualifiers of words that the other side states, all, without such a qualifier."""
    if len(ours) <= len(theirs):
        return []
    covered = frozenset().union(*(qualifier.stems for qualifier in theirs))
    return [q for q in ours if q.stems and q.stems <= their_stems and not q.stems & covered]


def _borne(tokens: Sequence[Token], place: int, words: frozenset[str]) -> frozenset[str]:
    following = [
        token.stem
        for token in tokens[place + 1 : place + 1 + REACH]
        if token.content and token.folded not in words
    ]
    if following:
        return frozenset(following[:BORNE])
    before = [token.stem for token in tokens[max(0, place - REACH) : place] if token.content]
    return frozenset(before[-1:])


def _idiom(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a negator denies nothing, as in `not only` and `no doubt`."""
    pair = tokens[place].folded, tokens[place + 1].folded if place + 1 < len(tokens) else ""
    return pair in {("not", "only"), ("not", "just"), ("no", "doubt"), ("not", "least")}


def _month_name(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place].written == "May"

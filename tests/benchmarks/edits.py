"""Edit a passage as rewriters do, and change one fact in it, knowing which.

What is said here of numbers, dates and negations is written apart from `tui/overlap`, so that the
benchmark does not ask the program what a fact is. A passage is a list of words as they stand
between white space, punctuation included.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from random import Random
from string import punctuation
from typing import NamedTuple

NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
AUXILIARIES = (
    "is are was were will would could should has have had does do did can must may might".split()
)
CONTRACTED = {word: f"{word}n't" for word in AUXILIARIES if word not in {"may", "might"}} | {
    "will": "won't",
    "can": "can't",
}
NEGATIONS = frozenset(
    "not no never neither nor none nobody nothing nowhere cannot without lack lacks lacked barely"
    " hardly rarely seldom refuse refused deny denied fail failed".split()
)
_MEASURES = frozenset(
    "one once twice half hundred hundreds thousand thousands million millions billion billions"
    " trillion trillions dozen dozens percent per cent percentage dollar dollars euro euros pound"
    " pounds first second third day days week weeks month months year years decade decades ago"
    " earlier later prior previously early late a.m p.m am pm noon midnight".split()
)
_HEDGES = frozenset(
    "may might could reportedly allegedly alleged apparently possibly possible perhaps maybe"
    " probably likely unlikely potentially potential seemingly seems seem appears appear suspected"
    " suggests suggest suggested believe believes believed think thinks thought claim claims"
    " claimed about nearly almost around roughly approximately"
    " some over under than least most up some several few many more less".split()
)
_DIRECTIONS = frozenset(
    "up down higher lower above below before after more less fewer most least rise rises rose risen"
    " fall falls fell fallen increase increased decrease decreased decline declined gain gained"
    " loss losses lost win won allow allowed ban banned approve approved reject rejected support"
    " supported oppose opposed best worst better worse open opened close closed start started begin"
    " began end ended stop stopped".split()
)
PROTECTED = (
    frozenset(word.lower() for word in (*NUMBER_WORDS, *MONTHS, *WEEKDAYS, *AUXILIARIES))
    | NEGATIONS
    | _MEASURES
    | _HEDGES
    | _DIRECTIONS
)
"""Words in lower case that an edit of style leaves alone: to touch them may change what is said."""

_BEFORE_NO = frozenset({*AUXILIARIES, "be", "with"})
_FAMILIES = {"spelled-out number": NUMBER_WORDS, "month": MONTHS, "weekday": WEEKDAYS}
_AMBIGUOUS = "May"
_PUNCTUATION = punctuation + "“”‘’«»–—…€£¥"
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


class Change(NamedTuple):
    """One fact that can be changed: which kind, the place of its word, and what may stand there."""

    kind: str
    place: int
    instead: tuple[str, ...]


def number_changes(words: Sequence[str]) -> list[Change]:
    """Return the numbers and dates among `words`; what may stand instead stands nowhere else."""
    present = {_parts(word)[1] for word in words}
    changes = []
    for place, word in enumerate(words):
        before, core, after = _parts(word)
        kind, others = _others(words, place, core)
        unused = tuple(before + other + after for other in others if other not in present)
        if unused:
            changes.append(Change(kind, place, unused))
    return changes


def negation_changes(words: Sequence[str]) -> list[Change]:
    """Return the places among `words` where a negation can be put in."""
    changes = []
    for place, (word, following) in enumerate(pairwise([*words, ""])):
        if {_parts(near)[1].lower() for near in words[max(0, place - 1) : place + 3]} & NEGATIONS:
            continue
        if word in AUXILIARIES and following[:1].islower():
            changes += [Change(adverb, place, (f"{word} {adverb}",)) for adverb in ("not", "never")]
        if word in CONTRACTED and following[:1].islower():
            changes.append(Change("n't", place, (CONTRACTED[word],)))
        if word == "with" and following[:1].isalnum():
            changes.append(Change("without", place, ("without",)))
        if word in {"a", "an", "any"} and place and words[place - 1] in _BEFORE_NO:
            changes.append(Change("no", place, ("no",)))
    return changes


def changed(words: Sequence[str], change: Change, random: Random) -> list[str]:
    """Return `words` with one fact changed."""
    return [*words[: change.place], random.choice(change.instead), *words[change.place + 1 :]]


def edit(words: Sequence[str], share: float, others: Sequence[str], random: Random) -> list[str]:
    """Return `words` with that share of them dropped, swapped, replaced, or one put in after.

    `others` are words of the same article to take from. Facts and their words stay, and so do
    words with punctuation and capitals, for a sentence should stay one.
    """
    edited = [[word] for word in words]
    free = [place for place, word in enumerate(words) if _plain(word)]
    usable = [word for word in others if _plain(word)] or ["also"]
    for place in random.sample(free, min(len(free), round(share * len(words)))):
        way = random.choice(("drop", "swap", "replace", "insert"))
        if way == "swap" and place + 1 in free:
            edited[place], edited[place + 1] = edited[place + 1], edited[place]
        elif way == "drop":
            edited[place] = []
        elif way == "insert":
            edited[place].append(random.choice(usable))
        else:
            edited[place] = [random.choice(usable)]
    return [word for place in edited for word in place]


def _others(words: Sequence[str], place: int, core: str) -> tuple[str, Iterable[str]]:
    """Return the kind of the number or date at a place, and others of the kind; none if none is."""
    if _DIGITS.match(core):
        return _kind_of_digits(words, place, core), _one_digit_off(core)
    for kind, family in _FAMILIES.items():
        if core in family and core != _AMBIGUOUS:
            return kind, (other for other in family if other != _AMBIGUOUS)
    return "", ()


def _kind_of_digits(words: Sequence[str], place: int, core: str) -> str:
    before, _, after = _parts(words[place])
    following = _parts(words[place + 1])[1].lower() if place + 1 < len(words) else ""
    if before[-1:] in {*"$€£¥"} or after[:1] == "%" or following in _MEASURES:
        return "number with a unit"
    if _YEAR.match(core):
        return "year"
    if place and _parts(words[place - 1])[1] in MONTHS:
        return "day of a month"
    return "number in digits"


def _one_digit_off(core: str) -> Iterator[str]:
    """Yield the numbers that differ in one digit, of a year in one of the last two."""
    first = 2 if _YEAR.match(core) else 0
    for place in range(first, len(core)):
        if core[place].isdigit():
            for digit in "123456789":
                yield core[:place] + digit + core[place + 1 :]


def _plain(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in PROTECTED


def _parts(word: str) -> tuple[str, str, str]:
    """Return the punctuation before a word, the word, and the punctuation after it."""
    core = word.strip(_PUNCTUATION)
    before, _, after = word.partition(core) if core else (word, "", "")
    return before, core, after

"""Find words that deny by a prefix what stands in their slot: `legal`, `illegal`."""

import re
from collections.abc import Iterator

from tui.overlap.facts.qualifiers import NEGATORS
from tui.overlap.facts.slots import Slots
from tui.overlap.facts.tokens import Statement

WIDEST_SLOT = 5
"""Words of a changed part, on either side, in which the two words are looked for."""

SHORTEST = 4
"""Letters a word needs for a prefix before it to be one."""

_PREFIXES = ("non", "un", "dis", "in", "im", "il", "ir")
_DENIES = re.compile(
    r"non|un(?!der|it|i[ov]|cle|til|less)|dis(?:approv|agree|allow|continu|honest|satisf|loyal)"
    r"|in(?:activ|complet|correct|secur|visibl|effectiv|elig|suffic|adequ|accur|sane|direct|depend"
    r"|consist|appropri|conclus|valid)|im(?:poss|prob|prop|pract|mor|perf|pat)|il(?:leg|lic|log)"
    r"|ir(?:reg|relev|resp|rev|rat)"
)


def read_prefixed(statement: Statement) -> frozenset[str]:
    """Return the folded words that begin with a prefix that denies."""
    return frozenset([token.folded for token in statement.tokens if _is_prefixed(token.folded)])


def negated_words(left: Statement, right: Statement, slots: Slots) -> Iterator[tuple[int, int]]:
    """Yield the places of words in one slot of which one is the other with a denying prefix."""
    for block in slots.blocks:
        if block.equal or block.widest > WIDEST_SLOT:
            continue
        for place in range(*block.left):
            for other in range(*block.right):
                if not _denies(left.folded(place), right.folded(other)):
                    continue
                if _denied(left, place) == _denied(right, other):
                    yield place, other


def _is_prefixed(word: str) -> bool:
    return (
        word.startswith(_PREFIXES)
        and len(_positive(word)) >= SHORTEST
        and bool(_DENIES.match(word))
    )


def _positive(word: str) -> str:
    return word[3:] if word.startswith(("non", "dis")) else word[2:]


def _denied(statement: Statement, place: int) -> bool:
    """Tell whether a word is denied already: `not able` says the same as `unable`."""
    return any(statement.folded(p) in NEGATORS for p in (place - 1, place - 2))


def _denies(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return _is_prefixed(longer) and _positive(longer) == shorter

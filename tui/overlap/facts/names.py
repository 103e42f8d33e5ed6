"""Find names that stand in place of other names, where that can be told with confidence."""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from weakref import WeakKeyDictionary

from rapidfuzz.distance import Levenshtein

from tui.articles.model import Article
from tui.overlap.facts.slots import Block, Slots
from tui.overlap.facts.tokens import Places, Statement, Token
from tui.overlap.words.common_words import BITS, RAREST

WIDEST_SLOT = 5
"""Words of a changed part, on either side, in which a name is looked for."""

LONGEST_RUN = 3
"""Capitalised words in a row, equal ones included, of which a part may be a name replaced: of a
longer one it is a title or an office."""

ALIKE = 0.6
"""Normalised Levenshtein similarity from which two names are spellings of one."""

SHORT = 3
"""Letters up to which capitals are an abbreviation of anything."""

STEM = 4
"""Letters from which names that begin alike are forms of one: China, Chinese."""

MOST_CAPITALS = 0.45
"""Share of capitalised words from which a text is a heading, a list, or of a language that
capitalises nouns."""

_NO_NAMES = frozenset(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday"
    " sunday mr mrs ms dr sir lord lady prof professor president vice prime minister senator sen"
    " rep gov governor mayor judge justice secretary chairman chief executive ceo director general"
    " col capt lt sgt officer king queen prince pope the a an in on at of and or but i he she it we"
    " they you his her their our my this that these those there as for by with from to if when"
    " while after before since what who how why where which not no yes all some many most both"
    " either its is are was were be been am pm est gmt new one two three four five six seven eight"
    " nine ten internet government company court house state states federal national".split()
)
_METONYMS = tuple(
    frozenset(group.split())
    for group in (
        "us usa america american americans washington united states",
        "uk britain british london england english",
        "eu europe european brussels",
        "russia russian russians moscow kremlin",
        "china chinese beijing",
        "france french paris",
        "germany german berlin",
        "japan japanese tokyo",
        "ukraine ukrainian kyiv kiev",
        "israel israeli israelis jerusalem",
        "spain spanish madrid",
        "netherlands dutch holland",
    )
)


class _Usage:
    """How the words of a whole article are used."""

    def __init__(self, article: Article) -> None:
        self._words = [article.slice(word) for word in article.words]

    @cached_property
    def lower(self) -> frozenset[str]:
        """Return the words that stand there without a capital."""
        return frozenset(filter(str.islower, self._words))

    @cached_property
    def capitals(self) -> frozenset[tuple[str, str]]:
        """Return the capitalised words that stand side by side, as written."""
        pairs = pairwise(self._words)
        return frozenset((a, b) for a, b in pairs if a[0].isupper() and b[0].isupper())


_USAGES: WeakKeyDictionary[Article, _Usage] = WeakKeyDictionary()


def replaced_names(
    left: Statement, right: Statement, slots: Slots
) -> Iterator[tuple[Places, Places]]:
    """Yield names of either side that stand in one slot and are no forms of each other.

    Both must stand alone there, the words beside the slot must be equal, and no word of either
    may stand anywhere else on the other side.
    """
    if not slots.followed or _headed(left) or _headed(right):
        return
    for number in range(1, len(slots.blocks) - 1):
        block = slots.blocks[number]
        if block.equal or block.widest > WIDEST_SLOT:
            continue
        ours, theirs = _name(left, block.left), _name(right, block.right)
        if ours is None or theirs is None or not _mirrored(block, ours, theirs):
            continue
        if not _related(left, ours, right, theirs):
            yield ours, theirs


def _headed(statement: Statement) -> bool:
    words = [token.written for token in statement.tokens if token.written[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return capitals > MOST_CAPITALS * len(words) or not any(word.islower() for word in words)


def _name(statement: Statement, places: Places) -> Places | None:
    """Return the one run of capitalised words in a range, or none."""
    named = [place for place in range(*places) if _is_named(statement, place)]
    if not named or named[-1] - named[0] >= len(named):
        return None
    first, end = named[0], named[-1] + 1
    while _belongs(statement, first - 1, first) and end - first <= LONGEST_RUN:
        first -= 1
    while _belongs(statement, end, end) and end - first <= LONGEST_RUN:
        end += 1
    return (named[0], named[-1] + 1) if end - first <= LONGEST_RUN else None


def _belongs(statement: Statement, place: int, after_gap: int) -> bool:
    return _capital(statement, place) and not statement.before(after_gap).strip()


def _capital(statement: Statement, place: int) -> bool:
    return 0 <= place < len(statement.tokens) and statement.tokens[place].written[0].isupper()


def _is_named(statement: Statement, place: int) -> bool:
    token = statement.tokens[place]
    return (
        len(token.written) > 1
        and token.written[0].isupper()
        and token.written.isalpha()
        and not (token.written.isupper() and len(token.written) <= SHORT)
        and token.folded not in _NO_NAMES
        and BITS.get(token.folded, RAREST) == RAREST
        and not statement.opens_sentence(place)
        and token.folded not in _usage(statement.article).lower
    )


def _usage(article: Article) -> _Usage:
    """Return what is read once of an article, however many names are looked at."""
    usage = _USAGES.get(article)
    if usage is None:
        usage = _USAGES[article] = _Usage(article)
    return usage


def _mirrored(block: Block, left: Places, right: Places) -> bool:
    """Tell whether two names have one side of the slot in common: nothing else came between."""
    return (left[0] - block.left[0] == right[0] - block.right[0] == 0) or (
        block.left[1] - left[1] == block.right[1] - right[1] == 0
    )


def _related(left: Statement, ours: Places, right: Statement, theirs: Places) -> bool:
    """Tell whether two names may be one, or either is spoken of on the other side."""
    words = [token.folded.removesuffix("s") for token in left.tokens[slice(*ours)]]
    others = [token.folded.removesuffix("s") for token in right.tokens[slice(*theirs)]]
    return (
        _spoken_of(left.tokens[slice(*ours)], right)
        or _spoken_of(right.tokens[slice(*theirs)], left)
        or any(_forms_of_one(word, other) for word in words for other in others)
        or _initials(words) == "".join(others)
        or _initials(others) == "".join(words)
        or any(_told(group, words) and _told(group, others) for group in _METONYMS)
        or _full_name(left, ours, right, theirs)
    )


def _spoken_of(name: tuple[Token, ...], statement: Statement) -> bool:
    return any(token.folded in statement.folds for token in name)


def _forms_of_one(one: str, other: str) -> bool:
    if one[:STEM] == other[:STEM] and min(len(one), len(other)) >= STEM:
        return True
    return Levenshtein.normalized_similarity(one, other) >= ALIKE


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _told(group: frozenset[str], words: list[str]) -> bool:
    return any(word in group or f"{word}s" in group for word in words)


def _full_name(left: Statement, ours: Places, right: Statement, theirs: Places) -> bool:
    """Tell whether the two names stand side by side somewhere: first and last name of one."""
    name, other = left.tokens[slice(*ours)], right.tokens[slice(*theirs)]
    joints = (name[-1].written, other[0].written), (other[-1].written, name[0].written)
    usages = _usage(left.article), _usage(right.article)
    return any(joint in usage.capitals for joint in joints for usage in usages)

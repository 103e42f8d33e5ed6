"""Cases of commands on the highlight under the cursor, or on text that becomes one."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.screens.each_command.cases import Case, Cases
from tests.screens.each_command.sights import Sight, leaves, saves
from tui.annotations.colors import COLORS
from tui.annotations.model import Highlight


def marking(screen: Cases, words: str, *, keys: str = "", make: str = "") -> Iterator[Case]:
    """Yield the cases of saying something of `words`, to which `keys` lead, and of copying them.

    The keys `make` highlight them, where that is to be done first.
    """
    made = f"{keys} {make}"

    def saves_one(what: str, is_so: Callable[[Highlight], bool]) -> Sight:
        return saves(
            Highlight, what, lambda every: any(is_so(h) for h in every if _is_of(h, words))
        )

    yield screen.case(
        "tag", saves_one("a tag", lambda h: "deep" in h.tags), keys=keys, then="“, deep” enter"
    )
    yield screen.case(
        "note", saves_one("a note", lambda h: h.note == "why"), keys=keys, then="“why” enter"
    )
    for count, color in ((None, COLORS[1]), (2, COLORS[2])):
        colored = saves_one(color, partial(_has_color, color))
        yield screen.case("next-color", colored, keys=made, count=count)
    yield screen.look("copy-quote", leaves(f"> {words}"), leaves("> — "), keys=keys)
    yield screen.look("copy-text", leaves(words), keys=keys)


def is_deleted(words: str) -> Sight:
    """See no highlight of words any more."""
    return saves(
        Highlight, f"no {words!r}", lambda every: not any(_is_of(one, words) for one in every)
    )


def _is_of(highlight: Highlight, words: str) -> bool:
    return highlight.target.selectors[0].exact == words


def _has_color(color: str, highlight: Highlight) -> bool:
    return highlight.color == color

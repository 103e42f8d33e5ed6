"""Twelve articles in three families, and what is known of them because they were made so."""

from functools import cache
from pathlib import Path

from tui.articles.library import Library, open_library
from tui.overlap.model import PairOverlaps
from tui.overlap.pairs import compare_all
from tui.overlap.sharing import Sharing, share_of

FOLDER = Path(__file__).parent / "overlap" / "families_sample"

WIRE = "01-coastwire-bridge.md"
TRIMMED = "02-harrow-gazette-bridge.md"
CUT_IN_THE_MIDDLE = "03-ostley-mail-bridge.md"
OWN_LEAD = "04-river-herald-bridge.md"
RELEASE = "05-lowmark-lines-release.md"
NEARLY_WHOLE = "06-harrow-gazette-ferry.md"
RENUMBERED = "07-shore-business-ferry.md"
IN_SHORT = "08-commuter-day-ferry.md"
WATER = "09-valley-observer-water.md"
MILK = "10-teal-times-water.md"
TANKERS = "11-county-farmer-water.md"
FOLLOW_UP = "12-long-view-bridge.md"

BRIDGE_FAMILY = {WIRE, TRIMMED, CUT_IN_THE_MIDDLE, OWN_LEAD}
FERRY_FAMILY = {RELEASE, NEARLY_WHOLE, RENUMBERED, IN_SHORT}
WATER_FAMILY = {WATER, MILK}
FAMILIES = {WIRE: BRIDGE_FAMILY, RELEASE: FERRY_FAMILY, WATER: WATER_FAMILY}
"""Each family by its source. TANKERS is a copy of what is new in MILK; FOLLOW_UP only quotes."""

PASSAGES = {
    "The crack runs through the footing": [WIRE, TRIMMED, OWN_LEAD],
    "Arlen Bridge was opened in 1961": [WIRE, CUT_IN_THE_MIDDLE],
    "Divers were sent down a month early": [WIRE, TRIMMED],
    "pump concrete into the hollow": [WIRE, TRIMMED, OWN_LEAD],
    "Shops in Ostley reported queues": [WIRE, CUT_IN_THE_MIDDLE],
    "“Our communities have been divided": [RELEASE, NEARLY_WHOLE, FOLLOW_UP],
    "Residents of Harrow and Ostley": [RELEASE, IN_SHORT, NEARLY_WHOLE, RENUMBERED],
    "The Petrel served the northern": [RELEASE, RENUMBERED],
    "The Kittiwake comes from": [RELEASE, IN_SHORT, RENUMBERED],
    "has connected the coast since 1924": [RELEASE, NEARLY_WHOLE, RENUMBERED],
    "than send one child to hospital": [WATER, MILK, TANKERS],
    "Free bottled water is handed out": [WATER, MILK],
    "I cannot boil it for eighty cows": [MILK, TANKERS],
}
"""Who has a passage, by words of it, the earliest first."""

TOLD_ONCE = {
    RELEASE: "photographs of both vessels can be had",
    OWN_LEAD: "Anton Leck has fished",
    FOLLOW_UP: "A second crossing was put to the vote",
    TANKERS: "The tankers hold nine thousand litres",
}
"""Words of an article that no other one has."""


@cache
def library() -> Library:
    """Return the twelve articles."""
    return open_library(FOLDER)


@cache
def found_pairs() -> tuple[PairOverlaps, ...]:
    """Return what all pairs of the twelve share."""
    return tuple(compare_all(library().articles, similar=False))


@cache
def sharings() -> tuple[Sharing, ...]:
    """Return in short what all pairs of the twelve share."""
    articles = library().by_id
    return tuple(
        share_of(pair, articles[pair.left], articles[pair.right]) for pair in found_pairs()
    )


def pairs_of(article_id: str) -> list[PairOverlaps]:
    """Return the pairs of an article, each with it on the left."""
    return [
        pair if pair.left == article_id else pair.swapped()
        for pair in found_pairs()
        if article_id in (pair.left, pair.right)
    ]

"""A short text, and quotes of such texts placed in later versions of them."""

from tests.anchoring import place
from tui.annotations.model import Anchor, Placed
from tui.articles.model import Span

TEXT = (
    "The river rose by two metres on Monday, and nobody in the town had seen it so high.\n\n"
    "Officials said that the old dam above the town would hold until the end of the week.\n\n"
    "Farmers had left their fields a week before the rain began, with all of their animals.\n"
)
"""Three paragraphs that say what nothing else does."""

FIRST, SECOND, THIRD = (f"{each}\n\n" for each in TEXT.strip().split("\n\n"))

NEIGHBOURS = (
    "A boat lay on its side in the market.\n\n",
    "Nobody had moved the chairs.\n\n",
    "Two boys were fishing from a window.\n\n",
)
"""Further paragraphs that say what nothing else does."""


def found(old: str, quote: str, new: str, nth: int = 0) -> tuple[Anchor, str | None]:
    """Return how surely a quote of an old text is placed in a new one, and the words there."""
    placed = placed_at(old, quote, new, nth)
    return placed.anchor, None if placed.span is None else new[slice(*placed.span)]


def placed_at(old: str, quote: str, new: str, nth: int = 0) -> Placed:
    """Return a quote of an old text, the first or a later one, placed in a new one."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(quote, start + 1)
    return place(old, new, Span(start, start + len(quote)))

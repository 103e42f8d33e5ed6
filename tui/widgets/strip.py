"""Where in an article some of its words lie, drawn as a strip of cells."""

from collections.abc import Iterable

SHADES = "░▒▓█"
"""A cell with few of its words in the ranges, up to one with nearly all."""

NOTHING = "·"
"""A cell with no word in the ranges."""


def strip_of(ranges: Iterable[tuple[int, int]], total: int, width: int) -> str:
    """Return `width` cells for an article of `total` words, shaded by how many lie in ranges.

    `ranges` are numbers of words, ends exclusive, apart from each other; each cell stands for as
    many words, or for as large a part of a word. Nothing is drawn of an article without words.
    """
    if not total:
        return " " * width
    # All in parts of a word, `width` to the word, of which each cell has `total`.
    filled = [0] * width
    for first, last in ranges:
        start, end = first * width, min(last, total) * width
        for cell in range(start // total, -(-end // total)):
            filled[cell] += min(end, (cell + 1) * total) - max(start, cell * total)
    return "".join(_shade(parts, total) for parts in filled)


def _shade(parts: int, total: int) -> str:
    return SHADES[min(len(SHADES) - 1, len(SHADES) * parts // total)] if parts > 0 else NOTHING

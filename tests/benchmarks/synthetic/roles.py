"""How many articles of a library are originals, and what the others are."""

from collections.abc import Iterator
from itertools import cycle
from typing import NamedTuple

from numpy.random import Generator

REPRINTS, LEADS, COPIES, BORROWERS = 0.04, 0.03, 0.03, 0.3
"""Shares of the articles; the others are originals."""

STORY_SIZES = (200, 100, 50, 25, 12, 6, 3)
"""How often stories are reprinted, in turn."""

LEAD_OUTLETS = (3, 9)
"""Articles that begin with the same lead: the least, and more than the most."""


class Roles(NamedTuple):
    """The numbers of the articles by what they are; reprints and leads in groups."""

    originals: list[int]
    reprints: list[list[int]]
    leads: list[list[int]]
    copies: list[int]
    borrowers: list[int]


def deal_roles(count: int, random: Generator) -> Roles:
    """Return the roles of so many articles, in no order that their numbers tell."""
    left: list[int] = random.permutation(count).tolist()

    def take(wanted: int) -> list[int]:
        taken = left[:wanted]
        del left[:wanted]
        return taken

    reprints = [take(size) for size in _story_sizes(round(REPRINTS * count))]
    leads = [take(size) for size in _lead_sizes(round(LEADS * count), random)]
    copies, borrowers = take(round(COPIES * count)), take(round(BORROWERS * count))
    return Roles(left, reprints, leads, copies, borrowers)


def _story_sizes(total: int) -> Iterator[int]:
    for size in cycle(STORY_SIZES):
        if total < STORY_SIZES[-1]:
            return
        if size <= max(total / 2, STORY_SIZES[-1]):
            total -= size
            yield size


def _lead_sizes(total: int, random: Generator) -> Iterator[int]:
    while total >= LEAD_OUTLETS[0]:
        size = min(total, int(random.integers(*LEAD_OUTLETS)))
        total -= size
        yield size

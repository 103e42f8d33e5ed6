"""Outlets, and what each of them puts around and into its articles."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from tests.benchmarks.synthetic.planted import Kind, SyntheticLibrary
from tests.benchmarks.synthetic.wordings import REPLACED, Pen, Wording

ARTICLES_AN_OUTLET = 40
"""Articles an outlet has on average; a few have most of them."""

LARGEST = 0.3
"""Share of all articles that the largest outlet has."""

HEADER, FOOTER, BOX = (0, 13), (8, 61), (10, 21)
"""Words of each: the least, and more than the most."""

_WITH_BOX, _ARTICLES_WITH_BOX = 0.5, 0.7
_CHANGING = (0, 1, 3)
_MIDDLE = (0.2, 0.8)


class Outlet(NamedTuple):
    """Words that stand in all articles of an outlet; `changing` words of the footer differ."""

    name: str
    header: Wording
    footer: Wording
    changing: int
    box: Wording | None
    is_plain: bool
    """Whether its articles are plain text, without title, source and date."""


class Outlets:
    """All outlets of a library, whose sources they are."""

    def __init__(self, articles: int, pen: Pen, random: Generator, library: SyntheticLibrary):
        self._pen, self._random, self._library = pen, random, library
        count = max(4, articles // ARTICLES_AN_OUTLET)
        self._outlets = [self._found(number) for number in range(count)]

    def pick(self) -> Outlet:
        """Return an outlet, a large one more likely."""
        if self._random.random() < LARGEST:
            return self._outlets[0]
        return self._outlets[1 + int((len(self._outlets) - 1) * self._random.random() ** 2)]

    def lay_out(self, outlet: Outlet, body: Wording) -> list[Wording]:
        """Return the parts of an article, in order: what the outlet adds, and the body."""
        parts = [outlet.header, body, self._footer(outlet)]
        if outlet.box and self._random.random() < _ARTICLES_WITH_BOX and len(body.ends) > 1:
            wanted = self._random.uniform(*_MIDDLE) * len(body.words)
            at = int(body.ends[np.argmin(np.abs(body.ends[:-1] - wanted))])
            halves = body.part(0, at), body.part(at, len(body.words))
            parts[1:2] = [halves[0], outlet.box, halves[1]]
        return [part for part in parts if len(part.words)]

    def _found(self, number: int) -> Outlet:
        header, footer = self._words(Kind.HEADER, HEADER), self._words(Kind.FOOTER, FOOTER)
        box = self._words(Kind.BOX, BOX) if self._random.random() < _WITH_BOX else None
        changing = int(self._random.choice(_CHANGING))
        return Outlet(f"Outlet {number}", header, footer, changing, box, number % 3 == 1)

    def _words(self, kind: Kind, range_of_lengths: tuple[int, int]) -> Wording:
        count = int(self._random.integers(*range_of_lengths))
        source = self._library.add_source(kind, count)
        return self._pen.write(self._pen.draw(count), source.first)

    def _footer(self, outlet: Outlet) -> Wording:
        """Return the footer with the date or number of an article in its middle."""
        footer = outlet.footer
        if not outlet.changing:
            return footer
        words, origins = footer.words.copy(), footer.origins.copy()
        first = (len(words) - outlet.changing) // 2
        words[first : first + outlet.changing] = self._pen.draw_numbers(outlet.changing)
        origins[first : first + outlet.changing] = REPLACED
        return Wording(words, origins, footer.ends)

"""Outlets, and what each of them puts around and into its articles."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from tests.benchmarks.synthetic.planted import Kind, SyntheticLibrary
from tests.benchmarks.synthetic.wordings import REPLACED, Pen, Wording, Words

ARTICLES_AN_OUTLET = 40
"""Articles an outlet has on average; a few have most of them."""

LARGEST = 0.3
"""Share of all articles that the largest outlet has."""

HEADER, FOOTER, BOX = (0, 13), (8, 61), (10, 21)
"""Words of each: the least, and more than the most."""

HARD_BOXES, HARD_BOX, UNFRAMED = (0, 4), (8, 61), 0.2
"""Of an outlet whose boxes are hard to tell: how many it has, and the words of each, the least and
more than the most; and the share of such outlets without header and footer."""

_WITH_BOX, _ARTICLES_WITH_BOX = 0.5, 0.7
_ARTICLES_WITH_HARD_BOX, _NAMED = (0.1, 0.9), (0, 0, 1, 2, 5)
_CHANGING = (0, 1, 3)
_MIDDLE = (0.2, 0.8)


class Box(NamedTuple):
    """Words amid some of an outlet's articles, and the share of them; `changing` words differ."""

    wording: Wording
    share: float = _ARTICLES_WITH_BOX
    changing: int = 0


class Outlet(NamedTuple):
    """Words that stand in all articles of an outlet; `changing` words of the footer differ."""

    name: str
    header: Wording
    footer: Wording
    changing: int
    boxes: tuple[Box, ...]
    is_plain: bool
    """Whether its articles are plain text, without title, source and date."""


class Outlets:
    """All outlets of a library, whose sources they are."""

    def __init__(
        self,
        articles: int,
        pen: Pen,
        random: Generator,
        library: SyntheticLibrary,
        *,
        hard_boxes: bool,
    ) -> None:
        self._pen, self._random, self._library = pen, random, library
        count = max(4, articles // ARTICLES_AN_OUTLET)
        found = self._found_with_hard_boxes if hard_boxes else self._found
        self._outlets = [found(number) for number in range(count)]

    def pick(self) -> Outlet:
        """Return an outlet, a large one more likely."""
        if self._random.random() < LARGEST:
            return self._outlets[0]
        return self._outlets[1 + int((len(self._outlets) - 1) * self._random.random() ** 2)]

    def lay_out(self, outlet: Outlet, body: Wording) -> list[Wording]:
        """Return the parts of an article, in order: what the outlet adds, and the body."""
        cuts, footer = [(0, outlet.header)], self._footer(outlet)
        for box in outlet.boxes:
            if self._random.random() < box.share and len(body.ends) > 1:
                wanted = self._random.uniform(*_MIDDLE) * len(body.words)
                at = int(body.ends[np.argmin(np.abs(body.ends[:-1] - wanted))])
                cuts.append((at, self._named(box)))
        cuts.sort(key=lambda cut: cut[0])
        starts = [at for at, _ in cuts]
        ends = [*starts[1:], len(body.words)]
        parts = [
            part
            for (_, added), start, end in zip(cuts, starts, ends, strict=True)
            for part in (added, body.part(start, end))
        ]
        return [part for part in (*parts, footer) if len(part.words)]

    def _found(self, number: int) -> Outlet:
        header, footer = self._words(Kind.HEADER, HEADER), self._words(Kind.FOOTER, FOOTER)
        has_box = self._random.random() < _WITH_BOX
        boxes = (Box(self._words(Kind.BOX, BOX)),) if has_box else ()
        changing = int(self._random.choice(_CHANGING))
        return Outlet(f"Outlet {number}", header, footer, changing, boxes, number % 3 == 1)

    def _found_with_hard_boxes(self, number: int) -> Outlet:
        outlet = self._found(number)._replace(
            boxes=tuple(
                Box(
                    self._words(Kind.BOX, HARD_BOX),
                    self._random.uniform(*_ARTICLES_WITH_HARD_BOX),
                    int(self._random.choice(_NAMED)),
                )
                for _ in range(self._random.integers(*HARD_BOXES))
            )
        )
        if self._random.random() < UNFRAMED:
            nothing = outlet.footer.part(0, 0)
            outlet = outlet._replace(header=nothing, footer=nothing, changing=0)
        return outlet

    def _words(self, kind: Kind, range_of_lengths: tuple[int, int]) -> Wording:
        count = int(self._random.integers(*range_of_lengths))
        source = self._library.add_source(kind, count)
        return self._pen.write(self._pen.draw(count), source.first)

    def _named(self, box: Box) -> Wording:
        """Return a box with the name or headline of the day in its middle."""
        return _changed(box.wording, self._pen.draw(box.changing))

    def _footer(self, outlet: Outlet) -> Wording:
        """Return the footer with the date or number of an article in its middle."""
        return _changed(outlet.footer, self._pen.draw_numbers(outlet.changing))


def _changed(wording: Wording, written: Words) -> Wording:
    """Return a wording with other words in its middle."""
    words, origins = wording.words.copy(), wording.origins.copy()
    first = (len(words) - len(written)) // 2
    words[first : first + len(written)] = written
    origins[first : first + len(written)] = REPLACED
    return Wording(words, origins, wording.ends)

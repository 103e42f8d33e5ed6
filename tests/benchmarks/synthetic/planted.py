"""What is known of a synthetic library: who has whose words, and what is boilerplate."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.synthetic.wordings import Origins
from tui.articles.model import Article

FEWEST = 6
"""Words that two articles have of a source before they count as related."""


class Kind(StrEnum):
    """What words are, where they were first written."""

    OWN = "own"
    LEAD = "lead"
    QUOTE = "quote"
    FACT = "fact"
    HEADER = "header"
    FOOTER = "footer"
    BOX = "box"
    IDIOM = "idiom"


JUNK = frozenset({Kind.HEADER, Kind.FOOTER, Kind.BOX, Kind.IDIOM})
"""What two articles may both have without being related."""


class Reuse(StrEnum):
    """How an article came to have words of a source."""

    ORIGINAL = "original"
    VERBATIM = "verbatim"
    EDITED = "edited"
    PARAPHRASED = "paraphrased"
    COPY = "copy"
    REPRINT = "reprint"
    LEAD = "lead"
    QUOTE = "quote"


_AMONG_EACH_OTHER = frozenset({Reuse.REPRINT, Reuse.LEAD, Reuse.QUOTE})


class Source(NamedTuple):
    """Words written once: their origins are the numbers from `first` up to `end`."""

    first: int
    end: int
    kind: Kind


class Planting(NamedTuple):
    """Words of a source, by their origins from `start` up to `end`, that stand in an article."""

    reuse: Reuse
    source: Source
    start: int
    end: int
    article: int


class PlantedPair(NamedTuple):
    """Two articles, by number, and the origins of the words that both were given."""

    reuse: Reuse
    left: int
    right: int
    start: int
    end: int


@dataclass
class SyntheticLibrary:
    """Articles in the order of their ids, the origin of each of their words, and all plantings."""

    articles: list[Article] = field(default_factory=list)
    origins: list[Origins] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    plantings: list[Planting] = field(default_factory=list)

    def add_source(self, kind: Kind, count: int) -> Source:
        """Return a new source of so many words."""
        first = self.sources[-1].end if self.sources else 0
        self.sources.append(Source(first, first + count, kind))
        return self.sources[-1]

    def related(self) -> set[tuple[int, int]]:
        """Return the pairs of articles that truly share words, the lower number first."""
        return {
            _ordered(one.article, other.article)
            for one, other in self._meeting()
            if one.article != other.article
        }

    def planted_pairs(self) -> Iterator[PlantedPair]:
        """Yield the pairs of articles of which one has the other's words, or both a third one's.

        Two that took the same passage of an article are left out, but for reprints of a story.
        """
        for one, other in self._meeting():
            reuse = _reuse(one.reuse, other.reuse)
            if reuse and one.article != other.article:
                left, right = _ordered(one.article, other.article)
                start, end = max(one.start, other.start), min(one.end, other.end)
                yield PlantedPair(reuse, left, right, start, end)

    def place(self, article: int, start: int, end: int) -> tuple[int, int]:
        """Return the words of an article from the first to the last of some origins.

        Both are 0 where none is left of them.
        """
        origins = self.origins[article]
        at = np.flatnonzero((origins >= start) & (origins < end))
        return (int(at[0]), int(at[-1]) + 1) if len(at) else (0, 0)

    def common(self, one: int, other: int) -> Origins:
        """Return the origins of words that two articles have both, boilerplate aside."""
        both = np.intersect1d(self.origins[one], self.origins[other])
        is_real = [
            number >= 0 and self.sources[number].kind not in JUNK
            for number in self.sources_of(both).tolist()
        ]
        return both[is_real]

    @cached_property
    def _firsts(self) -> NDArray[np.int64]:
        return np.array([source.first for source in self.sources])

    def sources_of(self, origins: Origins) -> NDArray[np.int64]:
        """Return the number of each word's source in `sources`; -1 of what was put in later."""
        return np.where(origins < 0, -1, np.searchsorted(self._firsts, origins, "right") - 1)

    def _meeting(self) -> Iterator[tuple[Planting, Planting]]:
        of_source: dict[Source, list[Planting]] = {}
        for planting in self.plantings:
            of_source.setdefault(planting.source, []).append(planting)
        for plantings in of_source.values():
            for one, other in combinations(plantings, 2):
                if min(one.end, other.end) - max(one.start, other.start) >= FEWEST:
                    yield one, other


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _reuse(one: Reuse, other: Reuse) -> Reuse | None:
    """Return the relation of two articles that have words of one source; None if it is indirect."""
    if Reuse.ORIGINAL in (one, other):
        return other if one is Reuse.ORIGINAL else one
    return one if one is other and one in _AMONG_EACH_OTHER else None

"""Compare many pairs of articles, one after the other or on several cores."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import chain, combinations

from tui.articles.model import Article
from tui.overlap.boilerplate import NONE, Boilerplate
from tui.overlap.comparison import NO_CORRECTIONS, Comparer
from tui.overlap.corrections import Corrections
from tui.overlap.model import PairOverlaps
from tui.overlap.plan import Pair
from tui.overlap.pools import open_pool

CHUNK = 16
"""Pairs handed to a process at a time."""

Wanted = tuple[Pair, bool]
"""A pair, and whether its similar sentences are ranked."""


class _Comparing:
    """Compares pairs of articles, which are prepared as they are met."""

    def __init__(
        self, articles: Sequence[Article], corrections: Corrections, boilerplate: Boilerplate
    ) -> None:
        self._by_id = {article.id: article for article in articles}
        self._comparer = Comparer(articles, corrections)
        self._boilerplate = boilerplate

    def __call__(self, wanted: Sequence[Wanted]) -> list[PairOverlaps]:
        return [*map(self.compare, wanted)]

    def compare(self, wanted: Wanted) -> PairOverlaps:
        pair, similar = wanted
        left, right = map(self._by_id.__getitem__, pair)
        found = self._comparer.pair(left, right, similar=similar)
        return self._comparer.without_boilerplate(found, left, right, self._boilerplate)


def compare_all(
    articles: Sequence[Article],
    *,
    pairs: Sequence[Pair] | None = None,
    similar: bool | Collection[Pair] = True,
    jobs: int = 1,
    corrections: Corrections = NO_CORRECTIONS,
    boilerplate: Boilerplate = NONE,
) -> Iterator[PairOverlaps]:
    """Yield what each pair shares, in the order of `pairs`, also where that is nothing.

    Without `pairs` all pairs of articles are compared, in article order. Similar sentences are
    ranked for all of them, for none, or for those named in `similar`; passages that are the
    `boilerplate` of the library are left out. More than one job means as many processes; the
    findings do not depend on it.
    """
    named = list(combinations([a.id for a in articles], 2)) if pairs is None else pairs
    wanted = [(pair, similar if isinstance(similar, bool) else pair in similar) for pair in named]
    if jobs <= 1 or len(wanted) <= CHUNK:
        yield from map(_Comparing(articles, corrections, boilerplate).compare, wanted)
        return
    chunks = [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]
    begin = partial(_Comparing, articles, corrections, boilerplate)
    with open_pool(min(jobs, len(chunks)), begin) as pool:
        yield from chain.from_iterable(pool.map(chunks))

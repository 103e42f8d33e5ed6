"""Compare many pairs of articles, one after the other or on several cores."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from multiprocessing import get_context

from tui.articles.model import Article
from tui.overlap.comparison import NO_CORRECTIONS, Comparer
from tui.overlap.corrections import Corrections
from tui.overlap.model import PairOverlaps
from tui.overlap.orphans import end_with_parent
from tui.overlap.plan import Pair

CHUNK = 16
"""Pairs handed to a process at a time."""

_of_process: list["_Task"] = []


class _Task:
    """What a process needs to compare any pair: the articles, prepared as they are met."""

    def __init__(self, articles: Sequence[Article], corrections: Corrections) -> None:
        self._by_id = {article.id: article for article in articles}
        self._comparer = Comparer(articles, corrections)

    def compare(self, pair: Pair, similar: bool) -> PairOverlaps:
        left, right = self._by_id[pair[0]], self._by_id[pair[1]]
        return self._comparer.pair(left, right, similar=similar)


def compare_all(
    articles: Sequence[Article],
    *,
    pairs: Sequence[Pair] | None = None,
    similar: bool | Collection[Pair] = True,
    jobs: int = 1,
    corrections: Corrections = NO_CORRECTIONS,
) -> Iterator[PairOverlaps]:
    """Yield what each pair shares, in the order of `pairs`, also where that is nothing.

    Without `pairs` all pairs of articles are compared, in article order. Similar sentences are
    ranked for all of them, for none, or for those named in `similar`. More than one job means as
    many processes; the findings do not depend on it.
    """
    wanted = list(combinations([a.id for a in articles], 2)) if pairs is None else pairs
    ranked = [similar if isinstance(similar, bool) else pair in similar for pair in wanted]
    if jobs <= 1 or len(wanted) <= CHUNK:
        yield from map(_Task(articles, corrections).compare, wanted, ranked)
        return
    executor = ProcessPoolExecutor(
        jobs, get_context("spawn"), initializer=_prepare, initargs=(articles, corrections)
    )
    try:
        yield from executor.map(_compare, wanted, ranked, chunksize=CHUNK)
    finally:
        executor.shutdown(cancel_futures=True)


def _prepare(articles: Sequence[Article], corrections: Corrections) -> None:
    end_with_parent()
    _of_process.append(_Task(articles, corrections))


def _compare(pair: Pair, similar: bool) -> PairOverlaps:
    return _of_process[0].compare(pair, similar)

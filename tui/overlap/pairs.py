"""Compare many pairs of articles, one after the other or on several cores."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from multiprocessing import get_context

from tui.articles.model import Article
from tui.overlap.comparison import NO_CORRECTIONS, Comparer
from tui.overlap.corrections import Corrections
from tui.overlap.model import PairOverlaps, Standing

Pair = tuple[str, str]
"""The ids of two articles."""

CHUNK = 16
"""Pairs handed to a process at a time."""

_of_process: list["_Task"] = []


class _Task:
    """What a process needs to compare any pair: the articles, prepared as they are met."""

    def __init__(
        self, articles: Sequence[Article], corrections: Corrections, *, similar: bool
    ) -> None:
        self._by_id = {article.id: article for article in articles}
        self._comparer = Comparer(articles, corrections)
        self._similar = similar

    def compare(self, pair: Pair) -> PairOverlaps:
        left, right = self._by_id[pair[0]], self._by_id[pair[1]]
        return self._comparer.pair(left, right, similar=self._similar)


def compare_all(
    articles: Sequence[Article],
    *,
    pairs: Sequence[Pair] | None = None,
    similar: bool = True,
    jobs: int = 1,
    corrections: Corrections = NO_CORRECTIONS,
) -> Iterator[PairOverlaps]:
    """Yield what each pair shares, in the order of `pairs`, also where that is nothing.

    Without `pairs` all pairs of articles are compared, in article order. More than one job means
    as many processes; the findings do not depend on it.
    """
    wanted = list(combinations([a.id for a in articles], 2)) if pairs is None else pairs
    if jobs <= 1 or len(wanted) <= CHUNK:
        yield from map(_Task(articles, corrections, similar=similar).compare, wanted)
        return
    executor = ProcessPoolExecutor(
        jobs, get_context("spawn"), initializer=_prepare, initargs=(articles, corrections, similar)
    )
    try:
        yield from executor.map(_compare, wanted, chunksize=CHUNK)
    finally:
        executor.shutdown(cancel_futures=True)


def nearest_similar(findings: Sequence[PairOverlaps], neighbours: int = 20) -> list[PairOverlaps]:
    """Return the findings without `similar` where neither article is among the other's nearest.

    Near is what has the greatest sum of scores of similar sentences, boilerplate aside.
    """
    nearest: dict[str, list[tuple[float, int]]] = {}
    for index, pair in enumerate(findings):
        near = -sum(s.score for s in pair.similar if s.standing is not Standing.BOILERPLATE)
        for article_id in (pair.left, pair.right):
            nearest.setdefault(article_id, []).append((near, index))
    kept = {index for ranks in nearest.values() for _, index in sorted(ranks)[:neighbours]}
    return [
        pair if index in kept else PairOverlaps(pair.left, pair.right, pair.passages)
        for index, pair in enumerate(findings)
    ]


def _prepare(articles: Sequence[Article], corrections: Corrections, similar: bool) -> None:
    _of_process.append(_Task(articles, corrections, similar=similar))


def _compare(pair: Pair) -> PairOverlaps:
    return _of_process[0].compare(pair)

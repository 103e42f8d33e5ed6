"""What a reader asked for, as tasks, and what of it was told."""

from collections.abc import Collection, Iterator

from tui.overlap.plan import Pair, Plan
from tui.overlap.prepared import SAMPLE
from tui.overlap.worker.agenda import Depth, Task

MOST_PARTNERS = 200
"""Articles whose passages are reported when one is opened; only what many copied has more."""


class Asked:
    """Remembers the articles that were opened and the pairs of which everything was told."""

    def __init__(self) -> None:
        self._opened: dict[str, None] = {}
        self._ranked: dict[Pair, str] = {}
        self._told: set[Pair] = set()
        self._repeats_told: set[str] = set()

    @property
    def opened(self) -> list[str]:
        """Return the ids of the articles that were opened, in that order."""
        return list(self._opened)

    def open(self, article_id: str) -> None:
        """Take note that an article was opened."""
        self._opened[article_id] = None

    def mark_told(self, left: str, right: str) -> None:
        """Take note that everything about a pair was told."""
        self._told.add(_pair(left, right))

    def forget(self, article_ids: Collection[str]) -> None:
        """Take note that what was told of some articles counts no more: their texts are others."""
        gone = set(article_ids)
        self._repeats_told -= gone
        self._told = {pair for pair in self._told if gone.isdisjoint(pair)}
        self._ranked = {pair: sake for pair, sake in self._ranked.items() if gone.isdisjoint(pair)}

    def begin_to_tell(self, article_id: str) -> bool:
        """Tell whether it was not told yet what an article repeats, and take it for told."""
        is_new = article_id not in self._repeats_told
        self._repeats_told.add(article_id)
        return is_new

    def is_told(self, left: str, right: str) -> bool:
        """Tell whether everything about a pair was told."""
        return _pair(left, right) in self._told

    def tasks_of(self, article_id: str, plan: Plan, size: int) -> Iterator[Task]:
        """Yield tasks for all pairs of an article in a library of that size, its nearest first."""
        near = set(plan.nearest.get(article_id, ()))
        for one in plan.partners.get(article_id, ())[:MOST_PARTNERS]:
            depth = Depth.SIMILAR if one in near else Depth.PASSAGES
            yield self.task(article_id, one, depth, size)

    def task(self, left: str, right: str, depth: Depth, size: int) -> Task:
        """Return a task for the sake of the left article; what was ranked once is so again."""
        pair = _pair(left, right)
        if depth is Depth.SIMILAR:
            self._ranked.setdefault(pair, left)
        sake = self._ranked.get(pair)
        if sake is None:
            return Task(left, right, depth)
        return Task(left, right, Depth.SIMILAR, sake if size > SAMPLE else "")


def _pair(left: str, right: str) -> Pair:
    return min(left, right), max(left, right)

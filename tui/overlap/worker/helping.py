"""Compare batches of pairs in further processes, where a large library keeps one too long."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Thread

from tui.articles.model import Article
from tui.garbage import look_rarely
from tui.overlap.boilerplate import Boilerplate
from tui.overlap.cache.coding import encode_passages
from tui.overlap.cache.pairs import in_order
from tui.overlap.comparison import Comparer
from tui.overlap.errors import OverlapError
from tui.overlap.model import PairOverlaps
from tui.overlap.pause import Pause
from tui.overlap.plan import Pair
from tui.overlap.pools import Member, end_members, start_members
from tui.overlap.sharing import Sharing, share_of
from tui.overlap.worker.messages import Begin

BATCH = 4
"""Pairs that are given at a time: what is begun goes on where there is a pause."""

AHEAD = 4
"""Batches that are given to a process ahead, so that it need not wait for more."""


@dataclass(frozen=True)
class Batch:
    """Pairs to be compared, and their articles and the boilerplate of these by id."""

    pairs: Sequence[Pair]
    articles: Mapping[str, Article]
    boilerplate: Boilerplate


@dataclass(frozen=True)
class Compared:
    """What a pair shares in short, and its passages as they are kept, seen from `sharing.left`."""

    sharing: Sharing
    passages: bytes


@dataclass(frozen=True)
class BatchCompared:
    """What became of a batch: pairs that are in `failed` could not be compared, with the reason.

    Those that are in neither were not compared: the process has gone.
    """

    pairs: Sequence[Pair]
    compared: Sequence[Compared] = ()
    failed: Mapping[Pair, str] | None = None


@dataclass(frozen=True)
class Returned:
    """A batch that came back, and the articles as they were named when it was given."""

    begin: Begin
    batch: BatchCompared


_Member = Member[Batch, BatchCompared]


class _Comparing:
    """Compares batches; none of their pairs has corrections."""

    def __init__(self) -> None:
        look_rarely()
        self._comparer = Comparer([])

    def __call__(self, batch: Batch) -> BatchCompared:
        compared, failed = [], {}
        for left, right in batch.pairs:
            try:
                one, other = in_order(batch.articles[left], batch.articles[right])
                compared.append(self._compare(one, other, batch.boilerplate))
            except Exception as error:  # noqa: BLE001
                # Of whatever kind: the worker tells the reader, and the other pairs go on.
                failed[left, right] = f"{type(error).__name__}: {error}"
        return BatchCompared(batch.pairs, compared, failed)

    def _compare(self, left: Article, right: Article, boilerplate: Boilerplate) -> Compared:
        comparer = self._comparer
        found = PairOverlaps(left.id, right.id, comparer.passages(left, right))
        shown = comparer.without_boilerplate(found, left, right, boilerplate)
        sharing = share_of(shown, comparer.copy(left), comparer.copy(right))
        return Compared(sharing, encode_passages(found.passages))


class Helpers:
    """Processes that compare batches; each one that is done is handed to `give_back`.

    They rest as long as there is a `pause`.
    """

    def __init__(
        self, count: int, give_back: Callable[[BatchCompared], None], pause: Pause
    ) -> None:
        self._give_back = give_back
        self._queue: SimpleQueue[Batch | None] = SimpleQueue()
        self._waiting = 0
        self._members: list[_Member] = []
        with suppress(OSError, OverlapError, ValueError):
            # Without them it only takes longer. A ValueError is raised where standard error is no
            # file, as in the process that draws.
            self._members += start_members(count, _Comparing, pause)
        for member in list(self._members):
            Thread(target=self._keep_at_work, args=(member,), daemon=True).start()

    @property
    def wanted(self) -> int:
        """Return how many batches more keep all processes at work."""
        return max(0, AHEAD * len(self._members) - self._waiting)

    def give(
        self, pairs: Sequence[Pair], articles: Mapping[str, Article], boilerplate: Boilerplate
    ) -> None:
        """Have pairs compared."""
        self._waiting += 1
        needed = {article_id for pair in pairs for article_id in pair}
        hidden = {one: boilerplate[one] for one in needed if one in boilerplate}
        self._queue.put(Batch(pairs, {one: replace(articles[one]) for one in needed}, hidden))

    def took_back(self) -> None:
        """Take note that a batch has come back."""
        self._waiting -= 1

    def close(self) -> None:
        """Have the processes end."""
        members, self._members = self._members, []
        for _ in members:
            self._queue.put(None)
        end_members(members)

    def _keep_at_work(self, member: _Member) -> None:
        while batch := self._queue.get():
            try:
                member.give(batch)
                done = member.take()
            except (OSError, OverlapError):
                self._leave(member, batch)
                return
            self._give_back(done)

    def _leave(self, member: _Member, batch: Batch) -> None:
        """Give back what a process that has gone did not do, and all if it was the last one."""
        if member in self._members:
            self._members.remove(member)
        self._give_back(BatchCompared(batch.pairs))
        with suppress(Empty):
            while not self._members:
                left = self._queue.get_nowait()
                if left:
                    self._give_back(BatchCompared(left.pairs))

"""Compare batches of pairs in further processes, where a large library keeps one too long."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Thread

from tui.articles.model import Article
from tui.overlap.boilerplate import Boilerplate
from tui.overlap.cache.coding import encode_passages
from tui.overlap.cache.pairs import in_order
from tui.overlap.comparison import Comparer
from tui.overlap.model import PairOverlaps
from tui.overlap.plan import Pair
from tui.overlap.sharing import Sharing, share_of
from tui.overlap.worker.channel import Channel
from tui.overlap.worker.errors import WorkerError
from tui.overlap.worker.links import ProcessLink, start_helping_process

BATCH = 32
"""Pairs that are given at a time: a third of a second."""


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


def help_out(channel: Channel) -> None:
    """Compare batches until the other end goes."""
    comparer = Comparer([])
    try:
        while True:
            batch = channel.receive()
            if isinstance(batch, Batch):
                channel.send(compare_batch(batch, comparer))
    except (EOFError, OSError):
        return


def compare_batch(batch: Batch, comparer: Comparer) -> BatchCompared:
    """Return what the pairs of a batch share by their passages; none has corrections."""
    compared, failed = [], {}
    for left, right in batch.pairs:
        try:
            one, other = in_order(batch.articles[left], batch.articles[right])
            compared.append(_compare(one, other, comparer, batch.boilerplate))
        except Exception as error:  # noqa: BLE001
            # Of whatever kind: the worker tells the reader, and the other pairs go on.
            failed[left, right] = f"{type(error).__name__}: {error}"
    return BatchCompared(batch.pairs, compared, failed)


def _compare(
    left: Article, right: Article, comparer: Comparer, boilerplate: Boilerplate
) -> Compared:
    found = PairOverlaps(left.id, right.id, comparer.passages(left, right))
    shown = comparer.without_boilerplate(found, left, right, boilerplate)
    sharing = share_of(shown, comparer.copy(left), comparer.copy(right))
    return Compared(sharing, encode_passages(found.passages))


class Helpers:
    """Processes that compare batches; each one that is done is handed to `give_back`."""

    def __init__(self, count: int, give_back: Callable[[BatchCompared], None]) -> None:
        self._give_back = give_back
        self._queue: SimpleQueue[Batch | None] = SimpleQueue()
        self._links: list[ProcessLink] = []
        self._waiting = 0
        for _ in range(count):
            self._start()

    @property
    def wanted(self) -> int:
        """Return how many batches more keep all processes at work."""
        return max(0, 2 * len(self._links) - self._waiting)

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
        for _ in self._links:
            self._queue.put(None)

    def _start(self) -> None:
        try:
            link = start_helping_process()
        except WorkerError:
            # One process less: it only takes longer.
            return
        self._links.append(link)
        Thread(target=self._keep_at_work, args=(link,), daemon=True).start()

    def _keep_at_work(self, link: ProcessLink) -> None:
        while (batch := self._queue.get()) is not None:
            try:
                link.channel.send(batch)
                done = link.channel.receive()
            except (EOFError, OSError):
                self._links.remove(link)
                self._give_back(BatchCompared(batch.pairs))
                self._give_back_all()
                break
            if isinstance(done, BatchCompared):
                self._give_back(done)
        link.close()

    def _give_back_all(self) -> None:
        """Give back what waits, where no process is left for it."""
        with suppress(Empty):
            while not self._links:
                batch = self._queue.get_nowait()
                if batch:
                    self._give_back(BatchCompared(batch.pairs))

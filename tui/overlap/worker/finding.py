"""Find what a pair of articles shares: what is kept of it, else by comparing."""

from collections.abc import Mapping, Sequence

from tui.articles.model import Article
from tui.overlap.boilerplate import Boilerplate
from tui.overlap.cache.pairs import PairCache
from tui.overlap.comparison import Comparer
from tui.overlap.model import PairOverlaps
from tui.overlap.plan import Pair
from tui.overlap.sharing import Sharing, share_of
from tui.overlap.worker.agenda import Depth, Task
from tui.overlap.worker.errors import WorkerError
from tui.overlap.worker.helping import Compared


def cannot_compare(left: str, right: str, reason: str) -> str:
    """Return in words for the reader that two articles were not compared."""
    return f"{left} and {right} cannot be compared ({reason}); please report this"


class PairFinder:
    """Compares pairs of articles given by their ids, and keeps what was found."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        comparer: Comparer,
        cache: PairCache,
    ) -> None:
        self._articles, self._comparer, self._cache = articles, comparer, cache

    def leave_out(self, boilerplate: Boilerplate) -> None:
        """Leave out passages that are boilerplate of the library from now on."""
        self._cache.boilerplate = boilerplate

    def find(self, task: Task, around: Sequence[str] = ()) -> tuple[PairOverlaps, Sharing]:
        """Return what a pair shares, and that in short; raise WorkerError where that fails.

        In a large library its sentences are ranked among those of the articles `around` it.
        """
        left, right = self._articles[task.left], self._articles[task.right]
        try:
            found, sharing = self._passages(left, right)
            if task.depth is not Depth.SIMILAR:
                return found, sharing
            found = self._with_similar(found, left, right, task.around, around)
            return found, share_of(found, self._comparer.copy(left), self._comparer.copy(right))
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise WorkerError(cannot_compare(left.id, right.id, reason)) from error

    def known(self, pairs: Sequence[Pair]) -> list[Sharing | None]:
        """Return in short what pairs share by their passages, None where that is not kept."""
        articles = self._articles
        return self._cache.sharings([(articles[left], articles[right]) for left, right in pairs])

    def keep(self, compared: Compared) -> None:
        """Keep what another process has found."""
        left, right = (
            self._articles[one] for one in (compared.sharing.left, compared.sharing.right)
        )
        self._cache.keep_encoded(compared.passages, left, right)
        self._cache.keep_sharing(compared.sharing, left, right)

    def _passages(self, left: Article, right: Article) -> tuple[PairOverlaps, Sharing]:
        known = self._cache.passages(left, right)
        (short,) = self._cache.sharings([(left, right)]) if known else (None,)
        if known and short:
            return self._shown(known, left, right), short
        found = PairOverlaps(left.id, right.id, self._comparer.passages(left, right))
        shown = self._shown(found, left, right)
        sharing = share_of(shown, self._comparer.copy(left), self._comparer.copy(right))
        self._cache.keep_passages(found, left, right)
        self._cache.keep_sharing(sharing, left, right)
        return shown, sharing

    def _shown(self, found: PairOverlaps, left: Article, right: Article) -> PairOverlaps:
        return self._comparer.without_boilerplate(found, left, right, self._cache.boilerplate)

    def _with_similar(
        self,
        found: PairOverlaps,
        left: Article,
        right: Article,
        asked: str,
        around: Sequence[str],
    ) -> PairOverlaps:
        sake = self._articles[asked].sha256 if asked else ""
        known = self._cache.with_similar(found, left, right, sake)
        if known:
            return known
        if around:
            self._comparer.look_around([self._articles[one] for one in around])
        ranked = self._comparer.with_similar(found, left, right)
        self._cache.keep_similar(ranked, left, right, sake)
        return ranked

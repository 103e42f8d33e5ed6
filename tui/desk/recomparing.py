"""Have pairs of articles compared anew when the reader's corrections on them change."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from tui.annotations.model import Verdict
from tui.articles.library import Library
from tui.articles.model import Article
from tui.overlap.corrections import NONE, PairCorrections
from tui.overlap.plan import Pair

if TYPE_CHECKING:
    from tui.annotations.notebook import Notebook

Articles = Mapping[str, Article]


class Recomparing:
    """Keeps what is compared in step with the reader's corrections.

    `correct` is called with the ids of two articles and what is decided about them now.
    """

    def __init__(
        self,
        library: Library,
        notebook: "Notebook",
        correct: Callable[[str, str, PairCorrections], None],
    ) -> None:
        self._library, self._notebook = library, notebook
        self._correct = correct
        self._told: dict[Pair, PairCorrections] = {}
        self._lock = Lock()

    def follow_library(self, library: Library) -> None:
        """Take the library as it is now; what was said of articles that are gone is put by."""
        self._library = library

    def recompare(self) -> bool:
        """Have pairs compared anew whose corrections changed; tell whether there were any.

        It may take longer than a frame: not for the thread that answers keys.
        """
        with self._lock:
            articles = self._library.by_id
            told = {pair for pair in self._told if articles.keys() >= set(pair)}
            changed = {
                pair: now
                for pair in sorted({*self._pairs(articles), *told})
                if (now := self._now(articles, *pair)) != self._told.get(pair, NONE)
            }
            self._told |= changed
        for (left, right), corrections in changed.items():
            self._correct(left, right, corrections)
        return bool(changed)

    def corrections(self) -> dict[Pair, PairCorrections]:
        """Return all corrections as they are now, with which comparing begins."""
        with self._lock:
            articles = self._library.by_id
            pairs = sorted(self._pairs(articles))
            self._told = {pair: self._now(articles, *pair) for pair in pairs}
            return dict(self._told)

    def _now(self, articles: Articles, left: str, right: str) -> PairCorrections:
        placed = self._notebook.corrections.between(articles[left], articles[right])
        spans = [(one.verdict, (one.left, one.right)) for one in placed]
        return PairCorrections(
            tuple(sorted(pair for verdict, pair in spans if verdict is Verdict.NOT_A_MATCH)),
            tuple(sorted(pair for verdict, pair in spans if verdict is Verdict.JOIN)),
        )

    def _pairs(self, known: Articles) -> set[Pair]:
        """Return the ids of each two articles about which something was said, in order."""
        said = self._notebook.corrections.pairs()
        return {(left, right) for left, right in said if left in known and right in known}

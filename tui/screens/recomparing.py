"""Compare pairs of articles anew when the reader's corrections on them change."""

from typing import TYPE_CHECKING

from tui.annotations.model import Verdict
from tui.articles.library import Library
from tui.overlap.corrections import Corrections, PairCorrections
from tui.overlap.findings import Findings

if TYPE_CHECKING:
    from tui.annotations.notebook import Notebook
    from tui.overlap.comparison import Comparer

NONE = PairCorrections()


class NotebookCorrections(Corrections):
    """The reader's corrections as the notebook has them at the time they are asked for."""

    def __init__(self, library: Library, notebook: "Notebook") -> None:
        super().__init__()
        self._library, self._notebook = library, notebook
        self.used: dict[tuple[str, str], PairCorrections] = {}

    def between(self, left: str, right: str) -> PairCorrections:
        """Return what was decided about two articles, ordered by place."""
        first, second = sorted((left, right))
        found = self.now(first, second)
        if found != NONE or (first, second) in self.used:
            self.used[first, second] = found
        return found if left == first else _swapped(found)

    def now(self, left: str, right: str) -> PairCorrections:
        """Return the same for articles in the order of their ids, and do not note its use."""
        articles = self._library.by_id
        placed = self._notebook.corrections.between(articles[left], articles[right])
        spans = [(one.verdict, (one.left, one.right)) for one in placed]
        return PairCorrections(
            tuple(sorted(pair for verdict, pair in spans if verdict is Verdict.NOT_A_MATCH)),
            tuple(sorted(pair for verdict, pair in spans if verdict is Verdict.JOIN)),
        )

    def pairs(self) -> set[tuple[str, str]]:
        """Return the ids of each two articles about which something was said, in order."""
        known = self._library.by_id
        said = self._notebook.corrections.pairs()
        return {(left, right) for left, right in said if left in known and right in known}


class Recomparing:
    """Keeps findings in step with the reader's corrections."""

    def __init__(self, library: Library, notebook: "Notebook", findings: Findings) -> None:
        self.corrections = NotebookCorrections(library, notebook)
        self._library, self._findings = library, findings
        self._comparer: Comparer | None = None

    def recompare(self) -> bool:
        """Compare pairs anew whose corrections changed; tell whether there were any.

        It takes longer than a frame: not for the thread that answers keys.
        """
        stale = [pair for pair in self._known_pairs() if self._is_stale(pair)]
        if not stale:
            return False
        comparer = self._comparer or self._make_comparer()
        for left, right in (map(self._library.by_id.__getitem__, pair) for pair in stale):
            self._findings.replace(comparer.pair(left, right), left, right)
        return True

    def _known_pairs(self) -> set[tuple[str, str]]:
        return {*self.corrections.pairs(), *self.corrections.used}

    def _is_stale(self, pair: tuple[str, str]) -> bool:
        if self._findings.between(*pair) is None:
            return False
        return self.corrections.now(*pair) != self.corrections.used.get(pair, NONE)

    def _make_comparer(self) -> "Comparer":
        # Not at the top: it loads numpy, and a screen is painted before anything is compared.
        from tui.overlap.comparison import Comparer

        self._comparer = Comparer(self._library.articles, self.corrections)
        return self._comparer


def _swapped(found: PairCorrections) -> PairCorrections:
    return PairCorrections(
        tuple(sorted((right, left) for left, right in found.refused)),
        tuple(sorted((right, left) for left, right in found.joined)),
    )

"""The reader's corrections as the worker was told of them last."""

from collections.abc import Mapping

from tui.overlap.corrections import NONE, Corrections, PairCorrections
from tui.overlap.plan import Pair


class ToldCorrections(Corrections):
    """Corrections by pair of articles, of which the last told count."""

    def __init__(self, told: Mapping[Pair, PairCorrections]) -> None:
        super().__init__()
        self._told: dict[Pair, PairCorrections] = {}
        for (left, right), corrections in told.items():
            self.tell(left, right, corrections)

    def tell(self, left: str, right: str, corrections: PairCorrections) -> None:
        """Take what the reader decided about two articles, in place of what was told before."""
        self._told[left, right] = corrections
        self._told[right, left] = corrections.swapped()

    def between(self, left: str, right: str) -> PairCorrections:
        """Return what was decided about two articles, ordered by place."""
        return self._told.get((left, right), NONE)

    def are_on(self, left: str, right: str) -> bool:
        """Tell whether the reader decided anything about two articles."""
        return self.between(left, right) != NONE

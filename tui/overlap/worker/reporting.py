"""Report what is found as it comes, in messages that are neither many nor large."""

import time
from collections.abc import Callable

from tui.overlap.model import PairOverlaps
from tui.overlap.sharing import Sharing
from tui.overlap.worker.messages import Found, Progress, Report, Shared

SECONDS = 0.1
"""How long something found waits for more."""

MOST_SHARINGS = 256
"""Pairs in short in one message: two milliseconds to read."""

MOST_ROWS = 1000
"""Rows and suggestions of the pairs in one message, about; a pair is never parted."""


class Reporter:
    """Gathers what was found until it is worth a message, or has waited long enough."""

    def __init__(self, tell: Callable[[Report], None]) -> None:
        self.tell = tell
        self._sharings: list[Sharing] = []
        self._pairs: list[PairOverlaps] = []
        self._rows = 0
        self._progress: Progress | None = None
        self._last = 0.0

    def add_sharing(self, sharing: Sharing) -> None:
        """Report in short what a pair shares."""
        self._sharings.append(sharing)
        if len(self._sharings) >= MOST_SHARINGS:
            self.flush()

    def add_pair(self, found: PairOverlaps, sharing: Sharing) -> None:
        """Report everything that a pair shares."""
        self._pairs.append(found)
        self._rows += len(found.similar) + sum(len(one.rows) for one in found.passages)
        self.add_sharing(sharing)
        if self._rows >= MOST_ROWS:
            self.flush()

    def set_progress(self, progress: Progress) -> None:
        """Report how far a phase has come."""
        self._progress = progress
        if time.monotonic() - self._last >= SECONDS:
            self.flush()

    def flush(self) -> None:
        """Report at once what has waited."""
        if self._sharings:
            self.tell(Shared(tuple(self._sharings)))
        if self._pairs:
            self.tell(Found(tuple(self._pairs)))
        if self._progress:
            self.tell(self._progress)
        self._sharings, self._pairs, self._rows, self._progress = [], [], 0, None
        self._last = time.monotonic()

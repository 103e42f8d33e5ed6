"""What is done for the annotations file now and then, so that it stays whole and quick."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tui.annotations.durable.conflicts import find_copies, merge_copies
from tui.annotations.durable.disk import Disk
from tui.annotations.durable.stamps import Stamp, read_stamp
from tui.annotations.durable.storage import JournaledStorage
from tui.annotations.errors import AnnotationsError
from tui.annotations.file_errors import saving, tidying

IDLE_SECONDS = 30.0
"""How long nothing was saved before the journal is taken into the main file."""

_LARGEST_JOURNAL = 1 << 19


class Upkeep:
    """Takes the journal into the main file, and conflicted copies into both."""

    def __init__(self, file: Path, storage: JournaledStorage, disk: Disk) -> None:
        self._file = file
        self._storage = storage
        self._disk = disk
        self._changed = time.monotonic()
        self._seen: dict[Path, Stamp | None] = {}

    def note_change(self) -> None:
        """Take note that something was saved just now."""
        self._changed = time.monotonic()

    def tidy(self) -> None:
        """Write a new generation where the journal is large or nothing was saved for a while."""
        idle = time.monotonic() - self._changed > IDLE_SECONDS
        large = self._storage.journal_size > max(_LARGEST_JOURNAL, self._main_size() // 4)
        if self._storage.needs_rewriting or (self._storage.pending and (idle or large)):
            self.note_change()
            self.write_generation()

    def write_generation(self, *, waits: bool = False) -> None:
        """Take the journal into the main file; raise AnnotationsError where that fails.

        Where another program is doing so that is enough, but for one that `waits` and looks again.
        """
        with tidying(self._file):
            self._storage.compact(waits=waits)

    def merge_copies(self, why_read_only: Callable[[], str | None]) -> None:
        """Take in the copies that a sync folder has made, each once; a failure is a problem."""
        if self._storage.is_main_older and not why_read_only():
            # It may be another machine's: then it becomes one of the copies.
            self._merge(self._storage.settle)
        names = self._storage.names
        copies = {copy: read_stamp(copy) for copy in find_copies(names)}
        fresh = [one for one, stamp in copies.items() if (one, stamp) not in self._seen.items()]
        fresh += self._storage.strays()
        if not fresh or why_read_only():
            return
        self._seen = copies
        self._merge(partial(merge_copies, self._storage, self._disk, fresh))

    def _merge(self, merging: Callable[[], None]) -> None:
        try:
            with saving(self._file):
                merging()
        except AnnotationsError as error:
            self._storage.report(f"a conflicted copy was not taken in: {error}")

    def _main_size(self) -> int:
        stamp = read_stamp(self._storage.names.main)
        return stamp.size if stamp else 0

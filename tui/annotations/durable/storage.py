"""A TinyDB storage that appends each change to a journal before it counts as made."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from tui.annotations.durable.disk import DISK, Disk, make_folders
from tui.annotations.durable.document import Record, Tables, copied
from tui.annotations.durable.following import Follower
from tui.annotations.durable.journal import Edit
from tui.annotations.durable.locking import LockedError, locked
from tui.annotations.durable.meta import META, Meta
from tui.annotations.durable.names import Names
from tui.annotations.durable.opening import note_numbers
from tui.annotations.durable.writing import Writer
from tui.annotations.errors import AnnotationsError

Listener = Callable[[Sequence[Edit] | None], None]
"""Is told of edits that were made, by whomever; None where everything was read anew."""


class JournaledStorage(Storage):
    """Keeps the tables in memory, and on disk as a plain TinyDB file with a journal beside it.

    A change is appended to the journal and flushed before memory changes; other instances read it
    there. Now and then a new generation of the main file takes the journal's changes in. Any
    thread may call; what fails raises OSError, LockedError or AnnotationsError and changes nothing.
    """

    def __init__(self, path: Path | str, disk: Disk = DISK) -> None:
        super().__init__()
        self.names = Names(Path(os.path.realpath(path)))
        self._problems: dict[str, None] = {}
        self._disk = disk
        self._mutex = threading.RLock()
        self._writing = False
        self._follower = Follower(self.names, self.report)
        self._writer = Writer(disk, self.names, self._follower)
        self._listeners: list[Listener] = []

    @property
    def tables(self) -> Mapping[str, Mapping[str, Record]]:
        """Return the records in memory by table and number; nobody may change them."""
        self._open_once()
        return self._follower.tables

    @property
    def meta(self) -> Meta:
        """Return what the opened file says of itself."""
        self._open_once()
        return self._follower.meta

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what was found wrong with the files, in words for the reader."""
        return tuple(self._problems)

    def report(self, problem: str) -> None:
        """Add to what was found wrong, once."""
        self._problems[problem] = None

    def listen(self, listener: Listener) -> None:
        """Open the files and tell `listener` of all records, then of every change."""
        with self._mutex:
            self._open_once()
            listener(None)
            self._listeners.append(listener)

    def read(self) -> Tables:
        """Return a copy of all tables that have records, with what other instances have saved."""
        with self._mutex:
            self.refresh()
            return {name: copied(table) for name, table in self.tables.items() if table}

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make all tables as they are in `data`, in one change."""
        with self.changing():
            self.commit(_difference(self.tables, data))

    def refresh(self) -> bool:
        """Take in what other instances have saved meanwhile; tell whether there was anything."""
        with self._mutex:
            self._open_once()
            found = self._follower.catch_up()
            if found and not self._fits(edit for edits in found for edit in edits):
                # Another machine has given the same numbers out: then records count by their id.
                self._follower.reopen()
                found = None
            if found is None:
                self._tell(None)
            elif found:
                self._apply([edit for edits in found for edit in edits])
            return found is None or bool(found)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep others from writing, with all they have saved taken in; may be nested."""
        with self._mutex:
            if self._writing:
                yield
                return
            make_folders(self._disk, self.names.folder)
            with locked(self.names.lock):
                self.refresh()
                self._writing = True
                try:
                    yield
                finally:
                    self._writing = False

    def commit(self, edits: Sequence[Edit]) -> None:
        """Save edits as one change: once this returns, all of them are safe on the disk.

        To be called while `changing`. Raises OSError where that fails, AnnotationsError for an
        edit of what the file says of itself: then nothing has changed.
        """
        if not edits:
            return
        if any(edit.table == META for edit in edits):
            raise AnnotationsError(
                f"{self.names.main}: not saved, the table {META!r} is the file's own; take another "
                "name"
            )
        self._writer.save(edits)
        self._apply(edits)

    def next_number(self, table: str) -> str:
        """Return a TinyDB number for a new record of a table; to be called while `changing`."""
        return self._follower.next_number(table)

    @property
    def needs_rewriting(self) -> bool:
        """Tell whether the files lack something that is in memory."""
        return self._follower.is_ahead

    @property
    def is_main_behind(self) -> bool:
        """Tell whether the main file lacks something that is in memory or in other files."""
        return self.needs_rewriting or self.is_main_older or self.pending > 0

    @property
    def is_main_older(self) -> bool:
        """Tell whether a backup was opened instead of the main file, which may be of elsewhere."""
        return self._follower.is_main_older

    def settle(self) -> None:
        """See that the main file has what was opened; one that is older becomes a copy beside it.

        Raises as a change does.
        """
        with self.changing():
            if not self._follower.may_append:
                self._writer.establish()

    def strays(self) -> list[Path]:
        """Return the journals of this store that were made on top of another main file."""
        return self._follower.strays()

    @property
    def pending(self) -> int:
        """Return how many changes stand in journals and not yet in the main file."""
        return self._follower.pending

    @property
    def journal_size(self) -> int:
        """Return the size of the current journal in bytes."""
        return self._follower.position.offset

    def compact(self, *, waits: bool = False) -> None:
        """Write a new generation of the main file; others may save meanwhile.

        Raises OSError or LockedError where that fails: then all is as it was. Does nothing where
        another instance is at it; or `waits` for that one, which may have taken in all there is.
        """
        with ExitStack() as held:
            try:
                held.enter_context(locked(self.names.tidying, None if waits else 0))
            except LockedError:
                if waits:
                    raise
                return
            if waits:
                self.refresh()
                if not self.is_main_behind:
                    return
            self._compact()

    def close(self) -> None:
        """Write a new generation of the main file where journals have changes it has not."""
        if self._follower.is_open:
            self.refresh()
            if self.is_main_behind:
                self.compact(waits=True)

    def _compact(self) -> None:
        with self.changing():
            if not self._follower.may_append:
                self._writer.establish()
                return
            cut = self._writer.cut()
        temporary = self._writer.write(cut)
        try:
            with self.changing():
                self._writer.put_in_place(cut, temporary)
        except BaseException:
            self._writer.drop(temporary)
            raise
        self._writer.prune()

    def _open_once(self) -> None:
        if not self._follower.is_open:
            with self._mutex:
                if not self._follower.is_open:
                    self._follower.open()

    def _apply(self, edits: Sequence[Edit]) -> None:
        note_numbers(self._follower.highest, edits)
        for edit in edits:
            self._put(*edit)
        self._tell(edits)

    def _fits(self, edits: Iterable[Edit]) -> bool:
        """Tell whether edits are of the records that have their numbers here, or of new ones."""
        names: dict[tuple[str, str], object] = {}
        for table, number, record in edits:
            there = self._follower.tables.get(table, {}).get(number, {}).get("id")
            known = names.get((table, number), there)
            name = record.get("id") if record else None
            if record is not None and None not in (known, name) and known != name:
                return False
            names[table, number] = name
        return True

    def _put(self, table: str, number: str, record: Record | None) -> None:
        records = self._follower.tables.setdefault(table, {})
        if record is None:
            records.pop(number, None)
        else:
            records[number] = record

    def _tell(self, edits: Sequence[Edit] | None) -> None:
        for listener in self._listeners:
            listener(edits)


def _difference(
    before: Mapping[str, Mapping[str, Record]],
    after: Mapping[str, Mapping[Any, Mapping[str, Any]]],
) -> list[Edit]:
    """Return the edits that make `after` of `before`."""
    edits: list[Edit] = []
    for name in {**before, **after}:
        old = before.get(name, {})
        new = {str(number): dict(record) for number, record in after.get(name, {}).items()}
        edits += [Edit(name, number, None) for number in old if number not in new]
        edits += [
            Edit(name, n, copied(record)) for n, record in new.items() if old.get(n) != record
        ]
    return edits

"""A TinyDB storage that appends each change to a journal before it counts as made."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from tinydb.storages import Storage

from tui.annotations.durable.compaction import (
    install,
    prune,
    remove_leftovers,
    write_generation,
)
from tui.annotations.durable.disk import DISK, Disk, make_folders, mode_like
from tui.annotations.durable.document import Record, Tables, copied
from tui.annotations.durable.following import Follower
from tui.annotations.durable.journal import Edit, Position, append, encode_change, encode_header
from tui.annotations.durable.lineage import Header, Lineage, new_name
from tui.annotations.durable.locking import LockedError, locked
from tui.annotations.durable.meta import SCHEMA, Meta, new_store
from tui.annotations.durable.names import Names
from tui.annotations.durable.opening import note_numbers
from tui.annotations.durable.stamps import read_stamp


class Applied(NamedTuple):
    """An edit that was made, with the record that stood there before."""

    table: str
    number: str
    before: Record | None
    after: Record | None


Listener = Callable[[Sequence[Applied] | None], None]
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
        self._named: int | None = None
        self._follower = Follower(self.names, self.report)
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

        To be called while `changing`. Raises OSError where that fails: then nothing has changed.
        """
        if not edits:
            return
        if not self._follower.may_append:
            self._establish()
        if not self._follower.position.offset:
            self._begin(self._follower.lineage.header(self._follower.position.generation))
        line = encode_change(edits)
        self._append(line)
        self._follower.advance(line)
        self._apply(edits)

    def next_number(self, table: str) -> str:
        """Return a TinyDB number for a new record of a table; to be called while `changing`."""
        highest = self._follower.highest
        highest[table] = highest.get(table, 0) + 1
        return str(highest[table])

    @property
    def needs_rewriting(self) -> bool:
        """Tell whether the files lack something that is in memory."""
        return self._follower.is_ahead

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

    def compact(self) -> None:
        """Write a new generation of the main file; others may save meanwhile.

        Raises OSError or LockedError where that fails: then all is as it was. Does nothing where
        another instance is at it.
        """
        with ExitStack() as held:
            try:
                held.enter_context(locked(self.names.tidying, seconds=0))
            except LockedError:
                return
            self._compact()

    def close(self) -> None:
        """Write a new generation of the main file where journals have changes it has not."""
        if self._follower.is_open:
            self.refresh()
            if self.pending or self.needs_rewriting:
                self.compact()

    def _compact(self) -> None:
        with self.changing():
            if not self._follower.may_append:
                self._establish()
                return
            # Nobody else is writing one: that takes one of the two locks that are held here.
            remove_leftovers(self._disk, self.names)
            cut, backup = self._begin_journal()
            main = self._follower.main
            tables = {name: dict(table) for name, table in self.tables.items()}
        temporary = write_generation(self._disk, self.names, tables, cut)
        try:
            with self.changing():
                if read_stamp(self.names.main) != main or not self._follower.may_append:
                    self._disk.unlink(temporary)
                    return
                install(self._disk, self.names, temporary, backup=backup)
                self._follower.installed(cut)
        except BaseException:
            with suppress(OSError):
                self._disk.unlink(temporary)
            raise
        prune(self._disk, self.names, self._follower.lineage)

    def _begin_journal(self) -> tuple[Meta, int]:
        """Begin the next journal; return what the main file will say and its generation so far."""
        backup = self.meta.generation
        generation = max(self._follower.position.generation, *self.names.journals(), 0) + 1
        cut = replace(
            self.meta,
            generation=generation,
            edition=new_name(),
            journals=self._follower.lineage.taken,
            numbers=dict(self._follower.highest),
        )
        before, self._follower.position = self._follower.position, Position(generation)
        try:
            self._begin(self._follower.lineage.header(generation, edition=cut.edition))
        except BaseException:
            self._follower.position = before
            raise
        return cut, backup

    def _begin(self, header: Header) -> None:
        """Write the first line of the journal at hand."""
        line = encode_header(header)
        self._append(line)
        self._follower.lineage.take(header)
        self._follower.advance(line, changes=0)

    def _append(self, data: bytes) -> None:
        position = self._follower.position
        path = self.names.journal(position.generation)
        # Who made the journal may have been killed before its name was on the disk.
        is_named = position.generation == self._named
        append(self._disk, path, position, data, mode_like(self.names.main), is_named=is_named)
        self._named = position.generation

    def _establish(self) -> None:
        """Write a main file where there is none that changes can be appended to."""
        remove_leftovers(self._disk, self.names)
        others = [self._follower.position.generation, *self.names.journals(), *self.names.backups()]
        fresh = not self.names.main.exists() and len(others) == 1
        meta = Meta(
            SCHEMA,
            self.meta.store or new_store(),
            0 if fresh else max(others) + 2,
            new_name(),
            self._follower.lineage.taken,
            dict(self._follower.highest),
        )
        temporary = write_generation(self._disk, self.names, self.tables, meta)
        backup = self._follower.retire_main(self._disk)
        install(self._disk, self.names, temporary, backup=backup)
        self._follower.installed(meta)
        self._follower.position = Position(meta.generation)
        self._follower.lineage = Lineage(meta)

    def _open_once(self) -> None:
        if not self._follower.is_open:
            with self._mutex:
                if not self._follower.is_open:
                    self._follower.open()

    def _apply(self, edits: Sequence[Edit]) -> None:
        note_numbers(self._follower.highest, edits)
        self._tell([self._put(*edit) for edit in edits])

    def _put(self, table: str, number: str, record: Record | None) -> Applied:
        records = self._follower.tables.setdefault(table, {})
        before = records.get(number)
        if record is None:
            records.pop(number, None)
        else:
            records[number] = record
        return Applied(table, number, before, record)

    def _tell(self, applied: Sequence[Applied] | None) -> None:
        for listener in self._listeners:
            listener(applied)


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

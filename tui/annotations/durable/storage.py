"""A TinyDB storage that appends each change to a journal before it counts as made."""

import os
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from tinydb.storages import Storage

from tui.annotations.durable.compaction import (
    install,
    mode_like,
    prune,
    remove_leftovers,
    write_generation,
)
from tui.annotations.durable.disk import DISK, Disk, make_folders
from tui.annotations.durable.document import Record, Tables, copied
from tui.annotations.durable.following import Follower
from tui.annotations.durable.journal import Edit, Position, append, encode_change, encode_header
from tui.annotations.durable.locking import LockedError, locked
from tui.annotations.durable.meta import SCHEMA, Meta
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
        self.problems: list[str] = []
        self._disk = disk
        self._mutex = threading.RLock()
        self._writing = False
        self._follower = Follower(self.names, self.problems)
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

    def listen(self, listener: Listener) -> None:
        """Tell `listener` of every change from now on."""
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
        position = self._follower.position
        data = encode_change(edits)
        header = b"" if position.offset else encode_header(self.meta.store, position.generation)
        append(
            self._disk,
            self.names.journal(position.generation),
            position,
            header + data,
            mode_like(self.names.main),
        )
        self._follower.advance(len(header) + len(data), data)
        self._apply(edits)

    def next_number(self, table: str) -> str:
        """Return a TinyDB number for a new record of a table; to be called while `changing`."""
        highest = self._follower.highest
        highest[table] = highest.get(table, 0) + 1
        return str(highest[table])

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

        Raises OSError where that fails: then all is as it was. Does nothing where another instance
        is at it, or has just done it.
        """
        try:
            with locked(self.names.tidying, seconds=0):
                self._compact()
        except LockedError:
            return

    def close(self) -> None:
        """Write a new generation of the main file where journals have changes it has not."""
        if self._follower.is_open:
            self.refresh()
            if self.pending:
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
        prune(self._disk, self.names)

    def _begin_journal(self) -> tuple[Meta, int]:
        """Begin the next journal; return what the main file will say and its generation so far."""
        backup = self.meta.generation
        following = Position(self._follower.position.generation + 1)
        cut = replace(
            self.meta, generation=following.generation, numbers=dict(self._follower.highest)
        )
        header = encode_header(self.meta.store, following.generation)
        path = self.names.journal(following.generation)
        append(self._disk, path, following, header, mode_like(self.names.main))
        self._follower.position = following
        self._follower.advance(len(header), header, changes=0)
        return cut, backup

    def _establish(self) -> None:
        """Write a main file where there is none that changes can be appended to."""
        remove_leftovers(self._disk, self.names)
        others = [self._follower.position.generation, *self.names.journals(), *self.names.backups()]
        fresh = not self.names.main.exists() and len(others) == 1
        meta = Meta(
            SCHEMA,
            self.meta.store or str(uuid.uuid4()),
            0 if fresh else max(others) + 2,
            dict(self._follower.highest),
        )
        temporary = write_generation(self._disk, self.names, self.tables, meta)
        backup = self._follower.retire_main(self._disk)
        install(self._disk, self.names, temporary, backup=backup)
        self._follower.installed(meta)
        self._follower.position = Position(meta.generation)

    def _open_once(self) -> None:
        if not self._follower.is_open:
            with self._mutex:
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

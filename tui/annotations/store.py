"""The annotations file as what the reader added: every change is safe before a call returns."""

import errno
import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tui.annotations.durable.access import is_writable
from tui.annotations.durable.breakage import SECOND_LOOK_SECONDS, recover
from tui.annotations.durable.disk import DISK, Disk
from tui.annotations.durable.document import Record
from tui.annotations.durable.journal import Edit
from tui.annotations.durable.locking import held_lock
from tui.annotations.durable.opening import BrokenFileError
from tui.annotations.durable.storage import JournaledStorage
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.file_errors import left_as_it_is, reading, saving
from tui.annotations.indexes import Indexes
from tui.annotations.location import FILE_NAME
from tui.annotations.model import Change, Entity, Highlight
from tui.annotations.records.coding import TABLES, from_record, to_record
from tui.annotations.texts import KeptTexts
from tui.annotations.upkeep import Upkeep

E = TypeVar("E", bound=Entity)

_MOST_REMOVED = 10_000


class AnnotationStore:
    """What is kept in one annotations file, shared with every other program that has it open.

    Reading is from memory and writes nothing; `refresh` takes in what others have saved, and so
    does every change. Any thread may call. All methods raise AnnotationsError where the file
    cannot be read or written; a file that is not valid is never overwritten.
    """

    def __init__(self, file: Path, disk: Disk = DISK) -> None:
        self.file = file
        self._storage = JournaledStorage(file, disk)
        self._disk = disk
        self._names = self._storage.names
        self.texts = KeptTexts(self._names.folder / "snapshots", self._names.main, disk)
        self._upkeep = Upkeep(file, self._storage, disk)
        self._mutex = threading.Lock()
        self._indexes: Indexes | None = None
        self._removed: dict[str, Record] = {}
        self._has_saved = False

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what was found wrong with the files, in words for the reader."""
        invalid = self._indexes.invalid() if self._indexes else []
        hidden = (f"{self.file}: {one}; it is kept as it is, but not shown" for one in invalid)
        return tuple(dict.fromkeys([*self._storage.problems, *hidden]))

    @property
    def revision(self) -> int:
        """Return a number that grows with every change to what is in memory, whoever made it."""
        return self._opened().revision

    def get(self, kind: type[E], name: str) -> E | None:
        """Return what has this id, None where there is none."""
        return self._opened().get(kind, name)

    def all(self, kind: type[E]) -> list[E]:
        """Return everything of a type in the order of first saving."""
        return list(self._opened().all(kind))

    def about(self, kind: type[E], key: str) -> tuple[E, ...]:
        """Return what is about `key`; the same tuple until something there changes.

        The key is a source for highlights, article notes, read marks and corrections, the id of a
        claim or highlight for evidence, the key of a label for tags, and a text without its case
        for claims.
        """
        return self._opened().about(kind, key)

    def count(self, source: str) -> int:
        """Return how many highlights are on the article that records call `source`."""
        return self._opened().count(Highlight, source)

    def tag_counts(self) -> dict[str, int]:
        """Return how many highlights have each tag."""
        return self._opened().tags()

    def sources(self) -> dict[str, frozenset[str]]:
        """Return the SHA-256 of the texts that records were made on, by source."""
        return self._opened().hashes()

    def apply(self, changes: Sequence[Change]) -> None:
        """Make a group of changes at once, all or none.

        Raises ConflictError where a record is not as its change has it before.
        """
        with self._changing() as indexes:
            self._save(indexes, changes)

    def refresh(self) -> bool:
        """Take in what other programs have saved; tell whether there was anything."""
        known = len(self.problems)
        with reading(self.file):
            try:
                found = self._storage.refresh()
            except BrokenFileError as error:
                raise left_as_it_is(self.file, error) from error
        return found or len(self.problems) != known

    def mend(self) -> None:
        """Set a broken file aside that nothing can stand in for, if it has our own name.

        Raises AnnotationsError that says so; does nothing where the file can be opened.
        """
        with reading(self.file):
            try:
                self._storage.refresh()
            except BrokenFileError as error:
                if self.file.name != FILE_NAME:
                    raise left_as_it_is(self.file, error) from error
                recover(self.file, self._names, self._disk, error)

    def merge_copies(self) -> None:
        """Take in the conflicted copies that a sync folder has made, where that can be saved."""
        self._opened()
        self._upkeep.merge_copies(self.why_read_only)

    def tidy(self) -> None:
        """Take in conflicted copies, and the journal where it is large or nothing is going on.

        To be called off the thread that answers keys.
        """
        self.merge_copies()
        self._upkeep.tidy()

    def catch_up_main(self, *, waits: bool = False) -> None:
        """Take what was saved into the main file, unless another program is at it.

        One that `waits` for that program looks again whether anything is missing.
        """
        self.refresh()
        if self._storage.is_main_behind and (self._has_saved or not self.why_read_only()):
            self._upkeep.write_generation(waits=waits)

    def close(self) -> None:
        """Take what was saved into the main file, so that plain TinyDB reads all of it there."""
        self.catch_up_main(waits=True)

    def why_read_only(self) -> str | None:
        """Return why nothing can be saved here, None where it can; a missing folder is not made."""
        if not is_writable(self._names.main, self._names.lock):
            return f"{self.file}: it or its folder may not be written"
        if not self._names.folder.is_dir():
            return None
        try:
            # Where another program is saving just now, a change waits for it.
            release = held_lock(self._names.lock)
        except OSError as error:
            return f"{self.file}: {error}"
        if release:
            release()
        return None

    def _opened(self) -> Indexes:
        if self._indexes is None:
            with self._mutex, reading(self.file):
                if self._indexes is None:
                    self._indexes = self._open()
        return self._indexes

    def _open(self) -> Indexes:
        try:
            return Indexes(self._storage)
        except BrokenFileError:
            # A program that writes in place, as plain TinyDB does, may be in the middle of it.
            time.sleep(SECOND_LOOK_SECONDS)
        try:
            return Indexes(self._storage)
        except BrokenFileError as error:
            raise left_as_it_is(self.file, error) from error

    def _save(self, indexes: Indexes, changes: Sequence[Change]) -> None:
        edits: dict[tuple[type[Entity], str], Edit] = {}
        after: dict[tuple[type[Entity], str], Entity | None] = {}
        for change in changes:
            key = type(change.entity), change.entity.id
            if after.get(key, indexes.get(*key)) != change.before:
                raise ConflictError(
                    f"{self.file}: another program has changed this meanwhile; its change is kept"
                )
            after[key] = change.after
            number = edits[key].number if key in edits else indexes.number(*key)
            number = number or self._storage.next_number(TABLES[key[0]])
            record = self._record(change.after, indexes.record(*key))
            edits[key] = Edit(TABLES[key[0]], number, record)
        self._keep_removed(indexes, after)
        self._storage.commit(list(edits.values()))
        self._has_saved = True
        self._upkeep.note_change()

    def _record(self, entity: Entity | None, known: Mapping[str, object] | None) -> Record | None:
        """Return the record of an entity; raise AnnotationsError where it could not be read."""
        if entity is None:
            return None
        try:
            record = to_record(entity, known or self._removed.get(entity.id))
        except ValueError as error:
            raise AnnotationsError(f"{entity.id}: {error}; it was not saved") from error
        from_record(type(entity), record)
        return record

    def _keep_removed(
        self, indexes: Indexes, after: Mapping[tuple[type[Entity], str], Entity | None]
    ) -> None:
        """Remember what is removed, so that fields that are not ours come back with it."""
        for key, entity in after.items():
            record = indexes.record(*key)
            if entity is None and record is not None:
                self._removed[key[1]] = dict(record)
        while len(self._removed) > _MOST_REMOVED:
            del self._removed[next(iter(self._removed))]

    @contextmanager
    def _changing(self) -> Iterator[Indexes]:
        """Keep other programs from writing, with all that they have saved taken in."""
        self.mend()
        indexes = self._opened()
        if not self._has_saved:
            self.merge_copies()
        with saving(self.file):
            if not self._has_saved:
                self._check_writable()
            with self._storage.changing():
                yield indexes

    def _check_writable(self) -> None:
        # Where only the journal may be written, no generation could ever take it in.
        if not is_writable(self._names.main, self._names.lock):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

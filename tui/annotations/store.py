"""The annotations file as what the reader added: every change is safe before a call returns."""

import errno
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tui.annotations.durable.access import is_writable
from tui.annotations.durable.breakage import recover
from tui.annotations.durable.collector import collector_at_rest
from tui.annotations.durable.conflicts import find_copies, merge_copies
from tui.annotations.durable.disk import DISK, Disk
from tui.annotations.durable.document import Record
from tui.annotations.durable.journal import Edit
from tui.annotations.durable.locking import LockedError, locked
from tui.annotations.durable.opening import BrokenFileError
from tui.annotations.durable.storage import Applied, JournaledStorage
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.index import TableIndex
from tui.annotations.location import FILE_NAME
from tui.annotations.model import Change, Entity, Highlight
from tui.annotations.records.coding import TABLES, from_record, to_record
from tui.annotations.texts import KeptTexts

E = TypeVar("E", bound=Entity)

IDLE_SECONDS = 30.0
"""How long nothing was saved before the journal is taken into the main file."""

_SECONDS_TO_TRY = 2.0
_LARGEST_JOURNAL = 1 << 19
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_Indexes = dict[type, TableIndex]


class AnnotationStore:
    """What is kept in one annotations file, shared with every other program that has it open.

    Reading is from memory; `refresh` takes in what others have saved, and so does every change.
    Any thread may call. All methods raise AnnotationsError where the file cannot be read or
    written; a file that is not valid is never overwritten.
    """

    def __init__(self, file: Path, disk: Disk = DISK) -> None:
        self.file = file
        self._storage = JournaledStorage(file, disk)
        self._disk = disk
        self._names = self._storage.names
        self.texts = KeptTexts(self._names.folder / "snapshots", self._names.main, disk)
        self._mutex = threading.RLock()
        self._indexes: _Indexes = {}
        self._removed: dict[str, Record] = {}
        self._changed, self._has_saved = time.monotonic(), False
        self._storage.listen(self._note)

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what was found wrong with the files, in words for the reader."""
        invalid = (
            f"{self.file}: {one}; it is kept as it is, but not shown"
            for index in self._indexes.values()
            for one in index.invalid
        )
        return tuple(dict.fromkeys([*self._storage.problems, *invalid]))

    def get(self, kind: type[E], name: str) -> E | None:
        """Return what has this id, None where there is none."""
        found: E | None = self._index(kind).get(name)
        return found

    def all(self, kind: type[E]) -> list[E]:
        """Return everything of a type in the order of first saving."""
        return list(self._index(kind).all())

    def about(self, kind: type[E], key: str) -> tuple[E, ...]:
        """Return what is about `key`; the same tuple until something there changes.

        The key is a source for highlights, article notes, read marks and corrections, the id of a
        claim or highlight for evidence, a label for tags, and a text without its case for claims.
        """
        return self._index(kind).about(key)

    def count(self, source: str) -> int:
        """Return how many highlights are on the article that records call `source`."""
        return self._index(Highlight).count(source)

    def tag_counts(self) -> Mapping[str, int]:
        """Return how many highlights have each tag; a view that changes with them."""
        return self._index(Highlight).tags

    def sources(self) -> dict[str, frozenset[str]]:
        """Return the SHA-256 of the texts that records were made on, by source."""
        found: dict[str, frozenset[str]] = {}
        for index in self._opened().values():
            for source, hashes in index.hashes().items():
                found[source] = found.get(source, frozenset()) | hashes
        return found

    def apply(self, changes: Sequence[Change]) -> None:
        """Make a group of changes at once, all or none.

        Raises ConflictError where a record is not as its change has it before.
        """
        with self._changing():
            self._save(changes)

    def edit(self, kind: type[E], name: str, edited: Callable[[E], E]) -> tuple[E, E]:
        """Replace what has this id by what `edited` makes of it; return it before and after."""
        with self._changing():
            before = self.get(kind, name)
            if before is None:
                raise AnnotationsError(f"{self.file}: it is gone, another program has deleted it")
            after = edited(before)
            if after != before:
                self._save([Change(before, after)])
            return before, after

    def refresh(self) -> bool:
        """Take in what other programs have saved; tell whether there was anything."""
        known, found = len(self.problems), False
        with self._reading():
            found = self._storage.refresh()
        return found or len(self.problems) != known

    def tidy(self) -> None:
        """Take the journal into the main file where it is large or nothing is going on.

        To be called off the thread that answers keys.
        """
        self._merge_copies()
        idle = time.monotonic() - self._changed > IDLE_SECONDS
        large = self._storage.journal_size > max(_LARGEST_JOURNAL, self._main_size() // 4)
        if self._storage.pending and (idle or large):
            self._changed = time.monotonic()
            self._compact()

    def close(self) -> None:
        """Take what was saved into the main file, so that plain TinyDB reads all of it there."""
        with self._reading():
            self._storage.refresh()
        if self._storage.pending and (self._has_saved or not self.why_read_only()):
            self._compact()

    def why_read_only(self) -> str | None:
        """Return why nothing can be saved here, None where it can; a missing folder is not made."""
        if not is_writable(self._names.main, self._names.lock):
            return f"{self.file}: it or its folder may not be written"
        if not self._names.folder.is_dir():
            return None
        try:
            with locked(self._names.lock, _SECONDS_TO_TRY):
                return None
        except (LockedError, OSError) as error:
            return f"{self.file}: {error}"

    def _index(self, kind: type[Any]) -> TableIndex:
        return self._opened()[kind]

    def _opened(self) -> _Indexes:
        if not self._indexes:
            while not self._indexes:
                with self._reading(), self._mutex:
                    self._note(None)
            self._merge_copies()
        return self._indexes

    def _note(self, applied: Sequence[Applied] | None) -> None:
        """Keep the indexes as the storage is."""
        if applied is None:
            tables = self._storage.tables
            with collector_at_rest():
                self._indexes = {
                    kind: TableIndex(kind, tables.get(name, {})) for kind, name in TABLES.items()
                }
            return
        for edit in applied:
            kind = _KIND_OF.get(edit.table)
            if kind and self._indexes:
                self._indexes[kind].put(edit.number, edit.after)

    def _save(self, changes: Sequence[Change]) -> None:
        edits: dict[tuple[type, str], Edit] = {}
        after: dict[tuple[type, str], Entity | None] = {}
        for change in changes:
            key = type(change.entity), change.entity.id
            if after.get(key, self.get(*key)) != change.before:
                raise ConflictError(
                    f"{self.file}: another program has changed this meanwhile; its change is kept"
                )
            after[key] = change.after
            number = edits[key].number if key in edits else self._number(*key)
            edits[key] = Edit(TABLES[key[0]], number, self._record(change.after))
        self._keep_removed(after)
        self._storage.commit(list(edits.values()))
        self._changed, self._has_saved = time.monotonic(), True

    def _number(self, kind: type[Entity], name: str) -> str:
        return self._index(kind).number(name) or self._storage.next_number(TABLES[kind])

    def _record(self, entity: Entity | None) -> Record | None:
        """Return the record of an entity; raise AnnotationsError where it could not be read."""
        if entity is None:
            return None
        known = self._index(type(entity)).record(entity.id) or self._removed.get(entity.id)
        try:
            record = to_record(entity, known)
        except ValueError as error:
            raise AnnotationsError(f"{entity.id}: {error}; it was not saved") from error
        from_record(type(entity), record)
        return record

    def _keep_removed(self, after: Mapping[tuple[type, str], Entity | None]) -> None:
        """Remember what is removed, so that fields that are not ours come back with it."""
        for (kind, name), entity in after.items():
            record = self._index(kind).record(name)
            if entity is None and record is not None:
                self._removed[name] = dict(record)

    def _merge_copies(self) -> None:
        """Take in what a sync folder has put into copies of the file, where that can be saved."""
        copies = find_copies(self._names)
        if not copies or self.why_read_only():
            return
        with self._changing():
            self._storage.problems += merge_copies(self._storage, self._disk, copies)

    def _compact(self) -> None:
        try:
            self._storage.compact()
        except OSError as error:
            raise AnnotationsError(
                f"{self._names.journal(0).parent}: {error.strerror or error}: {self.file.name} is "
                "not up to date for other programs; nothing is lost, the journal beside it has "
                "the rest"
            ) from error

    def _main_size(self) -> int:
        try:
            return self._names.main.stat().st_size
        except OSError:
            return 0

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Raise AnnotationsError where the files cannot be read; set a broken one aside.

        What is tried is left off, for another try, where a file was broken only for a moment.
        """
        main = self._names.main
        if main.exists() and not (main.is_file() or main.is_dir()):
            raise AnnotationsError(
                f"{self.file}: no regular file; name another one with --annotations"
            )
        try:
            yield
        except BrokenFileError as error:
            recover(self.file, self._names, self._disk, error, is_ours=self.file.name == FILE_NAME)
        except OSError as error:
            raise AnnotationsError(
                f"{self.file}: cannot be read ({error.strerror or error}); nothing was changed, "
                "make the file readable or name another one with --annotations"
            ) from error

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Keep other programs from writing; raise AnnotationsError where that or writing fails."""
        self._opened()
        try:
            with self._storage.changing():
                yield
        except LockedError as error:
            raise AnnotationsError(f"{self.file}: not saved, {error}") from error
        except OSError as error:
            raise AnnotationsError(self._not_saved(error)) from error

    def _not_saved(self, error: OSError) -> str:
        reason = error.strerror or str(error)
        if error.errno in _DISK_FULL:
            return f"{self.file}: not saved ({reason}); free some space on the disk and try again"
        return (
            f"{self.file}: not saved ({reason}); make the folder {self.file.parent} and the file "
            "writable, or name another file with --annotations"
        )


_KIND_OF: Mapping[str, type[Entity]] = {table: kind for kind, table in TABLES.items()}

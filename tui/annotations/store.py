"""The annotations file as highlights: every change is safe on disk before a call returns."""

import datetime
import errno
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from tinydb import TinyDB

from tui.annotations.access import is_writable
from tui.annotations.broken import set_aside
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.location import FILE_NAME
from tui.annotations.model import Change, Highlight
from tui.annotations.records import Record, from_record, to_record
from tui.annotations.schema import HIGHLIGHTS, META, SCHEMA, decode_tables
from tui.annotations.snapshot import Snapshot, read_stamp, with_changes
from tui.annotations.storage import AtomicJSONStorage, Tables, flush_folder, remove_leftovers
from tui.annotations.table import HighlightTable

LOCK_SECONDS = 10.0
"""How long a change waits for another program to finish its own, in seconds."""

_LOCK_POLL = 0.01
_SECOND_LOOK = 0.1
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class AnnotationStore:
    """The highlights in one annotations file, shared with every other program that has it open.

    Each method sees what other programs have saved meanwhile. All raise AnnotationsError where the
    file cannot be read or is not valid; such a file is never overwritten.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._path = Path(os.path.realpath(file))
        self._storage = AtomicJSONStorage(self._path)
        self._lock_file = self._path.with_name(self._path.name + ".lock")
        self._lock = FileLock(self._lock_file)
        self._snapshot = Snapshot(None, {})
        self._removed: dict[str, Record] = {}
        self._is_tidy = False

    def highlights(self) -> list[Highlight]:
        """Return all highlights in the order in which they were first saved."""
        return list(self._current().by_id.values())

    def on(self, source: str) -> tuple[Highlight, ...]:
        """Return the highlights on the article that records call `source`."""
        return self._current().by_source.get(source, ())

    def get(self, highlight_id: str) -> Highlight | None:
        """Return the highlight with this id, None where there is none."""
        return self._current().by_id.get(highlight_id)

    def save(self, highlight: Highlight) -> None:
        """Insert a highlight, or replace the one with its id, once it is safe on disk."""
        with self._locked():
            self._write({highlight.id: highlight})

    def delete(self, highlight_id: str) -> None:
        """Delete the highlight with this id; one that is gone already is no error."""
        with self._locked():
            if highlight_id in self._current().by_id:
                self._write({highlight_id: None})

    def apply(self, changes: Sequence[Change]) -> None:
        """Make a group of changes in one write, all or none.

        Raises ConflictError where a highlight is not as its change has it before.
        """
        with self._locked():
            after: dict[str, Highlight | None] = {}
            by_id = self._current().by_id
            for change in changes:
                if after.get(change.id, by_id.get(change.id)) != change.before:
                    raise ConflictError(
                        f"{self.file}: another program has changed this highlight meanwhile; "
                        "its change is kept"
                    )
                after[change.id] = change.after
            self._write(after)

    def edit(
        self, highlight_id: str, edited: Callable[[Highlight], Highlight]
    ) -> tuple[Highlight, Highlight]:
        """Replace a highlight by what `edited` makes of it; return it before and after."""
        with self._locked():
            before = self._current().by_id.get(highlight_id)
            if before is None:
                raise AnnotationsError(
                    f"{self.file}: this highlight is gone, another program has deleted it"
                )
            after = edited(before)
            if after != before:
                self._write({highlight_id: after})
            return before, after

    def writable(self) -> bool:
        """Tell, without writing, whether the file and its folder allow highlights to be saved."""
        return is_writable(self._path, self._lock_file)

    def _current(self) -> Snapshot:
        """Return the highlights as the file has them now."""
        self._check_kind()
        try:
            stamp = read_stamp(self._path)
            if not self._snapshot.is_current(stamp):
                self._snapshot = Snapshot(stamp, self._decode(self._read() if stamp else {}))
        except OSError as error:
            raise AnnotationsError(
                f"{self.file}: cannot be read ({error.strerror or error}); nothing was changed, "
                "make the file readable or name another one with --annotations"
            ) from error
        return self._snapshot

    def _check_kind(self) -> None:
        """Raise AnnotationsError for a device or a pipe: reading one may never end."""
        if self._path.exists() and not (self._path.is_file() or self._path.is_dir()):
            raise AnnotationsError(
                f"{self.file}: no regular file; name another one with --annotations"
            )

    def _decode(self, tables: Tables) -> dict[str, Highlight]:
        try:
            return decode_tables(tables)
        except AnnotationsError as error:
            raise AnnotationsError(
                f"{self.file}: {error}; the file was left as it is, mend it or name another one "
                "with --annotations"
            ) from error

    def _read(self) -> Tables:
        try:
            return self._storage.read() or {}
        except ValueError as error:
            # A file of another name may be anything the reader has named by mistake.
            if self.file.name != FILE_NAME:
                raise AnnotationsError(
                    f"{self.file}: not an annotations file ({error}); it was left as it is, name "
                    "another one with --annotations"
                ) from error
            return self._recover(error)

    def _recover(self, reason: ValueError) -> Tables:
        """Set a broken file aside and raise AnnotationsError, unless it is whole at second look."""
        try:
            with self._lock.acquire(timeout=LOCK_SECONDS, poll_interval=_LOCK_POLL):
                return self._read_again()
        except OSError as error:
            raise AnnotationsError(
                f"{self.file}: broken ({reason}) and cannot be moved aside "
                f"({error.strerror or error}); it was left as it is, move it away or make its "
                "folder writable"
            ) from error

    def _read_again(self) -> Tables:
        # A program that writes in place, as plain TinyDB does, may be in the middle of it.
        seen = read_stamp(self._path)
        time.sleep(_SECOND_LOOK)
        try:
            return self._storage.read() or {}
        except ValueError as error:
            if read_stamp(self._path) != seen:
                raise AnnotationsError(
                    f"{self.file}: another program is writing to it; run again when it is done"
                ) from error
            aside = set_aside(self._path, datetime.datetime.now(datetime.UTC))
            raise AnnotationsError(
                f"{self.file}: broken ({error}); it is kept as {aside.name} beside it, run again "
                "to start a new file"
            ) from error

    def _write(self, changed: Mapping[str, Highlight | None]) -> None:
        """Write the changed highlights, then take them into memory; the caller holds the lock."""
        by_id = self._current().by_id
        checked = {name: self._checked(highlight) for name, highlight in changed.items()}
        if not self._is_tidy:
            remove_leftovers(self._path)
            self._is_tidy = True
        database = TinyDB(self._path, storage=AtomicJSONStorage)
        if not by_id and not len(database.table(META)):
            database.table(META).insert({"schema": SCHEMA})
        HighlightTable(database.storage, HIGHLIGHTS).put(checked, self._removed)
        self._snapshot = Snapshot(read_stamp(self._path), with_changes(by_id, checked), own=True)

    def _checked(self, highlight: Highlight | None) -> Highlight | None:
        """Return a highlight as it will be read again; raise AnnotationsError where it cannot."""
        if highlight is None:
            return None
        try:
            return from_record(to_record(highlight))
        except ValueError as error:
            raise AnnotationsError(
                f"highlight {highlight.id}: {error}; it was not saved"
            ) from error

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other programs from writing; raise AnnotationsError where that or writing fails."""
        try:
            self._make_folder()
            with self._lock.acquire(timeout=LOCK_SECONDS, poll_interval=_LOCK_POLL):
                yield
        except Timeout as error:
            raise AnnotationsError(
                f"{self.file}: not saved, another program holds {self._lock_file.name} for more "
                f"than {LOCK_SECONDS:.0f} s; close that program and try again"
            ) from error
        except OSError as error:
            raise AnnotationsError(self._not_saved(error)) from error

    def _make_folder(self) -> None:
        folder = self._path.parent
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            flush_folder(folder.parent)

    def _not_saved(self, error: OSError) -> str:
        reason = error.strerror or str(error)
        if error.errno in _DISK_FULL:
            return f"{self.file}: not saved ({reason}); free some space on the disk and try again"
        return (
            f"{self.file}: not saved ({reason}); make the folder {self.file.parent} and the file "
            "writable, or name another file with --annotations"
        )

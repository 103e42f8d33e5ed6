"""Write changes to the journal, and new generations of the main file.

Every method but `write` is for whoever holds the lock, with all that others have saved read.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tui.annotations.durable.compaction import (
    install,
    prune,
    remove_leftovers,
    write_generation,
)
from tui.annotations.durable.disk import Disk, mode_like
from tui.annotations.durable.document import Record
from tui.annotations.durable.following import Follower
from tui.annotations.durable.journal import Edit, Position, append, encode_change, encode_header
from tui.annotations.durable.lineage import Header, Lineage, new_name
from tui.annotations.durable.meta import SCHEMA, Meta, new_store
from tui.annotations.durable.names import Names
from tui.annotations.durable.stamps import Stamp, read_stamp


@dataclass(frozen=True, slots=True)
class Cut:
    """What a new generation of the main file will hold, and what it takes the place of."""

    meta: Meta
    tables: Mapping[str, Mapping[str, Record]]
    before: Stamp | None
    backup: int


class Writer:
    """Writes the files of a store and lets the follower know; what fails raises OSError."""

    def __init__(self, disk: Disk, names: Names, follower: Follower) -> None:
        self._disk = disk
        self._names = names
        self._follower = follower
        self._named: int | None = None

    def save(self, edits: Sequence[Edit]) -> None:
        """Write edits as one line of the journal; once this returns they are on the disk."""
        if not self._follower.may_append:
            self.establish()
        if not self._follower.position.offset:
            self._begin(self._follower.lineage.header(self._follower.position.generation))
        line = encode_change(edits)
        self._append(line)
        self._follower.advance(line)

    def establish(self) -> None:
        """Write a main file where there is none that changes can be appended to."""
        follower, names = self._follower, self._names
        is_first = not (names.main.exists() or names.journals() or names.backups())
        meta = Meta(
            SCHEMA,
            follower.meta.store or new_store(),
            0 if is_first else self._highest_generation() + 2,
            new_name(),
            follower.lineage.taken,
            dict(follower.highest),
        )
        temporary = write_generation(self._disk, names, follower.tables, meta)
        install(self._disk, names, temporary, backup=follower.retire_main(self._disk))
        follower.installed(meta)
        follower.position, follower.lineage = Position(meta.generation), Lineage(meta)

    def cut(self) -> Cut:
        """Begin the next journal and return what all changes before it come to."""
        # Nobody else is writing one: that takes one of the two locks that are held here.
        remove_leftovers(self._disk, self._names)
        follower = self._follower
        generation = self._highest_generation() + 1
        meta = replace(
            follower.meta,
            generation=generation,
            edition=new_name(),
            journals=follower.lineage.taken,
            numbers=dict(follower.highest),
        )
        backup = follower.meta.generation
        before, follower.position = follower.position, Position(generation)
        try:
            self._begin(follower.lineage.header(generation, edition=meta.edition))
        except BaseException:
            follower.position = before
            raise
        tables = {name: dict(table) for name, table in follower.tables.items()}
        return Cut(meta, tables, follower.main, backup)

    def write(self, cut: Cut) -> Path:
        """Write a cut to a temporary file and return it; no lock is needed."""
        return write_generation(self._disk, self._names, cut.tables, cut.meta)

    def put_in_place(self, cut: Cut, temporary: Path) -> None:
        """Make the temporary file the main file, unless another program has changed that."""
        if read_stamp(self._names.main) != cut.before or not self._follower.may_append:
            self.drop(temporary)
            return
        install(self._disk, self._names, temporary, backup=cut.backup)
        self._follower.installed(cut.meta)

    def drop(self, temporary: Path) -> None:
        """Remove a temporary file that is not needed."""
        with suppress(OSError):
            self._disk.unlink(temporary)

    def prune(self) -> None:
        """Remove what no kept backup needs; only the lock on tidying is needed."""
        prune(self._disk, self._names)

    def _highest_generation(self) -> int:
        """Return the highest generation that any file is of, this store's or another machine's."""
        names = self._names
        # A main file that is older than a backup is not the one that is opened.
        return max(self._follower.position.generation, *names.journals(), *names.backups(), 0)

    def _begin(self, header: Header) -> None:
        """Write the first line of the journal at hand."""
        line = encode_header(header)
        self._append(line)
        self._follower.lineage.take(header)
        self._follower.advance(line, changes=0)

    def _append(self, data: bytes) -> None:
        position = self._follower.position
        path = self._names.journal(position.generation)
        # Who made the journal may have been killed before its name was on the disk.
        is_named = position.generation == self._named
        append(self._disk, path, position, data, mode_like(self._names.main), is_named=is_named)
        self._named = position.generation

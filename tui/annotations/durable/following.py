"""Follow what is written to the files of a store, by this program and by others."""

import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotations.durable.aside import set_aside
from tui.annotations.durable.by_id import by_id, edits_to_take_in
from tui.annotations.durable.disk import Disk
from tui.annotations.durable.journal import (
    Edit,
    JournalChangedError,
    JournalGoneError,
    Position,
    complete_lines,
    peek,
    read_on,
)
from tui.annotations.durable.lineage import Kinship, Lineage
from tui.annotations.durable.meta import SCHEMA, Meta, read_head
from tui.annotations.durable.names import Names
from tui.annotations.durable.opening import OLDER, bad_lines, open_state
from tui.annotations.durable.stamps import Stamp, read_stamp
from tui.garbage import keeping_what_is_made

if TYPE_CHECKING:
    from tui.annotations.durable.document import Tables

_GONE = "gone"
_STILL_HERE = "what it had is still here and is written again with the next change"


class Follower:
    """What is known of the files: the tables they hold and how far the journal was read."""

    def __init__(self, names: Names, report: Callable[[str], None]) -> None:
        self._names = names
        self._report = report
        self.is_open = False
        self.tables: Tables = {}
        self.meta = Meta()
        self.main: Stamp | None = None
        self.position = Position(0)
        self._journal: Stamp | None = None
        self._own = Position(-1)
        self._known: dict[Path, Stamp | None] = {}
        self.highest: dict[str, int] = {}
        self._pending: Counter[int] = Counter()
        self._unusable = _GONE
        self.is_ahead = False
        self.lineage = Lineage(self.meta)

    @property
    def may_append(self) -> bool:
        """Tell whether changes may be appended: the main file is whole and of this schema."""
        is_ours = self.meta.schema == SCHEMA and bool(self.meta.store and self.meta.edition)
        return is_ours and not self._unusable and not self.is_ahead

    @property
    def is_main_older(self) -> bool:
        """Tell whether a backup was opened instead of a main file that is whole."""
        return self._unusable == OLDER

    def open(self) -> None:
        """Read all files; raises as `open_state` does."""
        with keeping_what_is_made():
            opened = open_state(self._names)
        self.tables, self.meta, self.main = opened.tables, opened.meta, opened.main
        self.position, self._unusable = opened.position, opened.unusable
        self.highest, self._pending = opened.highest, opened.pending
        self.lineage, self.is_ahead = opened.lineage, opened.is_ahead
        self._journal, self._own = None, Position(-1)
        self._known.clear()
        for problem in opened.problems:
            self._report(problem)
        self.is_open = True

    def catch_up(self) -> list[tuple[Edit, ...]] | None:
        """Return the changes that were added since; None where everything was read anew.

        The caller makes them in `tables`.
        """
        # First the journals: one is begun before the main file that goes with it is put in place.
        changes: list[tuple[Edit, ...]] = []
        is_known = True
        try:
            self._read_journals(changes)
        except JournalGoneError as error:
            if read_stamp(self._names.main) in (self.main, None):
                self._keep_memory(f"{error}: was removed meanwhile")
                return changes
            is_known = False
        except JournalChangedError:
            is_known = False
            if self._has_lost_own():
                path = self._names.journal(self.position.generation)
                self._report(f"{path}: was damaged meanwhile; {_STILL_HERE}")
                self.is_ahead = True
        if self.main is not None and not self._names.main.exists():
            self._keep_memory(f"{self._names.main}: was removed meanwhile")
        elif not is_known or not self._main_is_known():
            self.reopen()
            return None
        return changes

    def _has_lost_own(self) -> bool:
        """Tell whether the journal no longer has what this program saved there.

        What another program wrote may be cut off rightly, where that could not be flushed.
        """
        own = self._own
        if own.generation != self.position.generation:
            return False
        data = complete_lines(self._names.journal(own.generation))[: own.offset]
        return zlib.crc32(data) != own.checksum

    def reopen(self) -> None:
        """Read all files anew; what is known to be lost in them is kept, to be written again."""
        remembered = self.tables if self.is_ahead else {}
        self.open()
        known = by_id(
            (name, record) for name, table in remembered.items() for record in table.values()
        )
        for table, number, record in list(edits_to_take_in(self.tables, known, self.next_number)):
            self.tables.setdefault(table, {})[number] = record or {}
            self.is_ahead = True

    def next_number(self, table: str) -> str:
        """Return a TinyDB number for a new record of a table."""
        self.highest[table] = self.highest.get(table, 0) + 1
        return str(self.highest[table])

    def _keep_memory(self, what: str) -> None:
        """Take note that the files lack what is in memory, which has to be written anew."""
        if not self._names.main.exists():
            self._unusable = _GONE
        self.is_ahead = True
        self._report(f"{what}; {_STILL_HERE}")

    @property
    def pending(self) -> int:
        """Return how many changes stand in journals and not yet in the main file."""
        generation = self.meta.generation
        return sum(count for number, count in self._pending.items() if number >= generation)

    def strays(self) -> list[Path]:
        """Return the journals of this store that were made on top of another main file."""
        found = []
        for generation in self._names.journals():
            path = self._names.journal(generation)
            stamp = read_stamp(path)
            # They are asked for often, and what is in memory stays there.
            if generation == self.position.generation or self._known.get(path) == stamp:
                continue
            kinship = self._kinship(generation)
            if kinship is Kinship.TAKEN:
                self._known[path] = stamp
            elif kinship is Kinship.STRAY:
                found.append(path)
        return found

    def advance(self, line: bytes, *, changes: int = 1) -> None:
        """Take note that this program appended a line with so many changes to the journal."""
        position = self.position
        self._pending[position.generation] += changes
        self._move(position.after(line))
        self._own = self.position
        self._journal = read_stamp(self._names.journal(position.generation))

    def installed(self, meta: Meta) -> None:
        """Take note that this program put a main file of a generation in place."""
        self.meta, self._unusable, self.is_ahead = meta, "", False
        self.main = read_stamp(self._names.main)

    def retire_main(self, disk: Disk) -> int | None:
        """Return the generation of which the main file becomes a backup.

        One that cannot be opened, or is not the newest, is set aside instead; then it is None.
        """
        if not self._unusable:
            return self.meta.generation
        if self._names.main.exists():
            aside = set_aside(disk, self._names.main, self._unusable)
            self._report(f"{self._names.main}: the file as it was is kept as {aside.name}")
        return None

    def _main_is_known(self) -> bool:
        """Tell whether the main file holds nothing but what was read before or is in journals."""
        stamp = read_stamp(self._names.main)
        if stamp == self.main:
            return True
        if stamp is None or self._unusable:
            return False
        meta = read_head(self._names.main)
        if meta is None or meta.store != self.meta.store or meta.schema != SCHEMA:
            return False
        if meta.edition == self.meta.edition or meta.edition not in self.lineage.editions:
            return False
        if meta.generation <= self.meta.generation:
            return False
        self.main, self.meta = stamp, meta
        return True

    def _move(self, position: Position) -> None:
        self.position = position
        self.lineage.note_extent(position.offset, position.checksum)

    def _kinship(self, generation: int) -> Kinship | None:
        """Return what a journal is; None where there is none, or it is just being begun."""
        path = self._names.journal(generation)
        header = peek(path)
        return self.lineage.kinship(header, lambda: complete_lines(path)) if header else None

    def _read_journals(self, changes: list[tuple[Edit, ...]]) -> None:
        while True:
            changes += self._read_journal()
            following = self._following()
            if following is None:
                return
            # Nobody writes to a journal once the next one is there, but until then they did.
            changes += self._read_journal()
            self.position, self._journal = Position(following), None

    def _following(self) -> int | None:
        """Return the generation of the journal that goes on from here; None where there is none."""
        position = self.position
        for generation in self._names.journals():
            # Where nothing was written here yet, another may have begun under a lower number.
            is_later = generation > position.generation or not position.offset
            if generation == position.generation or not is_later:
                continue
            if self._kinship(generation) is Kinship.NEXT:
                return generation
        return None

    def _read_journal(self) -> Sequence[tuple[Edit, ...]]:
        position = self.position
        path = self._names.journal(position.generation)
        stamp = read_stamp(path)
        if stamp is None and not position.offset:
            return ()
        if stamp == self._journal:
            return ()
        reading = read_on(path, position)
        if reading.header:
            kinship = self.lineage.kinship(reading.header, lambda: reading.lines)
            if kinship is not Kinship.NEXT:
                raise JournalChangedError(str(path))
            self.lineage.take(reading.header)
        if reading.bad:
            self._report(bad_lines(path, reading.bad))
        self._journal = stamp
        self._pending[position.generation] += len(reading.changes)
        self._move(position.after(reading.lines))
        return reading.changes

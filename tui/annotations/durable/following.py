"""Follow what is written to the files of a store, by this program and by others."""

import datetime
from collections import Counter
from collections.abc import Sequence

from tui.annotations.durable.aside import set_aside
from tui.annotations.durable.collector import collector_at_rest
from tui.annotations.durable.disk import Disk
from tui.annotations.durable.document import Tables, parse_first_table
from tui.annotations.durable.journal import Edit, JournalChangedError, Position, read_on
from tui.annotations.durable.meta import SCHEMA, Meta, read_meta
from tui.annotations.durable.names import Names
from tui.annotations.durable.opening import bad_lines, open_state
from tui.annotations.durable.stamps import Stamp, read_stamp
from tui.annotations.errors import AnnotationsError

_HEAD = 4096
"""Bytes of a main file that have what it says of itself."""


class Follower:
    """What is known of the files: the tables they hold and how far the journal was read."""

    def __init__(self, names: Names, problems: list[str]) -> None:
        self._names = names
        self._problems = problems
        self.is_open = False
        self.tables: Tables = {}
        self.meta = Meta()
        self.main: Stamp | None = None
        self.position = Position(0)
        self._journal: Stamp | None = None
        self.highest: dict[str, int] = {}
        self._pending: Counter[int] = Counter()
        self._unusable = "gone"

    @property
    def may_append(self) -> bool:
        """Tell whether changes may be appended: the main file is whole and of this schema."""
        return not self._unusable and self.meta.schema == SCHEMA and bool(self.meta.store)

    def open(self) -> None:
        """Read all files; raises as `open_state` does."""
        with collector_at_rest():
            opened = open_state(self._names)
        self.tables, self.meta, self.main = opened.tables, opened.meta, opened.main
        self.position, self._unusable = opened.position, opened.unusable
        self.highest, self._pending = opened.highest, opened.pending
        self._journal = None
        self._problems += [one for one in opened.problems if one not in self._problems]
        self.is_open = True

    def catch_up(self) -> list[tuple[Edit, ...]] | None:
        """Return the changes that were added since; None where everything was read anew.

        The caller makes them in `tables`.
        """
        if self._everything_is_gone():
            return []
        if not self._main_is_known():
            self.open()
            return None
        try:
            return self._read_journals()
        except JournalChangedError:
            self.open()
            return None

    @property
    def pending(self) -> int:
        """Return how many changes stand in journals and not yet in the main file."""
        generation = self.meta.generation
        return sum(count for number, count in self._pending.items() if number >= generation)

    def advance(self, size: int, last_line: bytes, *, changes: int = 1) -> None:
        """Take note that this program appended changes, `size` bytes, to the journal."""
        position = self.position
        self._pending[position.generation] += changes
        self.position = Position(position.generation, position.offset + size, last_line)
        self._journal = read_stamp(self._names.journal(position.generation))

    def installed(self, meta: Meta) -> None:
        """Take note that this program put a main file of a generation in place."""
        self.meta, self._unusable = meta, ""
        self.main = read_stamp(self._names.main)

    def retire_main(self, disk: Disk) -> int | None:
        """Return the generation of which the main file becomes a backup.

        One that cannot be opened, or is not the newest, is set aside instead; then it is None.
        """
        if not self._unusable:
            return self.meta.generation
        if self._names.main.exists():
            now = datetime.datetime.now(datetime.UTC)
            aside = set_aside(disk, self._names.main, self._unusable, now)
            self._problems.append(f"{self._names.main}: the file as it was is kept as {aside.name}")
        return None

    def _main_is_known(self) -> bool:
        """Tell whether the main file holds nothing but what was read before or is in journals."""
        stamp = read_stamp(self._names.main)
        if stamp == self.main:
            return True
        if stamp is None or self._unusable:
            return False
        meta = self._read_head()
        if meta is None or meta.store != self.meta.store or meta.schema != SCHEMA:
            return False
        if meta.generation <= self.meta.generation or not self._has_all_before(meta.generation):
            return False
        self.main, self.meta = stamp, meta
        return True

    def _has_all_before(self, generation: int) -> bool:
        journals = set(self._names.journals())
        return journals.issuperset(range(self.position.generation, generation))

    def _read_head(self) -> Meta | None:
        try:
            with self._names.main.open("rb") as file:
                table = parse_first_table(file.read(_HEAD))
            return read_meta(table, needed=True)
        except (OSError, AnnotationsError):
            return None

    def _read_journals(self) -> list[tuple[Edit, ...]]:
        changes: list[tuple[Edit, ...]] = []
        while True:
            changes += self._read_journal()
            following = self._names.journal(self.position.generation + 1)
            if not following.exists():
                return changes
            self.position, self._journal = Position(self.position.generation + 1), None

    def _read_journal(self) -> Sequence[tuple[Edit, ...]]:
        position = self.position
        path = self._names.journal(position.generation)
        stamp = read_stamp(path)
        if stamp is None and not position.offset:
            return ()
        if stamp == self._journal:
            return ()
        reading = read_on(path, position)
        if reading.bad:
            self._problems.append(bad_lines(path, reading.bad))
        self._journal = stamp
        self._pending[position.generation] += len(reading.changes)
        last_line = reading.last_line or position.last_line
        offset = position.offset + reading.size
        self.position = Position(position.generation, offset, last_line)
        return reading.changes

    def _everything_is_gone(self) -> bool:
        """Tell whether what was read has no file left, so that only memory has it."""
        names = self._names
        if self.main is None or names.main.exists() or names.backups() or names.journals():
            return False
        if self._unusable != "gone":
            self._unusable = "gone"
            self._problems.append(
                f"{names.main}: was removed meanwhile, with its journal and backups; what it had "
                "is written again with the next change"
            )
        return True

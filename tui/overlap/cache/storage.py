"""Keep values by key in a file of the cache folder; where that cannot be, do without."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

MOST_BYTES = 1 << 29
"""Bytes the file may have; beyond that what was not used for longest is forgotten."""

FORGOTTEN = 0.25
"""Share of the values that is forgotten then."""

WAIT = 2.0
"""Seconds to wait for another program that is writing."""

ASKED_AT_ONCE = 500
"""Keys in one question; older libraries of SQLite take 999."""

HELD_BY_ANOTHER = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
"""Errors, in their lowest eight bits, while another program writes: it keeps the same."""

Unkept = Callable[[Exception], None]
"""Is told by which error nothing can be kept any more."""

SECONDS_A_DAY = 86_400
_DAYS_UNNOTED = 7
"""Days that a use may lie back without being noted."""

_SCHEMA = """CREATE TABLE IF NOT EXISTS kept (
    kind INTEGER NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (kind, key)) WITHOUT ROWID"""
_FORGET = """DELETE FROM kept WHERE (kind, key) IN (
    SELECT kind, key FROM kept ORDER BY used LIMIT (SELECT CAST(count(*) * ? AS INTEGER) FROM kept))
"""


class Kept(IntEnum):
    """What a value is."""

    SHARING = 1
    PASSAGES = 2
    SIMILAR = 3


class Storage:
    """Values by kind and key, in one file for each edition of the program.

    Nothing is raised: a file that is damaged is made anew, and where none can be read or written
    nothing is known and nothing kept, and `unkept` is told. Files of other editions are deleted.
    """

    def __init__(
        self,
        folder: Path | None,
        edition: str,
        most_bytes: int = MOST_BYTES,
        unkept: Unkept | None = None,
    ) -> None:
        self._file = folder / f"pairs-{edition}.sqlite" if folder else None
        self._most_bytes = most_bytes
        self._unkept = unkept
        self._new: dict[tuple[Kept, bytes], bytes] = {}
        self._connection = self._open()

    def get(self, kind: Kept, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values that are kept, by key."""
        found: dict[bytes, bytes] = {}
        for first in range(0, len(keys), ASKED_AT_ONCE):
            asked = keys[first : first + ASKED_AT_ONCE]
            found |= self._try(partial(_select, kind, asked)) or {}
        found |= {key: self._new[kind, key] for key in keys if (kind, key) in self._new}
        return found

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is kept yet."""
        return not self._new and not self._try(_has_rows)

    def put(self, kind: Kept, key: bytes, value: bytes) -> None:
        """Keep a value in place of the one before; it is written with the next `write`."""
        self._new[kind, key] = value

    def write(self) -> None:
        """Write what is new, and forget what was not used for longest where it is too much."""
        rows = [(kind, key, _today(), value) for (kind, key), value in self._new.items()]
        self._new.clear()
        if rows:
            self._try(partial(_insert, rows))
            self._try(self._bound)

    def close(self) -> None:
        """Write what is new and leave the file."""
        self.write()
        if self._connection:
            self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection | None:
        if self._file is None:
            return None
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _delete(file for file in self._file.parent.glob("pairs-*") if self._is_other(file))
            return _connect(self._file)
        except (OSError, sqlite3.OperationalError) as error:
            self._do_without(error)
            return None
        except sqlite3.DatabaseError:
            return self._remake()

    def _is_other(self, file: Path) -> bool:
        return self._file is not None and not file.name.startswith(self._file.name)

    def _remake(self) -> sqlite3.Connection | None:
        """Return a new file in place of a damaged one."""
        if self._file is None:
            return None
        try:
            _delete([self._file, *self._file.parent.glob(f"{self._file.name}-*")])
            return _connect(self._file)
        except (OSError, sqlite3.Error) as error:
            self._do_without(error)
            return None

    def _do_without(self, error: OSError | sqlite3.Error) -> None:
        """Tell why nothing is kept any more, unless another program keeps it."""
        code = error.sqlite_errorcode if isinstance(error, sqlite3.Error) else 0
        if self._unkept and code & 0xFF not in HELD_BY_ANOTHER:
            self._unkept(error)

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file; where that fails do without it, or with a new one."""
        if self._connection is None:
            return None
        try:
            with self._connection:
                return work(self._connection)
        except sqlite3.Error as error:
            self._connection.close()
            self._connection = None
            if isinstance(error, sqlite3.OperationalError):
                self._do_without(error)
            else:
                self._connection = self._remake()
            return None

    def _bound(self, connection: sqlite3.Connection) -> None:
        pages, free, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size > self._most_bytes:
            connection.execute(_FORGET, (FORGOTTEN,))


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=WAIT)
    try:
        for pragma in ("trusted_schema=OFF", "journal_mode=WAL", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(_SCHEMA)
        connection.execute("SELECT kind, key, used, value FROM kept LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _has_rows(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is not None


def _select(
    kind: Kept, keys: Sequence[bytes], connection: sqlite3.Connection
) -> dict[bytes, bytes]:
    marks = ",".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT key, used, value FROM kept WHERE kind = ? AND key IN ({marks})",  # noqa: S608
        (kind, *keys),
    ).fetchall()
    today = _today()
    stale = [(today, kind, key) for key, used, _ in rows if used < today - _DAYS_UNNOTED]
    if stale:
        with suppress(sqlite3.OperationalError):
            connection.executemany("UPDATE kept SET used = ? WHERE kind = ? AND key = ?", stale)
    return {key: value for key, _, value in rows}


def _insert(rows: Sequence[tuple[Kept, bytes, int, bytes]], connection: sqlite3.Connection) -> None:
    connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)


def _delete(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _today() -> int:
    return int(time.time() // SECONDS_A_DAY)

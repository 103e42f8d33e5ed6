"""A TinyDB storage that replaces its file whole, so that a failed write harms nothing."""

import errno
import json
import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

Tables = dict[str, dict[str, Any]]
"""A TinyDB document: tables by name, each with its records by number."""

_REPLACE_ATTEMPTS = 5
_REPLACE_PAUSE = 0.02
_CANNOT_FLUSH_FOLDER = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF})


class AtomicJSONStorage(Storage):
    """Keep a TinyDB document in a UTF-8 JSON file that plain TinyDB reads too.

    Each write goes to a temporary file in the same folder, which then takes the file's place.
    A file that is a link stays one: what it leads to is replaced, with its permissions kept.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def read(self) -> Tables | None:
        """Return the tables, None where there is no file or an empty one.

        Raises OSError where the file cannot be read, ValueError where it is not a TinyDB document.
        """
        try:
            data = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return parse_tables(data) if data else None

    def write(self, data: Tables) -> None:
        """Replace the file by `data`, flushed to the disk with its folder.

        Raises OSError where that fails: the file is then as it was, unless only the flush of its
        folder failed.
        """
        target = Path(os.path.realpath(self.path))
        # Replacing needs no right to the file itself, so a file made read-only asks to be obeyed.
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
        try:
            _write_flushed(temporary, serialise_tables(data), like=target)
            _replace(temporary, target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        flush_folder(target.parent)


def parse_tables(data: bytes) -> Tables:
    """Return the TinyDB document in JSON `data`; raise ValueError where it is none."""
    try:
        tables = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(tables, dict) or not all(_is_table(table) for table in tables.values()):
        raise ValueError("JSON, but not a TinyDB document")
    return tables


def serialise_tables(tables: Tables) -> bytes:
    """Return a TinyDB document as JSON in UTF-8."""
    try:
        return json.dumps(tables, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair, which another program wrote as an escape, exists only as one.
        return json.dumps(tables).encode("ascii")


def remove_leftovers(path: Path) -> None:
    """Remove temporary files of writes that were killed; only where no one else can be writing."""
    target = Path(os.path.realpath(path))
    # One that cannot be removed does no harm, while a highlight not saved because of it would.
    with suppress(OSError):
        for entry in target.parent.iterdir():
            if entry.name.startswith(f".{target.name}.") and entry.name.endswith(".tmp"):
                entry.unlink()


def flush_folder(folder: Path) -> None:
    """Flush the names in `folder` to the disk, where the platform can do that to a folder."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH_FOLDER:
            raise
    finally:
        os.close(descriptor)


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(record, dict) for record in table.values())


def _write_flushed(path: Path, data: bytes, *, like: Path) -> None:
    with path.open("xb") as file:
        # Before there is anything in it that others might not be allowed to read.
        _copy_access(like, path)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    # The file system's own time of a write is coarse: two writes could have the same.
    now = time.time_ns()
    os.utime(path, ns=(now, now))


def _copy_access(source: Path, path: Path) -> None:
    """Give `path` the owner and permissions of `source`, if there is such a file."""
    try:
        wanted = source.stat()
    except FileNotFoundError:
        return
    given = path.stat()
    if (wanted.st_uid, wanted.st_gid) != (given.st_uid, given.st_gid):
        with suppress(PermissionError):
            os.chown(path, wanted.st_uid, wanted.st_gid)
    if wanted.st_mode != given.st_mode:
        path.chmod(stat.S_IMODE(wanted.st_mode))


def _replace(temporary: Path, target: Path) -> None:
    # Windows refuses while another program has the file open, which a reader has for a moment.
    for _ in range(_REPLACE_ATTEMPTS - 1):
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(_REPLACE_PAUSE)
        else:
            return
    temporary.replace(target)

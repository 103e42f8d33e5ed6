"""Write a new generation of the main file and remove what no backup needs any more."""

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tui.annotations.durable.aside import set_aside
from tui.annotations.durable.disk import Disk, mode_like, write_file
from tui.annotations.durable.document import Record, document_blocks
from tui.annotations.durable.journal import Reading, read_lines
from tui.annotations.durable.lineage import extent_of
from tui.annotations.durable.meta import META, SCHEMA, Extent, Meta, read_head
from tui.annotations.durable.names import Names

BACKUPS = 2
"""How many earlier generations are kept."""

_NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)
_BLOCK = 1 << 20
_PAUSE_SECONDS = 5e-5


def write_generation(
    disk: Disk, names: Names, tables: Mapping[str, Mapping[str, Record]], meta: Meta
) -> Path:
    """Write a whole document to a temporary file, flush it and return its name.

    It has the owner and permissions of the main file. Raises OSError where that fails; then there
    is no such file.
    """
    temporary = names.temporary()
    document = {META: replace(meta, schema=SCHEMA).table(), **tables}
    write_file(disk, temporary, _paced(document_blocks(document)), mode_like(names.main))
    _copy_owner(names.main, temporary)
    return temporary


def install(disk: Disk, names: Names, temporary: Path, *, backup: int | None) -> None:
    """Give a flushed file the main file's name; what had it becomes the backup of a generation.

    Raises OSError where that fails: then the main file is the old or the new one, both whole.
    """
    # A main file made read-only asks to be obeyed, though replacing needs no right to it.
    if names.main.exists() and not os.access(names.main, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(names.main))
    if backup is not None:
        _keep(disk, names.main, names.backup(backup))
    disk.replace(temporary, names.main)
    disk.flush_folder(names.folder)


def prune(disk: Disk, names: Names) -> None:
    """Remove backups older than BACKUPS whole ones, and journals that these and the main file have.

    A journal with damaged lines is set aside. What cannot be removed does no harm and stays.
    """
    with suppress(OSError):
        whole = [one for one in names.backups() if read_head(names.backup(one))][-BACKUPS:]
        if len(whole) < BACKUPS:
            return
        for generation in names.backups():
            if generation < whole[0]:
                disk.unlink(names.backup(generation))
        # A backup without its journals must not come back.
        disk.flush_folder(names.folder)
        taken = _taken_by_all([names.main, *map(names.backup, whole)])
        for generation in names.journals():
            journal = names.journal(generation)
            reading = read_lines(journal.read_bytes())
            if generation >= whole[0] or not _is_in(reading, taken):
                continue
            if reading.bad:
                set_aside(disk, journal, "damaged")
            else:
                disk.unlink(journal)


def _taken_by_all(files: Iterable[Path]) -> set[Extent]:
    """Return what each of these generations says it has taken in."""
    heads = map(read_head, files)
    return set.intersection(*(set(head.journals) if head else set() for head in heads))


def _is_in(journal: Reading, taken: set[Extent]) -> bool:
    return journal.header is None or extent_of(journal.header.id, journal.lines) in taken


def remove_leftovers(disk: Disk, names: Names) -> None:
    """Remove temporary files of programs that were killed; only where no one else is writing."""
    # One that cannot be removed does no harm, while a highlight not saved because of it would.
    with suppress(OSError):
        for leftover in names.leftovers():
            disk.unlink(leftover)


def _paced(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield blocks with a pause after each, in which a thread that answers a key gets its turn."""
    for block in blocks:
        yield block
        time.sleep(_PAUSE_SECONDS)


def _keep(disk: Disk, main: Path, backup: Path) -> None:
    if backup.exists():
        if backup.samefile(main):
            return
        disk.unlink(backup)
    try:
        disk.link(main, backup)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        with main.open("rb") as file:
            write_file(disk, backup, iter(lambda: file.read(_BLOCK), b""), mode_like(main))


def _copy_owner(source: Path, path: Path) -> None:
    """Give a file the owner and exact permissions of another, as far as that is allowed."""
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

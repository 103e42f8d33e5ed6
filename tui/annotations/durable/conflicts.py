"""Take in the copies of the annotations that a sync folder makes when two machines have written."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.annotations.durable.aside import set_aside
from tui.annotations.durable.disk import Disk
from tui.annotations.durable.document import Record, parse_document
from tui.annotations.durable.journal import Edit, read_lines
from tui.annotations.durable.meta import META, read_meta
from tui.annotations.durable.names import Names
from tui.annotations.durable.storage import JournaledStorage
from tui.annotations.errors import AnnotationsError

_MARKS = (
    r" ?[(\[].*[ck]onfli[ck]?t.*[)\]]",
    r"[._~-]sync-conflict-[\w-]+",
    r"_conflict-[\w-]+",
    r" \(\d+\)",
    r" \d+",
    # OneDrive adds the other computer's name; a name that may be anything is not for us.
    r"-[\w-]*(?:desktop|laptop|macbook|imac|surface|thinkpad|-pc)[\w-]*",
    r"_conf\(\d+\)",
    r"\.conflict[\w.-]*",
    # A main file that was older than its backups: another machine's, or one that was put back.
    r"\.older-[\dT]+(?:-\d+)?",
)
_OURS = re.compile(r"\.(?:broken|merged|gone|damaged)-\d{8}T\d{6}(?:-\d+)?")
_Found = dict[tuple[str, str], Record]


def find_copies(names: Names) -> list[Path]:
    """Return the conflicted copies of the main file and of journals, by their names."""
    stem, suffix = re.escape(names.main.stem), re.escape(names.main.suffix)
    marks = "|".join(_MARKS)
    main = re.compile(rf"{stem}(?:{marks}){suffix}|{stem}{suffix}(?:{marks})", re.IGNORECASE)
    journal = re.compile(
        rf"{stem}(?:{marks})?{suffix}\.\d+(?:{marks})\.journal|"
        rf"{stem}(?:{marks}){suffix}\.\d+\.journal|{stem}{suffix}\.\d+\.journal(?:{marks})",
        re.IGNORECASE,
    )
    try:
        entries = sorted(names.folder.iterdir())
    except OSError:
        return []
    return [
        entry
        for entry in entries
        if (main.fullmatch(entry.name) or journal.fullmatch(entry.name))
        and not _OURS.search(entry.name)
        and entry.is_file()
    ]


def is_journal(names: Names, copy: Path) -> bool:
    """Tell whether a file has the name of a journal itself, not that of a copy of one."""
    return any(names.journal(generation) == copy for generation in names.journals())


def merge_copies(storage: JournaledStorage, disk: Disk, copies: Sequence[Path]) -> None:
    """Save what copies have and the store has not, then rename them; it is reported.

    Records are told apart by `id`; where both have one, that which was modified later is kept. A
    copy that cannot be read, or is of another store, stays as it is. Raises as a change does.
    """
    for copy in copies:
        try:
            found = _records_of(copy, storage.meta.store)
        except (OSError, ValueError, AnnotationsError) as error:
            storage.report(f"{copy}: a conflicted copy that cannot be read ({error}); it was left")
            continue
        if found is None:
            storage.report(
                f"{copy}: named like a conflicted copy, but of another annotations file; it was "
                "left as it is, give it another name"
            )
            continue
        with storage.changing():
            if is_journal(storage.names, copy) and copy not in storage.strays():
                continue
            edits = list(_edits(storage, found))
            storage.commit(edits)
            # What a copy has may stand here only in files that another machine removes.
            storage.settle()
            merged = set_aside(disk, copy, "merged")
        storage.report(
            f"{copy.name}: a conflicted copy, {_count(len(edits))} of it taken in, what was deleted"
            f" here meanwhile among them; it is kept as {merged.name}"
        )


def _records_of(copy: Path, store: str) -> _Found | None:
    """Return the records of a copy by table and id; None where it is of another store."""
    data = copy.read_bytes()
    if ".journal" in copy.name:
        reading = read_lines(data)
        if not store or reading.header is None or reading.header.store != store:
            return None
        edits = (edit for edits in reading.changes for edit in edits)
        return _by_id((table, record) for table, _, record in edits if record is not None)
    tables = parse_document(data)
    meta = read_meta(tables.pop(META, None), needed=False)
    if not store or meta.store != store:
        return None
    return _by_id((name, record) for name, table in tables.items() for record in table.values())


def _by_id(records: Iterator[tuple[str, Record]]) -> _Found:
    found: _Found = {}
    for table, record in records:
        name = record.get("id")
        if isinstance(name, str) and not _is_newer(found.get((table, name)), record):
            found[table, name] = record
    return found


def _edits(storage: JournaledStorage, found: _Found) -> Iterator[Edit]:
    tables = {table for table, _ in found}
    numbers = {
        (table, record.get("id")): number
        for table in tables
        for number, record in storage.tables.get(table, {}).items()
    }
    for (table, name), record in found.items():
        number = numbers.get((table, name))
        if number is None:
            yield Edit(table, storage.next_number(table), record)
        elif _is_newer(record, storage.tables[table][number]):
            yield Edit(table, number, record)


def _is_newer(one: Mapping[str, Any] | None, other: Mapping[str, Any]) -> bool:
    """Tell whether a record was modified after another."""
    return one is not None and _modified(one) > _modified(other)


def _modified(record: Mapping[str, Any]) -> datetime.datetime:
    try:
        time = datetime.datetime.fromisoformat(str(record.get("modified")))
    except ValueError:
        time = datetime.datetime.min
    return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)


def _count(records: int) -> str:
    return "one record" if records == 1 else f"{records} records"

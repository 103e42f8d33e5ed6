"""Take in the copies of the annotations that a sync folder makes when two machines have written."""

import re
from collections.abc import Sequence
from pathlib import Path

from tui.annotations.durable.aside import set_aside
from tui.annotations.durable.by_id import ById, by_id, edits_to_take_in
from tui.annotations.durable.disk import Disk
from tui.annotations.durable.document import parse_document
from tui.annotations.durable.journal import read_lines
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
            edits = list(edits_to_take_in(storage.tables, found, storage.next_number))
            storage.commit(edits)
            # What a copy has may stand here only in files that another machine removes.
            storage.settle()
            merged = set_aside(disk, copy, "merged")
        storage.report(
            f"{copy.name}: a conflicted copy, {_count(len(edits))} of it taken in, what was deleted"
            f" here meanwhile among them; it is kept as {merged.name}"
        )


def _records_of(copy: Path, store: str) -> ById | None:
    """Return the records of a copy by table and id; None where it is of another store."""
    data = copy.read_bytes()
    if ".journal" in copy.name:
        reading = read_lines(data)
        if not store or reading.header is None or reading.header.store != store:
            return None
        edits = (edit for edits in reading.changes for edit in edits)
        return by_id((table, record) for table, _, record in edits if record is not None)
    tables = parse_document(data)
    meta = read_meta(tables.pop(META, None), needed=False)
    if not store or meta.store != store:
        return None
    return by_id((name, record) for name, table in tables.items() for record in table.values())


def _count(records: int) -> str:
    return "one record" if records == 1 else f"{records} records"

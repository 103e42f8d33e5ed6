"""Find the newest state that the files of a store hold together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui.annotations.durable.document import Tables, parse_document
from tui.annotations.durable.journal import Edit, Position, complete_lines, peek, read_lines
from tui.annotations.durable.lineage import Header, Kinship, Lineage
from tui.annotations.durable.meta import META, Meta, read_meta
from tui.annotations.durable.names import Names
from tui.annotations.durable.replay import Replay
from tui.annotations.durable.stamps import Stamp, read_stamp
from tui.annotations.errors import AnnotationsError

OLDER = "older"
"""Why a main file is unusable that is whole, and of an earlier generation than a backup."""

_ATTEMPTS = 20


class BrokenFileError(ValueError):
    """The main file is no TinyDB document and there is nothing else to open."""


@dataclass
class Opened:
    """The state of a store, and where it comes from.

    `main` is the stamp of the main file and `unusable` a word for why the state was not read from
    it: empty where it was, so that it may become a backup. `highest` has the highest number each
    table is known to have given out, `pending` the changes that the main file does not have, by
    the generation of their journal. `is_ahead` says that the state is not just what the files say
    and has to be written anew. `problems` are words for the reader.
    """

    tables: Tables
    meta: Meta
    main: Stamp | None
    unusable: str
    position: Position
    lineage: Lineage
    highest: dict[str, int] = field(default_factory=dict)
    is_ahead: bool = False
    pending: Counter[int] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Base:
    """A whole document and the file it was read from."""

    path: Path
    tables: Tables
    meta: Meta


def open_state(names: Names) -> Opened:
    """Return the newest valid of main file and backups with all later changes; nothing is written.

    Raises BrokenFileError where the main file is broken and nothing else can be opened,
    AnnotationsError where it is of a newer schema or says nothing of its own, OSError where it
    cannot be read.
    """
    for _ in range(_ATTEMPTS - 1):
        files = _standing(names)
        try:
            opened = _open(names)
        except FileNotFoundError:
            continue
        # Another program may have begun a new generation, and removed files, in between.
        if _standing(names) == files:
            return opened
    return _open(names)


def note_numbers(highest: dict[str, int], edits: Sequence[Edit]) -> None:
    """Keep in `highest` the numbers that edits have used."""
    for table, number, _ in edits:
        if number.isdecimal():
            highest[table] = max(highest.get(table, 0), int(number))


def _standing(names: Names) -> tuple[Stamp | None, list[int], list[int]]:
    return read_stamp(names.main), names.journals(), names.backups()


def _open(names: Names) -> Opened:
    problems: list[str] = []
    main = read_stamp(names.main)
    base = _newest(names, problems)
    meta = base.meta if base else Meta(generation=min(names.journals(), default=0))
    tables = base.tables if base else {}
    unusable = _why_unusable(names, base)
    opened = Opened(
        tables, meta, main, unusable, Position(meta.generation), Lineage(meta), problems=problems
    )
    opened.highest = highest_numbers(tables, meta.numbers)
    _replay(names, opened)
    return opened


def highest_numbers(tables: Tables, known: Mapping[str, int]) -> dict[str, int]:
    """Return the highest number of each table, of its records and of those `known` before."""
    highest = dict(known)
    for name, table in tables.items():
        numbers = map(int, filter(str.isdecimal, table))
        highest[name] = max([highest.get(name, 0), *numbers])
    return highest


def _why_unusable(names: Names, base: _Base | None) -> str:
    if base and base.path == names.main:
        return ""
    return OLDER if base and _is_document(names.main) else "broken"


def _is_document(path: Path) -> bool:
    try:
        return bool(parse_document(path.read_bytes()))
    except (OSError, ValueError):
        return False


def _newest(names: Names, problems: list[str]) -> _Base | None:
    backups = names.backups()
    main = _main(names, problems)
    if main and (not backups or main.meta.generation >= backups[-1]):
        return main
    for generation in reversed(backups):
        backup = _backup(names, generation, problems)
        if backup is None:
            continue
        if main and main.meta.generation >= generation:
            return main
        if main and main.meta.store != backup.meta.store:
            problems.append(f"{names.main}: is another annotations file than its backups are of")
            return main
        problems.append(_instead(names, backup, main))
        return backup
    return main


def _instead(names: Names, backup: _Base, main: _Base | None) -> str:
    if main:
        why = f"is older than its backup {backup.path.name}"
    elif read_stamp(names.main):
        why = "is broken"
    else:
        why = "is gone"
    return (
        f"{names.main}: {why}; {backup.path.name} was opened instead, with all changes since that "
        "journals have"
    )


def _main(names: Names, problems: list[str]) -> _Base | None:
    """Return the main file; None where it is missing, or broken and there is something else."""
    others = bool(names.backups() or names.journals())
    try:
        data = names.main.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        if names.journals() and not names.backups():
            problems.append(f"{names.main}: is gone; what its journal has was opened")
        return None
    try:
        tables = parse_document(data)
        if others and not any(tables.values()):
            raise ValueError("empty")
    except ValueError as error:
        if not others:
            raise BrokenFileError(str(error)) from error
        if not names.backups():
            problems.append(f"{names.main}: is broken ({error}); what its journal has was opened")
        return None
    return _base(names.main, tables)


def _backup(names: Names, generation: int, problems: list[str]) -> _Base | None:
    path = names.backup(generation)
    try:
        tables = parse_document(path.read_bytes())
        if not any(tables.values()):
            raise ValueError("empty")
        base = _base(path, tables)
    except ValueError:
        problems.append(f"{path}: this backup is broken; an earlier one is used in its place")
        return None
    # It is what it is called: the main file of that time may have said nothing of itself.
    return replace(base, meta=replace(base.meta, generation=generation))


def _base(path: Path, tables: Tables) -> _Base:
    try:
        meta = read_meta(tables.get(META), needed=any(tables.values()))
    except AnnotationsError as error:
        raise AnnotationsError(
            f"{path}: {error}; the file was left as it is, mend it or name another one with "
            "--annotations"
        ) from error
    tables.pop(META, None)
    return _Base(path, tables, meta)


def _replay(names: Names, opened: Opened) -> None:
    """Make the changes of every journal that belongs on top of the base."""
    edits = Replay(opened.tables)
    for generation in names.journals():
        path = names.journal(generation)
        header = peek(path)
        if _belongs(path, generation, header, opened):
            _read(path, generation, header, edits, opened)
        elif generation == opened.position.generation:
            # The number is taken by a journal that is none of this main file's.
            opened.position = Position(max(names.journals()) + 1)
    if edits.has_moved:
        opened.is_ahead = True
        opened.highest = highest_numbers(opened.tables, opened.highest)


def _belongs(path: Path, generation: int, header: Header | None, opened: Opened) -> bool:
    if header is None:
        # Just being begun, or its first line is damaged, which need not keep the others away.
        return generation >= opened.meta.generation
    kinship = opened.lineage.kinship(header, lambda: complete_lines(path))
    if kinship is Kinship.FOREIGN:
        opened.problems.append(
            f"{path}: belongs to another annotations file; it was left as it is and not read"
        )
    elif kinship is Kinship.STRAY:
        why = "was made on another machine's version of the file"
        if opened.lineage.misses_one_before(header):
            why = "the journal before it is gone, or was on another machine"
        opened.problems.append(f"{path}: {why}; what it has is taken in with the next change")
    return kinship is Kinship.NEXT


def _read(
    path: Path, generation: int, header: Header | None, edits: "Replay", opened: Opened
) -> None:
    reading = read_lines(path.read_bytes())
    if not reading.lines:
        # It was just being begun, and those who have the store open go on in the one before.
        return
    if header:
        opened.lineage.take(header)
        opened.meta = replace(opened.meta, store=opened.meta.store or header.store)
    else:
        opened.lineage.leave()
    for change in reading.changes:
        edits.make(change)
        note_numbers(opened.highest, change)
    opened.pending[generation] = len(reading.changes)
    if reading.bad:
        opened.problems.append(bad_lines(path, reading.bad))
    opened.position = Position(generation).after(reading.lines)
    opened.lineage.note_extent(opened.position.offset, opened.position.checksum)


def bad_lines(path: Path, count: int) -> str:
    """Return the words for lines of a journal that could not be read."""
    lines = "a line" if count == 1 else f"{count} lines"
    return f"{path}: {lines} with a wrong checksum left out; the file is kept to be looked at"

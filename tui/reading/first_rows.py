"""The rows that the list begins with: those it last had, or the names of the files there are.

Both are there at once, while reading a library takes time.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.articles.characters import normalise, one_line
from tui.articles.errors import ArticleError
from tui.articles.files import find_names, is_article_name
from tui.reading.list_rows import Layout, ListRow
from tui.reading.state_files import library_file, read_json, write_json

VERSION = 1

MOST_KEPT = 200
"""Rows that are kept; no screen shows more."""

LARGEST = 1_000_000
"""Bytes of a file of rows that is read."""

WIDEST_LETTER = 20
"""Cells of the column of letters that a file of rows may ask for."""

_KEPT = ("id", "title", "mark", "letter", "date", "source", "words", "new", "highlights")
"""What is kept of a row: what is known of an article before anything is compared."""

_COLUMNS = ("letter", "dated", "sourced", "compares_read")
"""What is kept of the columns, all but the first either there or not."""

NAMES_ALONE = Layout(dated=False, sourced=False)
"""The columns of a list of which only the names of files are known."""


class FirstRows(NamedTuple):
    """Rows in the order of the list, and its columns; of a file without a row there is its name."""

    layout: Layout = NAMES_ALONE
    rows: Sequence[ListRow | str] = ()


class KeptRows:
    """The rows of one library that are kept in a folder."""

    def __init__(self, folder: Path, library: Path) -> None:
        self._file, self._library = library_file(folder, library), library
        self._kept = FirstRows()

    def find(self) -> FirstRows:
        """Return the rows kept of files that are still there, and the names of other files.

        Of a large library only the rows kept are returned, where there are enough. Raises
        ArticleError where there is no article at all.
        """
        self._kept = _parsed(read_json(self._file, LARGEST))
        rows = [row for row in self._kept.rows if isinstance(row, ListRow) and self._has(row.id)]
        if len(rows) >= MOST_KEPT:
            return FirstRows(self._kept.layout, rows)
        known = {row.id for row in rows}
        names = [name for name, _ in find_names(self._library) if name not in known]
        if not rows and not names:
            raise ArticleError(f"{self._library}: no .txt or .md article in this folder")
        return FirstRows(self._kept.layout if rows else NAMES_ALONE, [*rows, *names])

    @property
    def ids(self) -> list[str]:
        """Return the ids of the articles in the rows kept, in their order."""
        return [row.id for row in self._kept.rows if isinstance(row, ListRow)]

    def _has(self, article_id: str) -> bool:
        # A path object for each row would take longer than all the rest.
        return os.path.isfile(f"{self._library}/{article_id}")  # noqa: PTH113

    def keep(self, layout: Layout, rows: Sequence[ListRow]) -> None:
        """Write rows for the next start, where they are others; raise OSError if that fails."""
        first = [ListRow(**{name: getattr(row, name) for name in _KEPT}) for row in rows]
        kept = FirstRows(layout._replace(family=0), first[:MOST_KEPT])
        if kept == self._kept:
            return
        columns = {name: getattr(kept.layout, name) for name in _COLUMNS}
        said = [[getattr(row, name) for name in _KEPT] for row in kept.rows]
        write_json(self._file, {"version": VERSION, "columns": columns, "rows": said})
        self._kept = kept


def _parsed(said: Any) -> FirstRows:
    """Return the rows that a file says, none where anything in it is not as it is written here."""
    if not isinstance(said, dict) or said.get("version") != VERSION:
        return FirstRows()
    columns, rows = said.get("columns"), said.get("rows")
    layout = _layout(columns)
    if layout is None or not isinstance(rows, list) or not all(map(_is_row, rows)):
        return FirstRows()
    return FirstRows(layout, [_read_row(*row) for row in rows[:MOST_KEPT]])


def _read_row(article_id: str, *words: str) -> ListRow:
    """Return a row; what a file says is no safer to draw than an article."""
    drawn: dict[str, Any] = dict(zip(_KEPT[1:], map(one_line, words), strict=True))
    return ListRow(normalise(article_id), **drawn)


def _layout(columns: Any) -> Layout | None:
    if not isinstance(columns, dict):
        return None
    letter, *switches = (columns.get(name) for name in _COLUMNS)
    if type(letter) is not int or not 1 <= letter <= WIDEST_LETTER:
        return None
    if not all(isinstance(switch, bool) for switch in switches):
        return None
    return Layout(**{name: columns[name] for name in _COLUMNS})


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, list)
        and len(row) == len(_KEPT)
        and all(isinstance(words, str) for words in row)
        and is_article_name(row[0])
    )

"""Write highlights as a report, a table or records."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles.characters import one_line
from tui.articles.library import Library
from tui.quotes.citation import highlight_quote, paragraph_label
from tui.quotes.collection import collect_entries
from tui.quotes.errors import QuotesError
from tui.quotes.escaping import escape_markdown, escape_paragraphs
from tui.quotes.plain import ELISION, marked_texts, plain_text
from tui.quotes.records import Entry, Record, citation_record, highlight_record
from tui.quotes.saving import check_target, save_export

if TYPE_CHECKING:
    from tui.annotations.notebook import Notebook

CSV_COLUMNS = (
    "id article title source author date url paragraph start end quote marked tags note color"
    " created modified anchor claims"
).split()
"""The header of the CSV export."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_file(path: Path, library: Library, notebook: "Notebook") -> int:
    """Write all highlights of a library in the format of the file's suffix; return how many.

    Raises QuotesError where the suffix is none of SUFFIXES or the file cannot be written.
    """
    name = SUFFIXES.get(path.suffix.lower())
    if name is None:
        raise QuotesError(f"{path}: name a file that ends in {', '.join(SUFFIXES)}")
    check_target(path, library, notebook.store.file)
    entries = collect_entries(library, notebook)
    save_export(FORMATS[name](entries), path)
    return len(entries)


def export_markdown(entries: Sequence[Entry]) -> str:
    """Return a Markdown report: the quotes of each article in order, lost ones apart at the end."""
    found = [entry for entry in entries if entry.placed.spans]
    lost = [entry for entry in entries if not entry.placed.spans]
    lines = ["# Highlights\n"]
    if not entries:
        lines.append("There are no highlights.\n")
    for _, group in groupby(sorted(found, key=_by_place), key=_article_id):
        members = list(group)
        lines.append(f"## {escape_markdown(members[0].article.title)}\n")
        lines += [_quote_with_notes(entry) for entry in members]
    if lost:
        lines.append("## Highlights that lost their place\n")
        lines.append("This is how they were marked.\n")
        lines += [_quote_with_notes(entry) for entry in lost]
    return "\n".join(lines)


def export_csv(entries: Iterable[Entry]) -> str:
    """Return a table after RFC 4180 with CSV_COLUMNS as its header; unknown cells are empty.

    A cell that a spreadsheet would take for a formula begins with an apostrophe instead.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(CSV_COLUMNS)
    for entry in entries:
        record = _table_record(entry)
        writer.writerow([_cell(record[column]) for column in CSV_COLUMNS])
    return table.getvalue()


def export_jsonl(entries: Iterable[Entry]) -> str:
    """Return one JSON object a line: a highlight with where its quote comes from."""
    return "".join(
        json.dumps(highlight_record(entry) | citation_record(entry), ensure_ascii=False) + "\n"
        for entry in entries
    )


def _quote_with_notes(entry: Entry) -> str:
    return "\n".join([highlight_quote(entry.article, entry.placed), *_remarks(entry)])


def _remarks(entry: Entry) -> Iterator[str]:
    tags, note = entry.placed.highlight.tags, entry.placed.highlight.note
    if entry.loss:
        yield f"{entry.loss[0].upper()}{entry.loss[1:]}.\n"
    if entry.placed.guess:
        place = paragraph_label(entry.article, *entry.placed.guess)
        words = escape_markdown(one_line(plain_text(entry.article, *entry.placed.guess)))
        yield f"Perhaps it now stands in ¶{place}: “{words}”\n"
    for claim, evidence in entry.claims:
        yield f"Claim ({evidence.stance}): {escape_markdown(claim.text)}\n"
    if tags:
        yield f"Tags: {', '.join(map(escape_markdown, tags))}\n"
    if note.strip():
        yield f"Note: {escape_paragraphs(note.strip())}\n"


def _table_record(entry: Entry) -> Record:
    """Return the values of a row; its quotes are plain words, as in a report."""
    spans = entry.placed.spans
    then = ELISION.join(marked_texts(entry.article, entry.placed.highlight))
    words = plain_text(entry.article, *spans) if spans else then
    claims = (f"{evidence.stance}: {claim.text}" for claim, evidence in entry.claims)
    return {
        **highlight_record(entry),
        **citation_record(entry),
        "quote": words,
        "marked": then if entry.marked is not None else None,
        "tags": "; ".join(entry.placed.highlight.tags),
        "claims": "; ".join(claims),
    }


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _article_id(entry: Entry) -> str:
    return entry.article.id


def _by_place(entry: Entry) -> tuple[str, int, int]:
    span = entry.placed.span
    return entry.article.id, *(span or (-1, -1))


FORMATS: Mapping[str, Callable[[Sequence[Entry]], str]] = {
    "markdown": export_markdown,
    "csv": export_csv,
    "jsonl": export_jsonl,
}
"""The formats of an export by name."""

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".jsonl": "jsonl"}
"""The format that a file name's ending, in lower case, asks for."""

"""The versions of a passage, the facts on which they differ and what is similar, as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.articles.model import Span
from tui.reading.wrapping import wrap
from tui.widgets.fact_rows import fact_rows
from tui.widgets.family_words import articles_phrase
from tui.widgets.inked_text import InkedText
from tui.widgets.painting import cells, most_cells
from tui.widgets.signs import SIGNS
from tui.widgets.version_items import (
    HIGHLIGHTED,
    KnownOfLibrary,
    VersionItem,
    Written,
    inked,
    write_items,
)
from tui.widgets.version_words import first_phrase, named

if TYPE_CHECKING:
    from tui.overlap.passage_survey import PassageSurvey

MEASURE = 88
"""Cells of a row of text at most: longer rows are hard to read."""

INDENT = 4
"""Cells before the text of an item, the mark of a highlight included."""

SUGGESTED = "similar, for you to judge"
"""What is said of suggestions: nothing that the program asserts."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """The stretch of a text on one row, of the item by its index; -1 where it is of none.

    `lead` stands before it; `opens` says that it is the first row of its item.
    """

    text: InkedText
    span: Span
    item: int = -1
    lead: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class VersionPage:
    """Items, all rows at one width, and the first row of each item, ascending."""

    items: tuple[VersionItem, ...] = ()
    rows: tuple[VersionRow, ...] = ()
    firsts: tuple[int, ...] = ()


def lay_out_versions(survey: "PassageSurvey", known: KnownOfLibrary, width: int) -> VersionPage:
    """Return the rows of a survey on a list `width` cells wide."""
    versions, similar = write_items(survey, known, width)
    rows = [_row(text) for text in fact_rows(survey.facts, known.letters, width)]
    rows += _headings(passage_phrase(survey, known), width)
    for number, written in enumerate(versions):
        rows += _rows_of(number, written, width)
    without = _without_phrase(survey, known)
    if without:
        rows.append(_row(inked(f" {without}", "list--faint")))
    if similar:
        rows.append(_row(inked(f"{SIGNS[None]} {SUGGESTED} ", "text--suggestion")))
    for number, written in enumerate(similar, start=len(versions)):
        rows += _rows_of(number, written, width)
    items = tuple(written.item for written in (*versions, *similar))
    return VersionPage(items, tuple(rows), tuple(i for i, row in enumerate(rows) if row.opens))


def passage_phrase(survey: "PassageSurvey", known: KnownOfLibrary) -> str:
    """Return who has a passage since when, or that nobody else has it and what is similar."""
    count = len(survey.versions)
    if count > 1:
        dates = {one.version.article: one.version.date for one in survey.versions}
        first = first_phrase(dates, survey.article.id, known.letters)
        return f"{articles_phrase(count, known.sources or count)} · {first}"
    alone = alone_phrase(known.letters[survey.article.id])
    others = {one.article for one in survey.similar}
    if not others:
        return f"none found so far · {known.waiting}" if known.waiting else alone
    return f"{alone}; {len(survey.similar)} similar in {named(others, known.letters)}"


def alone_phrase(letter: str) -> str:
    """Return that no other article was found to have a sentence of the one with that letter."""
    return f"only {letter} has this sentence"


def _without_phrase(survey: "PassageSurvey", known: KnownOfLibrary) -> str:
    if len(survey.versions) == 1:
        return ""
    if known.waiting or not known.without:
        return known.waiting
    return f"not found in {named(known.without, known.letters)}"


def _rows_of(number: int, written: Written, width: int) -> Iterator[VersionRow]:
    """Yield the rows of an item: its head, and its texts wrapped."""
    head = written.head
    yield VersionRow(head, Span(0, len(head.text)), number, opens=True)
    room = max(8, min(MEASURE, width - INDENT - 1))
    lead = f"{HIGHLIGHTED if written.marked else ' ':>{INDENT - 2}} "
    for text in written.texts:
        for span in wrap(text.text, Span(0, len(text.text)), room, most_cells):
            yield VersionRow(text, span, number, lead)


def _headings(phrase: str, width: int) -> Iterator[VersionRow]:
    """Yield the rows of a heading, wrapped."""
    text = inked(f"{phrase} ", "text--heading")
    for start, end in wrap(text.text, Span(0, len(phrase)), max(8, width - 2), cells):
        yield VersionRow(text, Span(start, end + 1))


def _row(text: InkedText) -> VersionRow:
    """Return a row of no item, as wide as its text."""
    return VersionRow(text, Span(0, len(text.text)))

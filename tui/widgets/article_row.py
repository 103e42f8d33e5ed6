"""How an article is shown in the list: one row, and some lines on the chosen one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.annotations.model import ArticleNote
from tui.articles.model import Article
from tui.overlap.findings import Partner
from tui.widgets.highlight_words import counted, one_row
from tui.widgets.list_pane import Cell
from tui.widgets.painting import fixed
from tui.widgets.signs import SIGNS, style_name

PARTNERS = 4
"""Other articles named in a row at most."""

SHARES_WIDTH = 17
UNREAD, READ, CHANGED, ARRIVED = "•", "✓", "±", "N"
"""Stand before the letter of an article: not marked as read, marked, marked or highlighted when it
had another text, and come while the list is open."""

LEAST_SHOWN = 0.005
"""A share below which it is not rounded to nothing."""

NEW_WIDTH = 5
"""Cells of the column with the share that is new to the reader, the blank after it included."""

WIDE = 76
"""Cells from which on a row has room for the source beside everything else."""

LEAST_TITLE = 12
"""Cells of a title for which other columns give way."""


@dataclass(frozen=True)
class Layout:
    """Which columns there is a use for: not those that no article fills."""

    dated: bool = True
    sourced: bool = True
    family: int = 0
    """Cells of the longest sign of a family with the letter beside it; 0 without families."""
    letter: int = 1
    """Cells of the longest letter of an article."""
    compares_read: bool = False
    """Whether anything was read that others can be new beside."""


@dataclass(frozen=True)
class _Columns:
    """The cells of the columns that a width has room for, blanks after them included."""

    family: int
    counted: bool
    """Whether the words of each article are told."""
    source: int
    title: int


@dataclass(frozen=True)
class ArticleRow:
    """An article and what is known of it in its library."""

    article: Article
    letter: str
    partners: tuple[Partner, ...] = ()
    shared_words: int = 0
    highlights: int = 0
    pending: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)
    read: bool = False
    new_words: int | None = None
    """Words that no article has that was read; None where it is read, or nothing is."""
    changed: bool = False
    arrived: bool = False
    note: ArticleNote | None = None
    family: str = ""
    """The sign of its family, and the letter of the source it is likely a copy of."""
    counts_with: str = ""
    """With whom it counts as one, and why."""


def draw_heading(layout: Layout, width: int) -> str:
    """Return the heading over the columns of the list."""
    columns = _columns(layout, width)
    source = columns.source
    named = f"{'source':<{source}} " if source else ""
    dated = f"{'date':<10} " if layout.dated else ""
    counted = f"{'words':>5} " if columns.counted else ""
    return (
        f"{'':<{layout.letter + 2 + columns.family}}"
        f"{dated}{named}{'title':<{columns.title}} {counted}{_new_heading(layout)}{'shared':>6} "
        f"{'with whom':<{SHARES_WIDTH - 7}} marks"
    )


def draw_article(layout: Layout, row: ArticleRow, width: int) -> Sequence[Cell]:
    """Return the cells of an article's row."""
    metadata = row.article.metadata
    columns = _columns(layout, width)
    family, source = columns.family, columns.source
    date = f"{metadata.date or '—'!s:<10} " if layout.dated else ""
    named = f"{fixed(metadata.source or '—', source)} " if source else ""
    counted = f"{row.article.word_count:>5,} " if columns.counted else ""
    return (
        (mark := _mark(row), "list--faint" if mark in (UNREAD, READ) else "list--strong"),
        (f"{row.letter:>{layout.letter}} ", "list--strong"),
        (f"{row.family[: max(0, family - 1)]:<{family}}", "list--strong"),
        (date, "list--faint"),
        (named, ""),
        (f"{fixed(row.article.title, columns.title)} ", ""),
        (counted, "list--faint"),
        (f"{_new_percent(row):>{NEW_WIDTH - 1}} " if layout.compares_read else "", "list--strong"),
        (f"{_percent(row):>6} ", ""),
        *_shares(row),
        (f" {row.highlights or '':>4}", "list--strong"),
    )


def explain(row: ArticleRow, letters: Mapping[str, str]) -> list[str]:
    """Return lines on the chosen article: its whole title, and what each other shares with it."""
    metadata = row.article.metadata
    said = _said(row)
    about = [metadata.author, metadata.source, row.article.id]
    lines = [
        f"{row.letter} · {row.article.title}",
        " · ".join(part for part in about if part),
        said,
        _new_to_you(row),
        f"  {row.family[:1]} {row.counts_with}" if row.counts_with else "",
    ]
    with_words = [partner for partner in row.partners if partner.kind]
    # All lines together have room in the panel though the one on the family takes two rows.
    taken = sum(map(bool, (said, row.counts_with, _new_to_you(row))))
    for partner in with_words[: PARTNERS - max(0, taken - 1)]:
        lines.append(
            f"  {SIGNS[partner.kind]} {letters[partner.other]}: {partner.words:,} words,"
            f" {partner.share:.0%} of this article, mostly {partner.kind}"
        )
    strong = sum(partner.strong for partner in row.partners)
    if not row.pending and not with_words:
        lines.append(f"  no shared wording; {strong} similar sentences")
    elif strong:
        lines.append(f"  {SIGNS[None]} {strong} more similar sentences, for you to judge")
    lines.append(f"  {metadata.url}" if metadata.url else "")
    return [line for line in lines if line]


def _said(row: ArticleRow) -> str:
    """Return what the reader said of the whole article, in one line."""
    note = row.note
    parts = ["new: it came while the list is open"] if row.arrived else []
    parts += ["read"] if row.read else []
    parts += [f"its text changed since you {_done(row)}"] if row.changed else []
    if note:
        parts += [note.status, " ".join(f"#{tag}" for tag in note.tags), one_row(note.note)]
    said = " · ".join(part for part in parts if part)
    return f"  {said}" if said else ""


def _done(row: ArticleRow) -> str:
    if row.read and row.highlights:
        return "read or highlighted it"
    return "read it" if row.read else "highlighted it"


def _mark(row: ArticleRow) -> str:
    """Return the sign of what the reader knows of an article, what is most worth a look first."""
    if row.changed:
        return CHANGED
    if row.read:
        return READ
    return ARRIVED if row.arrived else UNREAD


def _columns(layout: Layout, width: int) -> _Columns:
    """Return the columns: where it is narrow first the source gives way, then the number of words.

    The letter beside the sign of a family is the last; the sign itself stays.
    """
    lettered = layout.family + 1 if layout.family else 0
    alone = min(lettered, 2)
    room = width - layout.letter - 2 - 11 * layout.dated - SHARES_WIDTH - 7
    room -= NEW_WIDTH * layout.compares_read
    for family, words in ((lettered, 6), (lettered, 0), (alone, 0)):
        if room - family - words >= LEAST_TITLE:
            break
    room -= family + words
    if width < WIDE or not layout.sourced:
        return _Columns(family, bool(words), 0, max(10, room))
    source = min(22, max(10, room // 3))
    return _Columns(family, bool(words), source, room - source - 1)


def _percent(row: ArticleRow) -> str:
    if row.pending and not row.shared_words:
        return "…"
    share = row.shared_words / max(1, row.article.word_count)
    return f"{share:.0%}" if row.shared_words else "–"


def _new_heading(layout: Layout) -> str:
    return f"{'new':>{NEW_WIDTH - 1}} " if layout.compares_read else ""


def _new_percent(row: ArticleRow) -> str:
    if row.new_words is None:
        return "–"
    if row.pending:
        return "…"
    share = row.new_words / max(1, row.article.word_count)
    return "<1%" if 0 < share < LEAST_SHOWN else f"{share:.0%}"


def _new_to_you(row: ArticleRow) -> str:
    """Return how much of an unread article is new beside those that were read."""
    if row.new_words is None or row.pending:
        return ""
    return f"  {row.new_words:,} of {counted(row.article.word_count, 'word')} are new to you"


def _shares(row: ArticleRow) -> list[Cell]:
    width = SHARES_WIDTH - 7
    shown: list[Cell] = []
    used = 0
    for partner in row.partners:
        if partner.kind is None and (not partner.strong or row.shared_words):
            continue
        words = f"{SIGNS[partner.kind]}{row.letters.get(partner.other, '')}"
        if used + len(words) + 1 > width:
            shown.append(("+", "list--faint"))
            used += 1
            break
        shown.append((words, style_name(partner.kind)))
        used += len(words)
    return [*shown, (" " * (width - used), "")]

"""How an article is shown in the list: one row, and some lines on the chosen one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import set_cell_size

from tui.annotations.model import ArticleNote
from tui.articles.model import Article
from tui.overlap.findings import Partner
from tui.widgets.highlight_words import one_row
from tui.widgets.list_pane import Cell
from tui.widgets.painting import cells
from tui.widgets.signs import SIGNS, style_name

PARTNERS = 4
"""Other articles named in a row at most."""

SHARES_WIDTH = 17
READ = "✓"
"""Stands after the letter of an article that the reader marked as read."""

WIDE = 76
"""Cells from which on a row has room for the source beside everything else."""


@dataclass(frozen=True)
class Layout:
    """Which columns there is a use for: not those that no article fills."""

    dated: bool = True
    sourced: bool = True
    family: int = 0
    """Cells of the longest sign of a family with the letter beside it; 0 without families."""


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
    note: ArticleNote | None = None
    family: str = ""
    """The sign of its family, and the letter of the source it is likely a copy of."""
    counts_with: str = ""
    """With whom it counts as one, and why."""


def draw_heading(layout: Layout, width: int) -> str:
    """Return the heading over the columns of the list."""
    title, source = _widths(layout, width)
    named = f"{'source':<{source}} " if source else ""
    dated = f"{'date':<10} " if layout.dated else ""
    return (
        f"{'':<{3 + _family_width(layout, width)}}"
        f"{dated}{named}{'title':<{title}} {'words':>5} {'shared':>6} "
        f"{'with whom':<{SHARES_WIDTH - 7}} marks"
    )


def draw_article(layout: Layout, row: ArticleRow, width: int) -> Sequence[Cell]:
    """Return the cells of an article's row."""
    metadata = row.article.metadata
    family, (title, source) = _family_width(layout, width), _widths(layout, width)
    date = f"{metadata.date or '—'!s:<10} " if layout.dated else ""
    named = f"{_fixed(metadata.source or '—', source)} " if source else ""
    return (
        (f"{row.letter:>2}", "list--strong"),
        (READ if row.read else " ", "list--faint"),
        (f"{row.family[: max(0, family - 1)]:<{family}}", "list--strong"),
        (date, "list--faint"),
        (named, ""),
        (f"{_fixed(row.article.title, title)} ", ""),
        (f"{len(row.article.words):>5,} ", "list--faint"),
        (f"{_percent(row):>6} ", ""),
        *_shares(row),
        (f" {row.highlights or '':>4}", "list--strong"),
    )


def explain(row: ArticleRow, letters: Mapping[str, str]) -> list[str]:
    """Return lines on the chosen article: its whole title, and what each other shares with it."""
    metadata = row.article.metadata
    said = _said(row)
    about = [metadata.author, metadata.source, metadata.url, row.article.id]
    lines = [
        f"{row.letter} · {row.article.title}",
        " · ".join(part for part in about if part),
        said,
        f"  {row.family[:1]} {row.counts_with}" if row.counts_with else "",
    ]
    with_words = [partner for partner in row.partners if partner.kind]
    # All lines together have room in the panel though the one on the family takes two rows.
    for partner in with_words[: PARTNERS - bool(said and row.counts_with)]:
        lines.append(
            f"  {SIGNS[partner.kind]} {letters[partner.other]}: {partner.words:,} words,"
            f" {partner.share:.0%} of this article, mostly {partner.kind}"
        )
    strong = sum(partner.strong for partner in row.partners)
    if not row.pending and not with_words:
        lines.append(f"  no shared wording; {strong} similar sentences")
    elif strong:
        lines.append(f"  {SIGNS[None]} {strong} more similar sentences, for you to judge")
    return [line for line in lines if line]


def _said(row: ArticleRow) -> str:
    """Return what the reader said of the whole article, in one line."""
    note = row.note
    parts = ["read"] if row.read else []
    if note:
        parts += [note.status, " ".join(f"#{tag}" for tag in note.tags), one_row(note.note)]
    said = " · ".join(part for part in parts if part)
    return f"  {said}" if said else ""


def _widths(layout: Layout, width: int) -> tuple[int, int]:
    """Return the cells of the title and of the source; the source gives way first."""
    room = width - 3 - _family_width(layout, width) - 11 * layout.dated - 6 - SHARES_WIDTH - 7
    if width < WIDE or not layout.sourced:
        return max(10, room), 0
    source = min(22, max(10, room // 3))
    return room - source - 1, source


def _family_width(layout: Layout, width: int) -> int:
    """Return the cells of the sign of a family; a narrow row has no room for the letter."""
    if not layout.family:
        return 0
    return layout.family + 1 if width >= WIDE else 2


def _percent(row: ArticleRow) -> str:
    if row.pending and not row.partners:
        return "…"
    share = row.shared_words / max(1, len(row.article.words))
    return f"{share:.0%}" if row.shared_words else "–"


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


def _fixed(label: str, width: int) -> str:
    """Return a label cut, or filled, to exactly `width` cells."""
    if cells(label) > width:
        label = set_cell_size(label, width - 1).rstrip() + "…"
    return set_cell_size(label, width)

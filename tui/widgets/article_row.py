"""What the list says of an article: the words of its row, and some lines on the chosen one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.annotations.model import ArticleNote
from tui.articles.model import Article
from tui.overlap.findings import Partner
from tui.reading.list_rows import UNKNOWN, Layout, ListRow
from tui.widgets.highlight_words import counted, one_row
from tui.widgets.list_pane import Cell
from tui.widgets.list_row import ARRIVED, CHANGED, PARTNERS_WIDTH, READ, UNREAD, draw_row
from tui.widgets.signs import SIGNS, style_name

PARTNERS = 4
"""Other articles named in a row at most."""

LEAST_SHOWN = 0.005
"""A share below which it is not rounded to nothing."""


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


def row_words(row: ArticleRow) -> ListRow:
    """Return an article's row as words."""
    article, metadata = row.article, row.article.metadata
    return ListRow(
        article.id,
        article.title,
        mark=_mark(row),
        letter=row.letter,
        date=str(metadata.date or "—"),
        source=metadata.source or "—",
        words=f"{article.word_count:,}",
        new=_new_percent(row),
        highlights=str(row.highlights or ""),
        family=row.family,
        shared=_percent(row),
        partners=tuple(_partners(row)),
    )


def draw_article(layout: Layout, row: ArticleRow, width: int) -> Sequence[Cell]:
    """Return the cells of an article's row."""
    return draw_row(layout, row_words(row), width)


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


def _percent(row: ArticleRow) -> str:
    if row.pending and not row.shared_words:
        return UNKNOWN
    share = row.shared_words / max(1, row.article.word_count)
    return f"{share:.0%}" if row.shared_words else "–"


def _new_percent(row: ArticleRow) -> str:
    if row.new_words is None:
        return "–"
    if row.pending:
        return UNKNOWN
    share = row.new_words / max(1, row.article.word_count)
    return "<1%" if 0 < share < LEAST_SHOWN else f"{share:.0%}"


def _new_to_you(row: ArticleRow) -> str:
    """Return how much of an unread article is new beside those that were read."""
    if row.new_words is None or row.pending:
        return ""
    return f"  {row.new_words:,} of {counted(row.article.word_count, 'word')} are new to you"


def _partners(row: ArticleRow) -> list[Cell]:
    """Return the signs and letters of the articles that share most, as many as there is room."""
    shown: list[Cell] = []
    used = 0
    for partner in row.partners:
        if partner.kind is None and (not partner.strong or row.shared_words):
            continue
        words = f"{SIGNS[partner.kind]}{row.letters.get(partner.other, '')}"
        if used + len(words) + 1 > PARTNERS_WIDTH:
            shown.append(("+", "list--faint"))
            break
        shown.append((words, style_name(partner.kind)))
        used += len(words)
    return shown

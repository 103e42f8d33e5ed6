"""What a highlight is called in a row or in the status line."""

from collections.abc import Sequence

from tui.annotations.model import Anchor, Claim, Evidence, Highlight, Placed, Stance
from tui.articles.model import Article
from tui.quotes.plain import ELISION

NOTE_LENGTH = 120
"""Characters of a note that the status line has room for."""

NEW_LINE = " ⏎ "
"""Stands for the end of a line where there is one row."""

STANCE_SIGNS = {Stance.SUPPORTS: "+", Stance.CONTRADICTS: "-", Stance.MENTIONS: "·"}
"""The sign of what a highlight says of a claim."""


def counted(count: int, noun: str) -> str:
    """Return a number and what it counts."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def anchor_words(placed: Placed) -> str:
    """Return how surely the place of a highlight is known, nothing where it is as it was."""
    match placed.anchor:
        case Anchor.MOVED:
            return "moved"
        case Anchor.FUZZY:
            return "fuzzy ?"
        case Anchor.ORPHAN:
            return "lost ?guess" if placed.guess else "lost"
        case Anchor.OK:
            return ""


def describe_highlight(
    placed: Placed,
    claims: Sequence[tuple[Claim, Evidence]] = (),
    place: tuple[int, int] = (1, 1),
    accepts: str = "",
) -> str:
    """Return a highlight in words for the status line, the number of it and of all here first.

    `accepts` says which key accepts a place that is not sure.
    """
    highlight = placed.highlight
    number, count = place
    note = one_row(highlight.note)
    accept = f" ({accepts})" if accepts and placed.anchor is Anchor.FUZZY else ""
    parts = (
        f"{number} of {count} highlights here" if count > 1 else "",
        " ".join((highlight.color, *(f"#{tag}" for tag in highlight.tags))),
        f"{anchor_words(placed)}{accept}",
        note if len(note) <= NOTE_LENGTH else note[: NOTE_LENGTH - 1] + "…",
        *(f"{STANCE_SIGNS[evidence.stance]} {claim.text}" for claim, evidence in claims),
    )
    return " · ".join(part for part in parts if part)


def one_row(note: str) -> str:
    """Return a text of several lines in one row."""
    return NEW_LINE.join(note.splitlines())


def tag_words(highlight: Highlight) -> str:
    """Return the tags of a highlight, each with its sign."""
    return " ".join(f"#{tag}" for tag in highlight.tags)


def words_then(highlight: Highlight) -> str:
    """Return the words of a highlight as they were when it was made."""
    return ELISION.join(selector.exact for selector in highlight.target.selectors)


def found_words(article: Article, placed: Placed) -> str | None:
    """Return the words that stand where a highlight is, or is guessed to belong; else None."""
    spans = placed.spans or placed.guess
    return ELISION.join(article.slice(span) for span in spans) if spans else None

"""The words around a place in a text, in one line."""

from typing import NamedTuple

from tui.articles.model import Span

BEFORE = 3
"""The part of the room for what stands around a place that is for what stands before it."""

ELLIPSIS = "…"


class Snippet(NamedTuple):
    """A line of text: what stands before a place, the place and what follows it."""

    before: str
    found: str
    after: str


def snippet(text: str, span: Span, line: Span, room: int) -> Snippet:
    """Return the part of `line` around `span` in `room` characters, white space as one blank.

    `line` is the stretch of the text that may be shown, such as a paragraph. Where it is cut it
    has an ellipsis.
    """
    found = _one_row(text[span.start : min(span.end, span.start + 2 * room)])
    if len(found) >= room:
        return Snippet("", _cut_end(found, room), "")
    around = room - len(found)
    # A run of white space counts as one blank, so more is looked at than there is room for.
    before = _one_row(text[max(line.start, span.start - 4 * room) : span.start])
    after = _one_row(text[span.end : min(line.end, span.end + 4 * room)])
    least = around - min(len(after), around)
    kept = max(least, around // BEFORE)
    before = _cut_start(before, kept)
    return Snippet(before, found, _cut_end(after, around - len(before)))


def _one_row(text: str) -> str:
    """Return text with runs of white space as one blank, those at its ends too."""
    words = " ".join(text.split())
    start = " " if words and text[0].isspace() else ""
    end = " " if text and text[-1].isspace() else ""
    return f"{start}{words}{end}"


def _cut_start(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    if room < 1:
        return ""
    kept = text[len(text) - room + 1 :]
    _, blank, rest = kept.partition(" ")
    return f"{ELLIPSIS}{blank}{rest}" if blank and len(rest) > room // 2 else f"{ELLIPSIS}{kept}"


def _cut_end(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return f"{text[: max(0, room - 1)]}{ELLIPSIS}" if room > 0 else ""

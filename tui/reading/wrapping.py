"""Break the text of a paragraph into rows of a given width."""

import re
from collections.abc import Callable, Iterator

from tui.articles.model import Span

Cells = Callable[[str], int]
"""Measures text in terminal cells."""

_BREAKS_ANYWHERE = (
    r"\u1100-\u11ff\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
)
_SPACE = r" \t\n\u3000"
_CHUNK = re.compile(rf"[{_SPACE}]+|[{_BREAKS_ANYWHERE}]|[^{_SPACE}{_BREAKS_ANYWHERE}]+")
"""White space, one character of a script that breaks anywhere, or a word."""

_JOINS_THE_ONE_BEFORE = re.compile(r"[\u0300-\u036f\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_JOINER = "\u200d"


def wrap(text: str, span: Span, width: int, cells: Cells) -> Iterator[Span]:
    """Yield the rows of `text[span]`, each at most `width` cells; a break drops its white space.

    A row ends before white space or a character that may start a row; a word longer than a row
    is broken. Newlines inside the span count as spaces.
    """
    row: Span | None = None
    used = gap = 0
    for match in _CHUNK.finditer(text, span.start, span.end):
        chunk = match.group()
        if chunk[0].isspace():
            gap += len(chunk)
            continue
        room = cells(chunk)
        if row and used + gap + room > width:
            yield row
            row = None
        if row:
            row, used = Span(row.start, match.end()), used + gap + room
        else:
            *full, row = _break(text, Span(*match.span()), width, cells)
            yield from full
            used = cells(text[row.start : row.end])
        gap = 0
    if row:
        yield row


def _break(text: str, word: Span, width: int, cells: Cells) -> Iterator[Span]:
    """Yield a word, or its pieces where it is wider than a row; marks stay with their letter."""
    if cells(text[word.start : word.end]) <= width:
        yield word
        return
    start, used = word.start, 0
    for cluster in clusters(text, word):
        room = cells(text[cluster.start : cluster.end])
        if used and used + room > width:
            yield Span(start, cluster.start)
            start, used = cluster.start, 0
        used += room
    yield Span(start, word.end)


def clusters(text: str, span: Span) -> Iterator[Span]:
    """Yield the characters of a span with the marks, joiners and modifiers that belong to them."""
    start = span.start
    for offset in range(span.start + 1, span.end):
        if _JOINS_THE_ONE_BEFORE.match(text[offset]) or text[offset - 1] == _JOINER:
            continue
        yield Span(start, offset)
        start = offset
    if start < span.end:
        yield Span(start, span.end)

"""Break the text of a paragraph into rows of a given width."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from tui.articles.model import Span
from tui.articles.scripts import UNSPACED
from tui.reading.graphemes import NARROW, WIDE, clusters, is_plain

Cells = Callable[[str], int]
"""Measures text in terminal cells."""

Bounds = tuple[int, int]
"""Start and end of a row: a span that costs less to make."""

_FILLER = "\0"
"""Stands for the further cells of a character, where text is spread out to one sign a cell."""

_BLANKS = " \t\n\u3000"
_SPACE = re.escape(_BLANKS)
_ANYWHERE = (
    rf"{UNSPACED}\u1100-\u11ff\u2e80-\u2fff\u3001-\u3004\u3008-\u3040\uac00-\ud7a3\ufe30-\ufe4f"
    r"\uff00-\uff65"
)
"""Scripts in which a row may end at any character, as part of a class."""

_NEVER_FIRST = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u30fb\u30fc\uff01\uff09\uff0c"
    "\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff61\uff63-\uff65\u0e2f\u0e46,.!?:;)\\]}%…”’"
)
_NEVER_LAST = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b\uff62(\\[{“‘$€£¥"

_ONLY_NARROW = re.compile(f"[{NARROW}]*")
_WIDE_RUN = re.compile(f"[{WIDE}\u3000]+")


def wrap(text: str, span: Span, width: int, cells: Cells) -> Iterator[Span]:
    """Yield the rows of `text[span]`, each at most `width` cells; a break drops its white space.

    A row ends before white space, or in scripts without spaces at any character but before a
    closing mark or after an opening one; a word longer than a row is broken between characters.
    Newlines inside the span count as spaces.
    """
    return (Span(*bounds) for bounds in row_bounds(text, span, width, cells))


def is_narrow(text: str) -> bool:
    """Tell quickly whether each code point of a text takes one cell."""
    return text.isascii() or _ONLY_NARROW.fullmatch(text) is not None


def row_bounds(
    text: str, span: Span, width: int, cells: Cells, *, narrow: bool | None = None
) -> Iterable[Bounds]:
    """Return what `wrap` yields; `narrow` is told where that is known of the text."""
    start, end = span
    if narrow or (narrow is None and _ONLY_NARROW.fullmatch(text, start, end)):
        return [match.span() for match in _narrow_row(width).finditer(text, start, end)]
    if is_plain(text, start, end):
        return list(_wide_rows(text, span, width))
    return list(_measured_rows(text, span, width, cells))


def _wide_rows(text: str, span: Span, width: int) -> Iterator[Bounds]:
    """Yield the rows of text in which each character takes one cell or two."""
    spread = _WIDE_RUN.sub(_spread, text[span.start : span.end])
    told = fillers = 0
    for match in _row(width).finditer(spread):
        start, end = match.span()
        fillers += spread.count(_FILLER, told, start)
        first = span.start + start - fillers
        fillers += spread.count(_FILLER, start, end)
        told = end
        yield first, span.start + end - fillers


def _spread(run: re.Match[str]) -> str:
    return _FILLER.join(run.group()) + _FILLER


def _measured_rows(text: str, span: Span, width: int, cells: Cells) -> Iterator[Bounds]:
    """Yield the rows of any text: each character is measured."""
    signs: list[str] = []
    places: list[int] = []
    known: dict[str, str] = {}
    for start, end in clusters(text, span):
        character = text[start:end]
        sign = known.get(character)
        if sign is None:
            sign = known[character] = _sign(character, max(1, cells(character)))
        signs.append(sign)
        places += [start] * len(sign)
    places.append(span.end)
    for match in _row(width).finditer("".join(signs)):
        yield places[match.start()], places[match.end()]


def _sign(character: str, room: int) -> str:
    """Return what stands for a character: as many signs as it takes cells."""
    sign = character[0]
    if sign == _FILLER or (len(character) > 1 and sign in _BLANKS):
        sign = "\u25cc"
    return sign + _FILLER * (room - 1)


@lru_cache(maxsize=16)
def _narrow_row(width: int) -> re.Pattern[str]:
    """Return what a row is in text that breaks at white space alone, one cell a code point."""
    return re.compile(
        rf"[^ \t\n](?:(?s:.){{0,{width - 1}}}(?<![ \t\n])(?=[ \t\n]|\Z)|[^ \t\n]{{0,{width - 1}}})"
    )


@lru_cache(maxsize=16)
def _row(width: int) -> re.Pattern[str]:
    """Return what a row of a width is in text of one sign a cell: as much as ends well, or all."""
    begins = f"[^{_SPACE}{_FILLER}]"
    well = (
        rf"(?<![{_SPACE}])(?<!\u3000{_FILLER})(?!{_FILLER})"
        rf"(?:(?=[{_SPACE}])|\Z"
        rf"|(?<![{_NEVER_LAST}])(?<![{_NEVER_LAST}]{_FILLER})(?![{_NEVER_FIRST}])"
        rf"(?:(?=[{_ANYWHERE}])|(?<=[{_ANYWHERE}])|(?<=[{_ANYWHERE}]{_FILLER})))"
    )
    return re.compile(
        rf"(?={begins})(?:(?s:.){{1,{width}}}{well}"
        rf"|[^{_SPACE}]{{1,{width}}}(?!{_FILLER})|[^{_SPACE}]{_FILLER}*)"
    )

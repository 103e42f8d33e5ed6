"""Where one character as the reader sees it ends and the next begins."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice

from tui.articles.spans import Span

NARROW = (
    "\\n\\t\\x20-\\x7e\\xa0-\\xac\\xae-\u02ff\u0370-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u2138\u2150-\u218b\u2200-\u22ff\u2400-\u2426\ufffd"
)
"""Characters that take one cell and that nothing among them joins, as part of a class."""

WIDE = (
    "\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufa6d\ufa70-\ufad9\uff01-\uff60"
)
"""Characters that take two cells and that nothing among them joins, as part of a class."""

_PLAIN_ASCII = re.compile(r"[\n\t\x20-\x7e]*")
_FAR = 256
"""Code points that are looked at once for where characters begin."""

_JOINS_THE_NEXT = (
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
    "\U0001193f\U00011941\U00011a3a\U00011a84-\U00011a89\U00011d46"
)
INVISIBLE = (
    "\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001\U000e0020-\U000e007f"
)
"""Format characters that show nothing, as part of a class; joiners are not among them."""

_MORE_MARKS = "\u200c\u200d\U0001f3fb-\U0001f3ff"
_MARKS_WITH_ROOM = "\u0e33\u0eb3\uff9e\uff9f"
_MARKS_LIE_IN = (
    (0x300, 0x3400),
    (0xA000, 0xAC00),
    (0xFB00, 0x10000),
    (0x10000, 0x1F000),
    (0xE0100, 0xE01F0),
)
_PICTURE = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa"
    "\U0001f400-\U0001faff\U0001fc00-\U0001fffd"
)
_FLAG = "\U0001f1e6-\U0001f1ff"
_CONSONANT = (
    "\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09b9\u09dc-\u09df\u09f0\u09f1\u0a95-\u0ab9"
    "\u0af9\u0b15-\u0b39\u0b5c-\u0b5f\u0b71\u0c15-\u0c39\u0c58-\u0c5a\u0d15-\u0d3a"
)
_VIRAMA = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
_IN_CONJUNCT = f"{_VIRAMA}\u093c\u09bc\u0abc\u0b3c\u0c3c\u200d"
_LEADING = "\u1100-\u115f\ua960-\ua97c"
_VOWEL = "\u1160-\u11a7\ud7b0-\ud7c6"
_TRAILING = "\u11a8-\u11ff\ud7cb-\ud7fb"


def is_plain(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell quickly whether each code point of `text[start:end]` is a character of its own.

    Such text takes one cell for each, or two where it is of WIDE or an ideographic space.
    """
    plain = _PLAIN_ASCII if text.isascii() else _plain()
    return plain.fullmatch(text, start, len(text) if end is None else end) is not None


def clusters(text: str, span: Span) -> Iterator[Span]:
    """Yield the characters of a span as the reader sees them, all that belongs to each included.

    They are the extended grapheme clusters of Unicode's UAX 29: it follows its rules GB3 to GB13
    (line ends, Hangul syllables, marks and joiners, signs that go before, the conjuncts of six
    Indian scripts, emoji sequences, pairs that are flags), but takes pictures by their block,
    joins every mark and what is invisible to the character before, so that a cursor never stands
    on nothing, and parts chains that are longer than any language has, so that none fills a row.
    """
    if is_plain(text, *span):
        return (Span(offset, offset + 1) for offset in range(*span))
    found = _cluster().finditer(text, *span)
    return (Span(*match.span()) for match in found)


def cluster_at(text: str, offset: int, end: int | None = None) -> Span:
    """Return the character that begins at an offset, up to `end` at most."""
    stop = len(text) if end is None else end
    if is_plain(text, offset, min(offset + 2, stop)):
        return Span(offset, min(offset + 1, stop))
    match = _cluster().match(text, offset, stop)
    return Span(*match.span()) if match else Span(offset, offset)


def cluster_over(text: str, offset: int) -> Span:
    """Return the character that a code point belongs to."""
    found = Span(offset, offset)
    for found in clusters_from(text, _surely_first(text, offset)):
        if found.end > offset:
            break
    return found


def step_on(text: str, offset: int, count: int) -> int:
    """Return where the character `count` on begins, or where the text ends."""
    stops = islice(clusters_from(text, offset), count, count + 1)
    return next((span.start for span in stops), len(text))


def step_back(text: str, offset: int, count: int) -> int:
    """Return where the character `count` back begins, or 0."""
    while count and offset:
        first = _surely_first(text, offset - 1)
        starts = [span.start for span in clusters(text, Span(first, offset))]
        # Far back a look may begin within a character; those after it are found all the same.
        sure = starts if offset - first < _FAR else starts[len(starts) // 2 :]
        taken = min(count, len(sure))
        offset, count = sure[-taken], count - taken
    return offset


def clusters_from(text: str, offset: int) -> Iterator[Span]:
    """Yield the characters from an offset on, as far as they are asked for."""
    plain = _plain()
    while run := plain.match(text, offset, offset + _FAR):
        # What comes after the run may join its last character.
        last = run.end() if run.end() == len(text) else run.end() - 1
        yield from (Span(place, place + 1) for place in range(offset, last))
        if last <= offset:
            break
        offset = last
    if offset < len(text):
        yield from (Span(*match.span()) for match in _cluster().finditer(text, offset))


def _surely_first(text: str, offset: int) -> int:
    """Return an offset, at most that given, that begins a character whatever is before it."""
    first, flag_part = _first_and_flag()
    least = max(0, offset - _FAR)
    for place in range(offset, least, -1):
        if first.match(text, place) or place == len(text):
            return place
    while least and flag_part.match(text, least - 1):
        least -= 1
    return least


@cache
def _plain() -> re.Pattern[str]:
    """Return what plain text is; made when first needed, as so many characters take a while."""
    return re.compile(f"[{NARROW}{WIDE}\u3000]*")


@cache
def _first_and_flag() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what surely begins a character, and half of a flag; made when first needed."""
    first = rf"(?<![{_JOINS_THE_NEXT}{INVISIBLE}{_LEADING}\u200d\r])[{NARROW}{WIDE}\u3000]"
    return re.compile(first), re.compile(f"[{_FLAG}]")


@cache
def _cluster() -> re.Pattern[str]:
    """Return what a character is; made when first needed, since marks are looked up one by one."""
    joined = f"[{marks()}{INVISIBLE}]*"
    extend = f"{joined}[{_MARKS_WITH_ROOM}]?{joined}"
    syllable = "".join(chr(0xAC00 + 28 * number) for number in range(399))
    hangul = (
        rf"[{_LEADING}]{{0,2}}(?:[{syllable}][{_VOWEL}]*|[\uac00-\ud7a3]|[{_VOWEL}]+)"
        rf"[{_TRAILING}]*|[{_LEADING}]{{1,3}}|[{_TRAILING}]+"
    )
    picture = rf"[{_PICTURE}](?:{joined}(?<=\u200d)[{_PICTURE}]){{0,3}}"
    conjunct = (
        rf"[{_CONSONANT}]"
        rf"(?:[{_IN_CONJUNCT}]*[{_VIRAMA}][{_IN_CONJUNCT}]*[{_CONSONANT}]){{0,5}}"
    )
    core = f"[{_FLAG}]{{2}}|{hangul}|{picture}|{conjunct}|[^\\x00-\\x1f]"
    before = f"[{INVISIBLE}]*[{_JOINS_THE_NEXT}]?[{INVISIBLE}]*"
    return re.compile(rf"\r\n|{before}(?:{core}){extend}|[\x00-\x1f]")


@cache
def marks() -> str:
    """Return the characters that join the one before and take no cell, as part of a class."""
    found = []
    for low, high in _MARKS_LIE_IN:
        run: list[int] = []
        for code in range(low, high + 1):
            is_mark = code < high and unicodedata.category(chr(code))[0] == "M"
            if is_mark:
                run.append(code)
            elif run:
                found.append(f"{chr(run[0])}-{chr(run[-1])}")
                run = []
    return "".join(found) + _MORE_MARKS

"""Find paragraphs, sentences and words as offsets in code points."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.articles.scripts import ACCENTS, SIGNS, UNSPACED

HARD_WRAP_LIMIT = 120
"""Longest line, in code points, of a text that is taken to be broken by hand at a margin."""

FEWEST_WRAPPED = 4
"""Line ends inside of blocks from which on it can be told that a text is broken at a margin."""

LEAST_CONTINUED = 0.4
"""Share of these at which a sentence plainly goes on, in a text that is broken at a margin."""

LEAST_FILLED = 0.8
"""Share of the margin that most lines fill in such a text."""

RAGGED = 6
"""Part of the margin, one in so many, that lines may fall short of it in such a text."""

MOST_LINES = 20
"""Lines of a block, on average, up to which empty lines are taken to part the paragraphs."""

LONGEST_SENTENCE = 1500
"""Code points from which a sentence is cut at the next word: a table, or a text without marks."""

_LINE = re.compile(r"[^\n]*")
_BLOCK_START = re.compile(
    r"\s{0,3}(?:#{1,6}\s|>|[-*+•–]\s|\d{1,3}[.)]\s|\||```|~~~|(?:[-*_]\s?){3,}$)"
)
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？؟।…][\"'”’»)\]]*$")

_LETTERS = rf"(?:(?![_{UNSPACED}])\w[{SIGNS}{ACCENTS}]*)+"
_PLAIN_WORD = r"[A-Za-z]++(?=[ \n,;!?)\"])"
_WORD = re.compile(
    rf"{_PLAIN_WORD}|[$€£¥₹]?\d+(?:[.,:/]\d+)*%?(?:{_LETTERS})?"
    rf"|(?:[A-Za-z]\.){{2,}}"
    rf"|{_LETTERS}(?:['’\-‐‑&@./]{_LETTERS})*"
    rf"|[{UNSPACED}][{SIGNS}{ACCENTS}]*"
)

_SENTENCE_END = re.compile(
    r"(?P<mark>[.!?…]+|[。！？؟।]+)(?P<close>[\"'”’»)\]]*(?:\s?\[\d{1,3}\])*)"
    r"(?P<space>\s+|$|(?<=[。！？]))"
)
_PART_START = re.compile(rf"(?<=\s)\S|[{UNSPACED}]")
_LAST_TOKEN = re.compile(r"[\w.'’&-]+$")
_FOLLOWING_WORD = re.compile(r"[\w'’]+")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_OPENS_SENTENCE = re.compile(r"[\"'“‘«(\[\s#*_>–—-]*(?P<first>\S)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
_LONGEST_ABBREVIATION = 24
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof rev hon gen col lt maj capt cmdr sgt sen rep gov pres amb st messrs vs cf"
    " e.g i.e vol ed eds al approx est ca dept fr hr bzw z.b d.h".split()
)
_OPEN_BEFORE_DIGIT = frozenset(
    "no nos fig figs p pp art sec jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_STARTS_AFTER_ACRONYM = frozenset(
    "the a an in on at it its he she they we this that these those but and for with while when"
    " after before as if our his her their there however officials meanwhile".split()
)


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Return the words of `text[start:end]` in order; in scripts without spaces, each character."""
    return map(re.Match.span, _WORD.finditer(text, start, len(text) if end is None else end))


def split_words(text: str) -> list[str]:
    """Return the words that `find_words` finds, as they are written."""
    return _WORD.findall(text)


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of `text`, lines broken by hand at a margin joined."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    margin = _wrapped_at(text, lines) or max((end - start for start, end in lines), default=0)
    begin: int | None = None
    for index, (start, end) in enumerate(lines):
        begin = start if begin is None else begin
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or not _goes_on(text, (start, end), following, margin):
            yield _trimmed(text, begin, end)
            begin = None


def _wrapped_at(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """Return how many code points fill a line where a text is plainly broken at a margin, else 0.

    There most lines of its blocks are about as long as each other, and sentences go on over many of
    their ends; the few longest do not count. Where empty lines part the paragraphs, a line that
    falls short of the margin is filled, too: some programs balance lines.
    """
    inner = [one for one, following in pairwise(lines) if following[0] == one[1] + 1]
    if len(inner) < FEWEST_WRAPPED:
        return 0
    lengths = sorted(end - start for start, end in inner)
    margin = lengths[len(lengths) * 9 // 10]
    if margin > HARD_WRAP_LIMIT or lengths[len(lengths) // 3] < LEAST_FILLED * margin:
        return 0
    continued = sum(_continues(text, line) for line in inner)
    if continued < LEAST_CONTINUED * len(inner):
        return 0
    blocks = len(lines) - len(inner)
    return margin - margin // RAGGED if len(lines) <= MOST_LINES * blocks else margin


def _continues(text: str, line: tuple[int, int]) -> bool:
    """Tell whether a sentence plainly goes on over the end of a line."""
    start, end = line
    return text[end + 1].islower() and not _ENDS_SENTENCE.search(text[start:end].rstrip())


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], margin: int) -> bool:
    """Tell whether a paragraph goes on over a line end."""
    if following[0] != line[1] + 1:
        return False
    here, there = text[slice(*line)].rstrip(), text[slice(*following)]
    if _BLOCK_START.match(there) or _HEADING.match(here):
        return False
    first = there.split(maxsplit=1)[0]
    if first[0].islower() and not _ENDS_SENTENCE.search(here):
        return True
    return margin <= HARD_WRAP_LIMIT and len(here) + 1 + len(first) > margin


def find_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the paragraph `text[start:end]`, closing quotation marks included.

    What has no end within LONGEST_SENTENCE code points is cut at the next word.
    """
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        stop = match.end("close")
        if match.end() >= end or (match["mark"] == "." and _stays_open(text, begin, match, end)):
            continue
        if match["mark"] not in "." and _is_lower(text, match.end(), end):
            continue
        yield from _parts(text, *_trimmed(text, begin, stop))
        begin = match.end()
    if text[begin:end].strip():
        yield from _parts(text, *_trimmed(text, begin, end))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or where it is endless its parts, none of which begins inside a word."""
    while end - start > LONGEST_SENTENCE:
        found = _PART_START.search(text, start + LONGEST_SENTENCE, end)
        if found is None:
            break
        yield _trimmed(text, start, found.start())
        start = found.start()
    if text[start:end].strip():
        yield _trimmed(text, start, end)


def _stays_open(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation, initial or list number."""
    if _is_lower(text, match.end(), end):
        return True
    stop = match.start("mark")
    found = _LAST_TOKEN.search(text, max(begin, stop - _LONGEST_ABBREVIATION), stop)
    if found is None:
        return False
    last_word, bare = found.group(), found.group().lower().rstrip(".")
    if bare in _NEVER_LAST:
        return True
    if bare in _OPEN_BEFORE_DIGIT:
        return text[match.end()].isdigit()
    if last_word.isdigit():
        return not text[begin : found.start()].strip("-*#> ") and len(last_word) <= 3
    if _INITIALS.match(last_word) and not match["close"]:
        return _initials_go_on(text, last_word, match.end())
    return False


def _initials_go_on(text: str, initials: str, after: int) -> bool:
    """Tell whether a name or noun follows an initial (`J. Huang`) or acronym (`U.S. Congress`)."""
    if len(initials) == 1:
        return initials != "I"
    following = _FOLLOWING_WORD.match(text, after)
    return following is not None and following.group().lower() not in _STARTS_AFTER_ACRONYM


def _is_lower(text: str, position: int, end: int) -> bool:
    match = _OPENS_SENTENCE.match(text, position, end)
    return match is not None and match["first"].islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

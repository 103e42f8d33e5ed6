"""Map the edges of a quote from words to code points."""

import re

from tui.annotations.anchors.folding import Words, fold
from tui.articles.model import Span

_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛“”„‟«»‹›'`´\"′″「」『』", '"'),
        **dict.fromkeys("‐‑‒–—―−-", "-"),
        "…": ".",
        "！": "!",
        "？": "?",
        "，": ",",
        "：": ":",
        "；": ";",
        "（": "(",
        "）": ")",
    }
)
_SPACE = re.compile(r"\s")


def to_offsets(
    old: Words, quote: Span, words: tuple[int, int], place: tuple[int, int], new: Words
) -> Span:
    """Return the offsets of new words `place` that old words `words` became.

    Marks and white space at the edges of the quote are taken in where they stand in both texts, and
    an edge inside a word stays as many letters in.
    """
    return _mapped(old, quote, (words[0], words[1] - 1), (place[0], place[1] - 1), new)


def without_lost_edges(
    old: Words, quote: Span, words: tuple[int, int], kept: tuple[int, int]
) -> Span:
    """Return a quote less the words at its edges that were taken out; the marks by them stay."""
    start = int(old.ends[kept[0] - 1]) if kept[0] > words[0] else quote.start
    end = int(old.starts[kept[1]]) if kept[1] < words[1] else quote.end
    while start < end and kept[0] > words[0] and old.text[start].isspace():
        start += 1
    while end > start and kept[1] < words[1] and old.text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def with_outer_marks(
    old: Words, quote: Span, words: tuple[int, int], span: Span, new: Words, place: tuple[int, int]
) -> Span:
    """Return a span with the marks at the edges of the quote that still stand next to it.

    They are taken in where the words of the quote that stood by them were taken out.
    """
    head = old.text[quote.start : max(quote.start, int(old.starts[words[0]]))]
    tail = old.text[min(quote.end, int(old.ends[words[1] - 1])) : quote.end]
    gap = new.gap(place[0])
    before = gap[: len(gap) - max(0, int(new.starts[place[0]]) - span.start)].rstrip()
    taken = _marks_kept(head[::-1], before[::-1])
    start = int(new.starts[place[0]]) - len(gap) + len(before) - taken if taken else span.start
    inside = max(0, span.end - int(new.ends[place[1] - 1]))
    after = new.gap(place[1])[inside:].lstrip()
    taken = _marks_kept(tail, after)
    end = int(new.ends[place[1] - 1]) + len(new.gap(place[1])) - len(after) + taken
    return Span(start, end if taken else span.end)


def _mapped(
    old: Words, quote: Span, words: tuple[int, int], place: tuple[int, int], new: Words
) -> Span:
    start, end = int(new.starts[place[0]]), int(new.ends[place[1]])
    word_start, word_end = int(old.starts[words[0]]), int(old.ends[words[1]])
    if quote.start > word_start:
        inside = quote.start - word_start
        start += _letters_in(old.spellings[words[0]], inside, new.spellings[place[0]])
    elif quote.start < word_start:
        start -= _marks_kept(old.text[quote.start : word_start][::-1], new.gap(place[0])[::-1])
    if quote.end < word_end:
        inside = quote.end - int(old.starts[words[1]])
        last = new.spellings[place[1]]
        end = int(new.starts[place[1]]) + _letters_in(old.spellings[words[1]], inside, last)
    elif quote.end > word_end:
        end += _marks_kept(old.text[word_end : quote.end], new.gap(place[1] + 1))
    return Span(start, max(start + 1, end))


def _letters_in(word: str, offset: int, other: str) -> int:
    """Return the offset in `other` that is as many letters in as `offset` in `word`."""
    if word == other:
        return offset
    letters = len(fold(word[:offset]))
    for at in range(len(other)):
        if len(fold(other[:at])) >= letters:
            return at
    return len(other)


def _marks_kept(marks: str, gap: str) -> int:
    """Return how far the marks of one gap go into another, both read away from the quote."""
    if gap.startswith(marks):
        return len(marks)
    wanted = _SPACE.sub("", marks.translate(_MARKS))
    at = taken = lines = 0
    for offset, mark in enumerate(gap.translate(_MARKS)):
        lines += mark == "\n"
        # A mark beyond an empty line belongs to the paragraph there.
        if lines > 1 or (lines and at == len(wanted)):
            break
        if mark.isspace():
            continue
        if at < len(wanted) and mark == wanted[at]:
            at += 1
        elif not (at and mark == wanted[at - 1]):
            break
        taken = offset + 1
        while at < len(wanted) and at and wanted[at] == wanted[at - 1] and mark == wanted[at]:
            at += 1
    return taken

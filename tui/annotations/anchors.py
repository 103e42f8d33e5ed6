"""Find the place of a highlight in the article as it is now, or say that it is lost."""

import re
from dataclasses import dataclass

from tui.annotations.locate import collapse
from tui.annotations.model import CONTEXT, Anchor, Highlight, Placed, Selector, select
from tui.articles.model import Article, Span

LONG_QUOTE = 32
"""Code points from which a quote that stands in one place only needs no context to be found."""

_SOME_CONTEXT = 24
_DECIDING_CONTEXT = 32
_MARGIN = 16
_MOST_PLACES = 1000
_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place of the quote and how many code points of its context are as they were."""

    agreement: int
    span: Span


def place(highlight: Highlight, article: Article) -> Placed:
    """Return `highlight` with its place in `article`, an orphan where none is certain.

    In a changed text the quote must stand word for word, white space aside. Where it stands once,
    it must be long or have some of its context; where it stands several times, the context must
    clearly decide for one of them.
    """
    selector = highlight.target.selector
    if _is_unchanged(highlight, article):
        return Placed(highlight, Anchor.OK, selector.span)
    span = _find(article.text, selector)
    if span is None:
        return Placed(highlight, Anchor.ORPHAN, None)
    anchor = Anchor.OK if span == selector.span else Anchor.MOVED
    return Placed(highlight, anchor, span)


def _is_unchanged(highlight: Highlight, article: Article) -> bool:
    selector = highlight.target.selector
    if article.slice(selector.span) != selector.exact:
        return False
    same_text = highlight.target.sha256 == article.sha256
    return same_text or select(article.text, selector.span) == selector


def _find(text: str, selector: Selector) -> Span | None:
    # Overlapping places count too: of "ha ha ha" the last two may be the ones that were meant.
    spans = collapse(text).find(selector.exact, overlapping=True, limit=_MOST_PLACES + 1)
    if len(spans) > _MOST_PLACES:
        return None
    candidates = sorted(
        (
            _Candidate(_agreement(text, span, selector), span)
            for span in spans
            if not _cuts_a_word(text, span, selector)
        ),
        key=lambda candidate: -candidate.agreement,
    )
    return candidates[0].span if _is_decided(candidates, selector) else None


def _is_decided(candidates: list[_Candidate], selector: Selector) -> bool:
    if not candidates:
        return False
    best = candidates[0].agreement
    if len(candidates) == 1:
        return best >= _SOME_CONTEXT or len(selector.exact) >= LONG_QUOTE
    return best >= _DECIDING_CONTEXT and best >= candidates[1].agreement + _MARGIN


def _agreement(text: str, span: Span, selector: Selector) -> int:
    """Return the code points of context that agree, each run of white space counted as one."""
    before = _spaced(text[max(0, span.start - 2 * CONTEXT) : span.start])
    after = _spaced(text[span.end : span.end + 2 * CONTEXT])
    prefix, suffix = _spaced(selector.prefix), _spaced(selector.suffix)
    return _common_start(before[::-1], prefix[::-1]) + _common_start(after, suffix)


def _spaced(text: str) -> str:
    return _WHITE_SPACE.sub(" ", text)


def _common_start(one: str, other: str) -> int:
    for length, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return length
    return min(len(one), len(other))


def _cuts_a_word(text: str, span: Span, selector: Selector) -> bool:
    """Tell whether the place begins or ends inside a word where the highlight did not."""
    start = _joins(text[max(0, span.start - 1) : span.start], text[span.start])
    end = _joins(text[span.end - 1], text[span.end : span.end + 1])
    quote = selector.exact
    started = _joins(selector.prefix[-1:], quote[0])
    ended = _joins(quote[-1], selector.suffix[:1])
    return (start and not started) or (end and not ended)


def _joins(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()

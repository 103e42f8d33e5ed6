"""Place highlights in an article as it is now."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from tui.annotations.anchors.passage import Certainty, Passage
from tui.annotations.model import Anchor, Highlight, Placed, Selector, select
from tui.articles.model import Article, Span

if TYPE_CHECKING:
    from tui.annotations.anchors.versions import Versions

_WORST_LAST = tuple(Anchor)


class Placer:
    """Places the highlights of one article; what they share is computed once.

    `text_of` returns the text whose SHA-256 it is given, None where it was not kept.
    """

    def __init__(self, article: Article, text_of: Callable[[str], str | None]) -> None:
        self._article = article
        self._text_of = text_of
        self._old_texts: dict[str, str | None] = {}

    def place(self, highlight: Highlight) -> Placed:
        """Return the highlight with its place, an orphan where none of its spans is found.

        The anchor is that of the span least surely found; FUZZY where some are not found.
        """
        sha256 = highlight.target.sha256
        found = [self._anchored(each, sha256) for each in highlight.target.selectors]
        spans = [span for anchor, span in found if anchor is not Anchor.ORPHAN]
        if not spans:
            return Placed(highlight, Anchor.ORPHAN, (), _in_order(span for _, span in found))
        worst = max((anchor for anchor, _ in found), key=_WORST_LAST.index)
        anchor = Anchor.FUZZY if worst is Anchor.ORPHAN else worst
        return Placed(highlight, anchor, _in_order(spans))

    def _anchored(self, selector: Selector, sha256: str) -> tuple[Anchor, Span | None]:
        """Return how surely a selector is found, and its place; a guess for an orphan."""
        text, span = self._article.text, selector.span
        if sha256 == self._article.sha256 and text[slice(*span)] == selector.exact:
            return Anchor.OK, span
        passage = self._find(selector, sha256)
        if passage.certainty is Certainty.LOST:
            return Anchor.ORPHAN, passage.span
        if passage.certainty is Certainty.LIKELY:
            return Anchor.FUZZY, passage.span
        return (Anchor.OK if passage.span == span else Anchor.MOVED), passage.span

    def _find(self, selector: Selector, sha256: str) -> Passage:
        text = self._old_text(sha256)
        if text is not None and text[slice(*selector.span)] == selector.exact:
            return self._versions.find(text, selector.span)
        if select(self._article.text, selector.span) == selector:
            return Passage(Certainty.SAME, selector.span)
        part = selector.prefix + selector.exact + selector.suffix
        start = len(selector.prefix)
        return self._versions.find_by_part(part, Span(start, start + len(selector.exact)))

    def _old_text(self, sha256: str) -> str | None:
        if sha256 not in self._old_texts:
            self._old_texts[sha256] = self._text_of(sha256)
        return self._old_texts[sha256]

    @cached_property
    def _versions(self) -> "Versions":
        from tui.annotations.anchors.versions import Versions

        return Versions(self._article.text)


def _in_order(spans: Iterable[Span | None]) -> tuple[Span, ...]:
    """Return spans by place, those that overlap as one."""
    ordered: list[Span] = []
    for span in sorted(span for span in spans if span):
        if ordered and ordered[-1].overlaps(span):
            ordered[-1] = Span(ordered[-1].start, max(ordered[-1].end, span.end))
        else:
            ordered.append(span)
    return tuple(ordered)

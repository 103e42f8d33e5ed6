"""Where the highlights of an article are in its text of now, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tui.annotations.model import Anchor, Highlight, Placed
from tui.articles.model import Article, Span
from tui.articles.places import SpanIndex

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore


@dataclass(frozen=True)
class _Placing:
    """What the highlights of an article were placed from, and the outcome by place."""

    article: Article
    highlights: tuple[Highlight, ...]
    placed: tuple[Placed, ...]

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        return {placed.highlight.id: placed for placed in self.placed}

    @cached_property
    def owners(self) -> tuple[Placed, ...]:
        """Return the placed highlights, each as often as it has spans."""
        return tuple(placed for placed in self.placed for _ in placed.spans)

    @cached_property
    def index(self) -> SpanIndex:
        return SpanIndex(span for placed in self.placed for span in placed.spans)


class Placings:
    """The places of highlights; those of an article are kept until it or they change."""

    def __init__(self, store: "AnnotationStore") -> None:
        self._store = store
        self._placings: dict[str, _Placing] = {}

    def of(self, article: Article, highlights: tuple[Highlight, ...]) -> tuple[Placed, ...]:
        """Return `highlights` by their place in `article`, a longer one first, orphans last."""
        return self._placing(article, highlights).placed

    def at(
        self, article: Article, highlights: tuple[Highlight, ...], offset: int
    ) -> tuple[Placed, ...]:
        """Return those of `highlights` at the code point `offset`, those of least text first."""
        if not highlights:
            return ()
        placing = self._placing(article, highlights)
        numbers = placing.index.meeting(Span(offset, offset + 1))
        here = {placing.owners[number].highlight.id: placing.owners[number] for number in numbers}
        return tuple(sorted(here.values(), key=_length))

    def _placing(self, article: Article, highlights: tuple[Highlight, ...]) -> _Placing:
        known = self._placings.get(article.id)
        if known and known.article is article and _are_same(known.highlights, highlights):
            return known
        before = known.by_id if known and known.article is article else {}
        placed = self._place(article, highlights, before)
        placing = _Placing(article, highlights, tuple(sorted(placed, key=_by_place)))
        self._placings[article.id] = placing
        return placing

    def _place(
        self, article: Article, highlights: Sequence[Highlight], before: dict[str, Placed]
    ) -> list[Placed]:
        """Place each highlight, but for those whose target is as it was `before`."""
        placed, others = [], []
        for highlight in highlights:
            known = before.get(highlight.id)
            if known and known.highlight.target == highlight.target:
                placed.append(replace(known, highlight=highlight))
            elif _is_unchanged(highlight, article):
                placed.append(Placed(highlight, Anchor.OK, highlight.target.spans))
            else:
                others.append(highlight)
        if others:
            # Not at the top: it is heavy, and a text that has not changed does without.
            from tui.annotations.anchors.placing import Placer

            placer = Placer(article, self._store.texts.read)
            placed += [placer.place(highlight) for highlight in others]
        return placed


def _is_unchanged(highlight: Highlight, article: Article) -> bool:
    target = highlight.target
    return target.sha256 == article.sha256 and all(
        article.slice(selector.span) == selector.exact for selector in target.selectors
    )


def _are_same(some: tuple[Highlight, ...], others: tuple[Highlight, ...]) -> bool:
    if some is others:
        return True
    return len(some) == len(others) and all(map(_is, some, others))


def _is(one: Highlight, other: Highlight) -> bool:
    return one is other


def _by_place(placed: Placed) -> tuple[bool, int, int]:
    spans = placed.spans or placed.guess or placed.highlight.target.spans
    return not placed.spans, spans[0].start, -spans[-1].end


def _length(placed: Placed) -> int:
    return sum(end - start for start, end in placed.spans)

"""Divide two articles into what they share, what only seems alike, and the rest between."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.articles.model import Article, Span
from tui.articles.places import SpanIndex, beginning_in
from tui.overlap.model import Overlap, PairOverlaps, Similar, Standing
from tui.overlap.order import in_order
from tui.overlap.suggestions import visible_similar


@dataclass(frozen=True, slots=True)
class Passage:
    """An overlap of the two; `moved` where it stands in another order than its neighbours."""

    overlap: Overlap
    number: int
    moved: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence of the left article and the sentences of the right one most like it."""

    left: Span
    candidates: tuple[Similar, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not shared between two neighbours: parts of the left and of the right article."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OtherHalf:
    """Where the right side of a moved passage stands in the right article, among its neighbours."""

    passage: Passage


Section = Passage | Suggestion | Gap | OtherHalf

Across = tuple[Span | OtherHalf, ...]
"""What the right article has between two passages in order, by its place there."""


def divide(
    left: Article, right: Article, pair: PairOverlaps, *, weak: bool = False
) -> tuple[Section, ...]:
    """Return the sections of a comparison in the order of the left article.

    Text of the right article that is in no passage, and the other halves of moved passages, stand
    before the passage that follows them there. Weak suggestions and boilerplate are left out
    unless asked for by `weak`.
    """
    chain = in_order([(overlap.left, overlap.right) for overlap in pair.passages])
    passages = [Passage(o, n + 1, n not in chain) for n, o in enumerate(pair.passages)]
    wanted = Standing if weak else (Standing.STRONG,)
    shown = [similar for standing in wanted for similar in visible_similar(pair, standing)]
    items: list[Passage | Suggestion] = [*passages, *_by_left_sentence(shown)]
    items.sort(key=lambda item: (_left_of(item).start, isinstance(item, Suggestion)))
    gaps = _right_gaps(right, passages)
    sections: list[Section] = []
    position, slot = 0, 0
    for item in items:
        anchored = isinstance(item, Passage) and not item.moved
        across = gaps[slot] if anchored else ()
        slot += anchored
        sections += _gap(left, position, _left_of(item).start, across)
        sections.append(item)
        position = max(position, _left_of(item).end)
    sections += _gap(left, position, len(left.text), gaps[slot])
    return tuple(sections)


def parts_between(article: Article, start: int, end: int, taken: Iterable[Span]) -> list[Span]:
    """Return the stretches of `start` to `end` that hold words and lie in no taken span."""
    parts = []
    for span in sorted(taken):
        if span.end <= start or span.start >= end:
            continue
        parts.append(Span(start, max(start, span.start)))
        start = max(start, span.end)
    parts.append(Span(start, max(start, end)))
    return [trimmed for part in parts if (trimmed := _trimmed(article, part))]


def _by_left_sentence(similar: Iterable[Similar]) -> list[Suggestion]:
    groups: dict[Span, list[Similar]] = {}
    for item in similar:
        groups.setdefault(item.left, []).append(item)
    return [
        Suggestion(left, tuple(sorted(group, key=lambda item: -item.score)[:3]))
        for left, group in groups.items()
    ]


def _right_gaps(right: Article, passages: Sequence[Passage]) -> list[Across]:
    """Return what stands on the right before each unmoved passage, and after the last."""
    spans = [passage.overlap.right for passage in passages]
    taken = SpanIndex(spans)
    gaps, position = [], 0
    ends = Span(len(right.text), len(right.text))
    in_place = sorted(one.overlap.right for one in passages if not one.moved)
    for following in (*in_place, ends):
        inside = taken.meeting(Span(position, following.start))
        parts = parts_between(right, position, following.start, [spans[n] for n in inside])
        items: list[Span | OtherHalf] = [*parts]
        items += (
            OtherHalf(passages[n])
            for n in inside
            if passages[n].moved and spans[n].start >= position
        )
        gaps.append(tuple(sorted(items, key=_right_start)))
        position = following.end
    return gaps


def _right_start(item: Span | OtherHalf) -> int:
    return item.passage.overlap.right.start if isinstance(item, OtherHalf) else item.start


def _gap(left: Article, start: int, end: int, across: Across) -> Iterator[Section]:
    """Yield what is not shared: the left part beside the first of the right ones."""
    parts = tuple(parts_between(left, start, end, ()))
    if parts and not (across and isinstance(across[0], Span)):
        yield Gap(parts, ())
        parts = ()
    for is_half, group in groupby(across, lambda one: isinstance(one, OtherHalf)):
        if is_half:
            yield from (one for one in group if isinstance(one, OtherHalf))
        else:
            yield Gap(parts, tuple(one for one in group if isinstance(one, Span)))
            parts = ()


def _trimmed(article: Article, span: Span) -> Span | None:
    first, last = beginning_in(article.words, span)
    if first == last:
        return None
    text = article.text
    end = span.end
    while text[end - 1].isspace():
        end -= 1
    start = span.start
    while text[start].isspace():
        start += 1
    return Span(start, end)


def _left_of(item: Passage | Suggestion) -> Span:
    return item.overlap.left if isinstance(item, Passage) else item.left

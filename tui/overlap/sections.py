"""Divide two articles into what they share, what only seems alike, and the rest between."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.articles.model import Article, Span
from tui.overlap.findings import visible_similar
from tui.overlap.model import Overlap, PairOverlaps, Similar, Standing


@dataclass(frozen=True, slots=True)
class Match:
    """A passage both have; `moved` where it stands in another order than its neighbours."""

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


Section = Match | Suggestion | Gap


def divide(
    left: Article, right: Article, pair: PairOverlaps, *, weak: bool = False
) -> tuple[Section, ...]:
    """Return the sections of a comparison in the order of the left article.

    Text of the right article that is in no passage stands before the passage that follows it
    there. Weak suggestions and boilerplate are left out unless asked for by `weak`.
    """
    chain = unmoved(pair.passages)
    matches = [Match(o, number, o not in chain) for number, o in enumerate(pair.passages, 1)]
    wanted = Standing if weak else (Standing.STRONG,)
    shown = [similar for standing in wanted for similar in visible_similar(pair, standing)]
    items: list[Match | Suggestion] = [*matches, *_by_left_sentence(shown)]
    items.sort(key=lambda item: (_left_of(item).start, isinstance(item, Suggestion)))
    gaps = _right_gaps(right, pair.passages, chain)
    sections: list[Section] = []
    position, slot = 0, 0
    for item in items:
        anchored = isinstance(item, Match) and not item.moved
        across = gaps[slot] if anchored else ()
        slot += anchored
        sections += _gap(left, position, _left_of(item).start, across)
        sections.append(item)
        position = max(position, _left_of(item).end)
    sections += _gap(left, position, len(left.text), gaps[slot])
    return tuple(sections)


def unmoved(passages: Sequence[Overlap]) -> frozenset[Overlap]:
    """Return the passages in the same order on both sides: the chain with the most text."""
    best: list[tuple[int, int]] = []
    for index, overlap in enumerate(passages):
        before = max(
            (
                (best[i][0], i)
                for i in range(index)
                if passages[i].right.end <= overlap.right.start
                and passages[i].left.end <= overlap.left.start
            ),
            default=(0, -1),
        )
        best.append((before[0] + overlap.left.end - overlap.left.start, before[1]))
    chain = []
    place = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    while place >= 0:
        chain.append(passages[place])
        place = best[place][1]
    return frozenset(chain)


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


def count_words(article: Article, spans: Iterable[Span]) -> int:
    """Return how many words of an article start in any of the spans, which do not overlap."""
    return sum(_word_index(article, span.end) - _word_index(article, span.start) for span in spans)


def _by_left_sentence(similar: Iterable[Similar]) -> list[Suggestion]:
    groups: dict[Span, list[Similar]] = {}
    for item in similar:
        groups.setdefault(item.left, []).append(item)
    return [
        Suggestion(left, tuple(sorted(group, key=lambda item: -item.score)[:3]))
        for left, group in groups.items()
    ]


def _right_gaps(
    right: Article, passages: Sequence[Overlap], chain: frozenset[Overlap]
) -> list[tuple[Span, ...]]:
    """Return what is unshared on the right before each unmoved passage, and after the last."""
    taken = [overlap.right for overlap in passages]
    gaps, position = [], 0
    for overlap in sorted(chain, key=lambda overlap: overlap.right):
        gaps.append(tuple(parts_between(right, position, overlap.right.start, taken)))
        position = overlap.right.end
    return [*gaps, tuple(parts_between(right, position, len(right.text), taken))]


def _gap(left: Article, start: int, end: int, across: tuple[Span, ...]) -> list[Section]:
    parts = tuple(parts_between(left, start, end, ()))
    return [Gap(parts, across)] if parts or across else []


def _trimmed(article: Article, span: Span) -> Span | None:
    first, last = _word_index(article, span.start), _word_index(article, span.end) - 1
    if first > last:
        return None
    text = article.text
    end = span.end
    while text[end - 1].isspace():
        end -= 1
    start = span.start
    while text[start].isspace():
        start += 1
    return Span(start, end)


def _word_index(article: Article, offset: int) -> int:
    """Return how many words start before an offset."""
    return bisect_right(article.words, offset - 1, key=lambda word: word.start)


def _left_of(item: Match | Suggestion) -> Span:
    return item.overlap.left if isinstance(item, Match) else item.left

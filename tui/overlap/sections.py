"""Divide two articles into what they share, what only seems alike, and the rest between."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from tui.articles.model import Article, Span
from tui.articles.places import SpanIndex, beginning_in
from tui.overlap.model import Overlap, PairOverlaps, Similar, Standing
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


Section = Passage | Suggestion | Gap


def divide(
    left: Article, right: Article, pair: PairOverlaps, *, weak: bool = False
) -> tuple[Section, ...]:
    """Return the sections of a comparison in the order of the left article.

    Text of the right article that is in no passage stands before the passage that follows it
    there. Weak suggestions and boilerplate are left out unless asked for by `weak`.
    """
    chain = unmoved(pair.passages)
    passages = [Passage(o, number, o not in chain) for number, o in enumerate(pair.passages, 1)]
    wanted = Standing if weak else (Standing.STRONG,)
    shown = [similar for standing in wanted for similar in visible_similar(pair, standing)]
    items: list[Passage | Suggestion] = [*passages, *_by_left_sentence(shown)]
    items.sort(key=lambda item: (_left_of(item).start, isinstance(item, Suggestion)))
    gaps = _right_gaps(right, pair.passages, chain)
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


def unmoved(passages: Sequence[Overlap]) -> frozenset[Overlap]:
    """Return the passages in the same order on both sides: the chain with the most text.

    A longest increasing subsequence, weighed by the code points of the left sides.
    """
    by_place = sorted(passages, key=lambda overlap: (overlap.left, overlap.right))
    best: list[tuple[int, int]] = []
    chains = _Chains()
    waiting: list[tuple[int, int]] = []
    for number, overlap in enumerate(by_place):
        while waiting and waiting[0][0] <= overlap.left.start:
            _, last = heappop(waiting)
            chains.add(by_place[last].right.end, best[last][0], last)
        length, before = chains.longest(overlap.right.start)
        best.append((length + overlap.left.end - overlap.left.start, before))
        heappush(waiting, (overlap.left.end, number))
    chain = []
    place = max(range(len(best)), key=lambda number: best[number][0], default=-1)
    while place >= 0:
        chain.append(by_place[place])
        place = best[place][1]
    return frozenset(chain)


class _Chains:
    """Chains of passages by where they end on the right, but those that a longer one replaces."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._chains: list[tuple[int, int]] = []

    def longest(self, end: int) -> tuple[int, int]:
        """Return length and last passage of the longest chain up to `end`; 0 and -1 for none."""
        place = bisect_right(self._ends, end)
        return self._chains[place - 1] if place else (0, -1)

    def add(self, end: int, length: int, last: int) -> None:
        """Take a chain unless one as long ends no later; drop those that end later for less."""
        chain = length, last
        if self.longest(end) >= chain:
            return
        first = bisect_left(self._ends, end)
        beyond = bisect_right(self._chains, chain, lo=first)
        self._ends[first:beyond] = [end]
        self._chains[first:beyond] = [chain]


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


def _right_gaps(
    right: Article, passages: Sequence[Overlap], chain: frozenset[Overlap]
) -> list[tuple[Span, ...]]:
    """Return what is unshared on the right before each unmoved passage, and after the last."""
    spans = [overlap.right for overlap in passages]
    taken = SpanIndex(spans)
    gaps, position = [], 0
    ends = Span(len(right.text), len(right.text))
    for following in (*sorted(overlap.right for overlap in chain), ends):
        inside = taken.meeting(Span(position, following.start))
        parts = parts_between(right, position, following.start, [spans[n] for n in inside])
        gaps.append(tuple(parts))
        position = following.end
    return gaps


def _gap(left: Article, start: int, end: int, across: tuple[Span, ...]) -> list[Section]:
    parts = tuple(parts_between(left, start, end, ()))
    return [Gap(parts, across)] if parts or across else []


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

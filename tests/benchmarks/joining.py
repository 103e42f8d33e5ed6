"""Join the matches of any method to passages, with the same rule for all of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.articles.model import Span


class Match(NamedTuple):
    """A span of the left text and the span of the right one that is said to tell the same."""

    left: Span
    right: Span


class Joining(NamedTuple):
    """How matches become passages; all three are code points, asked of both sides.

    Matches shorter than `least` are dropped, those at most `gap` apart become one, and what is
    then shorter than `shortest` is dropped.
    """

    least: int = 0
    gap: int = 0
    shortest: int = 0


def match(left: tuple[int, int], right: tuple[int, int]) -> Match:
    """Return the match of two pairs of offsets."""
    return Match(Span(*left), Span(*right))


def join(matches: Iterable[Match], joining: Joining) -> list[Match]:
    """Return the passages that `matches` make up, by their place in the left text.

    Order does not matter, so that a passage whose sentences were reordered is one, too. The boxes
    around what was joined are joined again, until none is near another on both sides.
    """
    boxes = sorted(found for found in matches if _reaches(found, joining.least))
    joined = _join_once(boxes, joining.gap)
    while len(joined) < len(boxes):
        boxes, joined = joined, _join_once(joined, joining.gap)
    return [found for found in joined if _reaches(found, joining.shortest)]


def _reaches(found: Match, length: int) -> bool:
    return all(span.end - span.start >= length for span in found)


def _join_once(boxes: Sequence[Match], gap: int) -> list[Match]:
    """Return sorted boxes, each joined with those before that it is near to."""
    closed: list[Match] = []
    open_boxes: list[Match] = []
    for box in boxes:
        start, grown, apart = box.left.start, box, []
        for other in open_boxes:
            if other.left.end + gap < start:
                closed.append(other)
            elif _near(other.left, grown.left, gap) and _near(other.right, grown.right, gap):
                grown = _around(other, grown)
            else:
                apart.append(other)
        open_boxes = [*apart, grown]
    return sorted(closed + open_boxes)


def _near(one: Span, other: Span, gap: int) -> bool:
    return one.start - gap <= other.end and other.start - gap <= one.end


def _around(one: Match, other: Match) -> Match:
    left, right = (
        Span(min(a.start, b.start), max(a.end, b.end)) for a, b in zip(one, other, strict=True)
    )
    return Match(left, right)

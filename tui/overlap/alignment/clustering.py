"""Join matches that lie near each other on both sides into fragments."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple


class Match(NamedTuple):
    """Words of two articles, as half-open ranges of word numbers, that tell the same."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    sure: bool
    """Whether it would stand alone; the others only count next to a sure one."""
    run: bool = False
    """Whether these are the same words in a row, not sentences that are alike."""

    @property
    def left(self) -> tuple[int, int]:
        """Return the range of words on the left."""
        return self.left_start, self.left_end

    @property
    def right(self) -> tuple[int, int]:
        """Return the range of words on the right."""
        return self.right_start, self.right_end


def cluster(matches: Sequence[Match], gap: int) -> list[list[Match]]:
    """Return groups of matches with at most `gap` words between neighbours on either side.

    Matches are split at wide gaps on the left, each part on the right, and so on until nothing
    splits: the clustering of Sanchez-Perez, Sidorov and Gelbukh, "A winning approach to text
    alignment for text reuse detection at PAN 2014".
    """
    done: list[list[Match]] = []
    open_groups = [(list(matches), 0, 0)]
    sides: tuple[Callable[[Match], tuple[int, int]], ...] = attrgetter("left"), attrgetter("right")
    while open_groups:
        group, side, unsplit = open_groups.pop()
        if not group:
            continue
        if unsplit == len(sides):
            done.append(sorted(group))
            continue
        parts = _split(group, sides[side], gap)
        whole = unsplit + 1 if len(parts) == 1 else 1
        open_groups.extend((part, 1 - side, whole) for part in parts)
    return sorted(done)


def _split(
    group: list[Match], side: Callable[[Match], tuple[int, int]], gap: int
) -> list[list[Match]]:
    parts: list[list[Match]] = []
    reached = 0
    for match in sorted(group, key=side):
        start, end = side(match)
        if parts and start - reached <= gap:
            parts[-1].append(match)
        else:
            parts.append([match])
            reached = end
        reached = max(reached, end)
    return parts

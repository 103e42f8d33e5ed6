"""Where the reader jumped from, to go back to, as vim's list of jumps has it."""

from collections.abc import Container, Sequence
from typing import NamedTuple

MOST_JUMPS = 100
"""Jumps that are remembered."""


class Position(NamedTuple):
    """A place in an article, as an offset in code points, and on what screen it was.

    `pair` are the ids of the left and the right article where that was a comparison.
    """

    article: str
    offset: int
    pair: tuple[str, str] | tuple[()] = ()

    @property
    def view(self) -> tuple[str, ...]:
        """Return the ids of the articles that are shown where this is on the screen."""
        return self.pair or (self.article,)


class JumpList:
    """The positions that jumps were made from, each once, and how far back the reader went.

    A new jump is put behind all that are there, those the reader went back over included, so
    that nothing is lost: vim's rule, not that of a browser.
    """

    def __init__(self) -> None:
        self._positions: list[Position] = []
        self._index = 0
        self._here: Position | None = None
        self._alternate: Position | None = None

    @property
    def positions(self) -> Sequence[Position]:
        """Return the positions, the latest last."""
        return self._positions

    @property
    def here(self) -> Position | None:
        """Return where the reader is, or was last; None before anything was read."""
        return self._here

    @property
    def alternate(self) -> Position | None:
        """Return where the reader was in what was read before what is read now."""
        return self._alternate

    def move(self, position: Position) -> None:
        """Take note that the reader is at a position; that is no jump."""
        if self._here and self._here.view != position.view:
            self._alternate = self._here
        self._here = position

    def leave(self, position: Position) -> None:
        """Remember a position that a jump was made from."""
        self._positions = _with(self._positions, position)
        self._index = len(self._positions)

    def go(self, here: Position, count: int, there: Container[str]) -> Position | None:
        """Return the position `count` jumps on from `here`, back when negative; None at the end.

        Positions in articles that are not `there`, by their ids, are forgotten. Where there are
        fewer than `count` it is the last of them.
        """
        self._forget_without(there)
        positions, index = self._positions, self._index
        if index == len(positions):
            positions = _with(positions, here)
            index = len(positions) - 1
        goal = min(max(index + count, 0), len(positions) - 1)
        if goal == index:
            return None
        self._positions, self._index = positions, goal
        return positions[goal]

    def _forget_without(self, there: Container[str]) -> None:
        kept = [all(one in there for one in position.view) for position in self._positions]
        self._index = sum(kept[: self._index])
        self._positions = [
            one for one, is_kept in zip(self._positions, kept, strict=True) if is_kept
        ]


def _with(positions: Sequence[Position], position: Position) -> list[Position]:
    others = [one for one in positions if one != position]
    return [*others, position][-MOST_JUMPS:]

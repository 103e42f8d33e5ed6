"""Show how far long work is, where someone is watching."""

import sys
import time
from collections.abc import Iterator
from typing import TypeVar

_T = TypeVar("_T")

_SECONDS_BETWEEN = 0.1


class Counter:
    """A line on standard error, if that is a terminal; `label` has two numbers in it."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._shown = time.monotonic()
        self._width = 0
        self._is_seen = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        """Say how much of how much is done, where the last word on it is old enough."""
        if self._is_seen and time.monotonic() - self._shown > _SECONDS_BETWEEN:
            label = self._label.format(f"{done:,}", f"{total:,}")
            self._shown, self._width = time.monotonic(), max(self._width, len(label))
            print(f"\r{label}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            print(f"\r{' ' * self._width}\r", end="", file=sys.stderr, flush=True)
            self._width = 0


def show_progress(items: Iterator[_T], total: int) -> Iterator[_T]:
    """Yield `items` and count the pairs on standard error meanwhile, if that is a terminal."""
    counter = Counter("{} of {} pairs compared")
    for number, item in enumerate(items, start=1):
        counter.show(number, total)
        yield item
    counter.clear()

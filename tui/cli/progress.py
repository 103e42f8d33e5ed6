"""Show how far long work is, where someone is watching."""

import sys
import time
from collections.abc import Iterator
from typing import TypeVar

_T = TypeVar("_T")

_SECONDS_BETWEEN = 0.1


def show_progress(items: Iterator[_T], total: int) -> Iterator[_T]:
    """Yield `items` and count the pairs on standard error meanwhile, if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    shown, label = time.monotonic(), ""
    for number, item in enumerate(items, start=1):
        if time.monotonic() - shown > _SECONDS_BETWEEN:
            shown, label = time.monotonic(), f"{number} of {total} pairs compared"
            print(f"\r{label}", end="", file=sys.stderr, flush=True)
        yield item
    print(f"\r{' ' * len(label)}\r", end="", file=sys.stderr, flush=True)

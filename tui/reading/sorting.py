"""Sort very many things while other threads go on."""

from collections.abc import Callable, Sequence
from heapq import merge
from typing import Any, TypeVar

from tui.reading.word_index import STEP, no_step

T = TypeVar("T")


def sorted_in_steps(
    items: Sequence[T],
    key: Callable[[T], tuple[Any, ...]],
    step: Callable[[int, int], None] = no_step,
) -> list[T]:
    """Return the items in the order of their keys; those with equal keys keep theirs.

    `sorted` lets no other thread run until it is done: with 100,000 items that is ten frames. So
    few are sorted at a time, `step` is called after each, and they are merged.
    """
    runs = []
    for first in range(0, len(items), STEP):
        step(first, len(items))
        numbers = range(first, min(first + STEP, len(items)))
        runs.append(sorted((*key(items[number]), number) for number in numbers))
    if len(runs) == 1:
        return [items[keyed[-1]] for keyed in runs[0]]
    return [items[keyed[-1]] for keyed in merge(*runs)]

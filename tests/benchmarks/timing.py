"""Measure CPU time, method by method in turn, so that all meet the same noise."""

import gc
from collections.abc import Callable, Sequence
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, TypeVar

from tests.benchmarks.methods import Method

if TYPE_CHECKING:
    from tests.benchmarks.joining import Match

Result = TypeVar("Result")


def measured(action: Callable[[], Result]) -> tuple[Result, float]:
    """Return the result of `action` and the CPU it took in milliseconds, all threads together.

    The cycle collector is off meanwhile, as in `timeit`, so that none pays for another's garbage.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        started = process_time()
        result = action()
        return result, (process_time() - started) * 1000
    finally:
        if collecting:
            gc.enable()


class Run:
    """What each method found in each pair, and the CPU milliseconds it took."""

    def __init__(self, methods: Sequence[Method]) -> None:
        self.methods = methods
        self.found: dict[str, list[list[Match]]] = {method.name: [] for method in methods}
        self.milliseconds: dict[str, list[float]] = {method.name: [] for method in methods}

    def compare(self, left: str, right: str) -> None:
        """Let each method compare two texts; another one begins each time."""
        first = len(self.found[self.methods[0].name]) % len(self.methods)
        for method in (*self.methods[first:], *self.methods[:first]):
            found, took = measured(partial(method.passages, left, right))
            self.found[method.name].append(found)
            self.milliseconds[method.name].append(took)

    def mean(self, name: str) -> float:
        """Return the mean CPU milliseconds a pair of a method."""
        return sum(self.milliseconds[name]) / len(self.milliseconds[name])


def warm_up(methods: Sequence[Method], left: str, right: str) -> None:
    """Let each method compare two texts once, so that what it loads late is loaded."""
    for method in methods:
        method.passages(left, right)

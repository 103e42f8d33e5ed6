"""Times of one thing beside those of another, taken in turn so that both meet the same noise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from tests.benchmarks.tables import print_table

Take = Callable[[int], float]
"""Measures something once and returns milliseconds, given the number of the round."""


@dataclass(frozen=True)
class Budget:
    """Something that is measured, what it may be at most, and what it is, in words."""

    what: str
    limit: str
    measured: str
    is_kept: bool


@dataclass(frozen=True)
class Ratio:
    """Milliseconds of `what`, beside those of a `floor`; `limit` is the most that ratio may be."""

    what: str
    floor: str
    times: Sequence[float]
    floor_times: Sequence[float]
    limit: float | None = None

    @property
    def of_medians(self) -> float:
        """Return the median of the times by that of the floor."""
        return median(self.times) / median(self.floor_times)

    @property
    def of_slow_ones(self) -> float:
        """Return the 95th percentile of the times by that of the floor."""
        return percentile(self.times, 95) / percentile(self.floor_times, 95)

    @property
    def is_kept(self) -> bool:
        """Tell whether the ratio of the medians is within the limit, where there is one."""
        return self.limit is None or self.of_medians <= self.limit

    @property
    def budget(self) -> Budget:
        """Return it in words."""
        limit = "" if self.limit is None else f"{self.limit}"
        return Budget(f"{self.what} ÷ {self.floor}", limit, f"{self.of_medians:.2f}", self.is_kept)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the least value that so many per cent of all do not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(len(values) * percent / 100) - 1)]


def take_in_turn(rounds: int, takes: Mapping[str, Take]) -> dict[str, list[float]]:
    """Measure each thing once a round, another one first each time."""
    found: dict[str, list[float]] = {name: [] for name in takes}
    names = list(takes)
    for number in range(rounds):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            found[name].append(takes[name](number))
    return found


def print_ratios(title: str, ratios: Sequence[Ratio]) -> bool:
    """Print medians and 95th percentiles, and tell whether all limits are kept."""
    header = ["what", "ms", "95 of 100", "floor", "ms", "95 of 100", "ratio", "95 of 100"]
    rows = [[*_cells(one), one.budget.limit, _kept(one)] for one in ratios]
    print_table(title, [*header, "limit", "kept"], rows)
    return all(one.is_kept for one in ratios)


def _cells(one: Ratio) -> list[str]:
    times, floor_times = (
        [f"{median(times):.2f}", f"{percentile(times, 95):.2f}"]
        for times in (one.times, one.floor_times)
    )
    ratios = [f"{one.of_medians:.2f}", f"{one.of_slow_ones:.2f}"]
    return [one.what, *times, one.floor, *floor_times, *ratios]


def _kept(one: Ratio) -> str:
    if one.limit is None:
        return ""
    return "yes" if one.is_kept else "NO"

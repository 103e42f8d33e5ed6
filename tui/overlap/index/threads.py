"""Work on the parts of an index in some threads: numpy keeps several cores at work."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


def _go_on() -> None:
    """Return at once."""


@dataclass(frozen=True)
class Threads:
    """So many threads; before each part `rest` is called, and what it takes holds the work up."""

    count: int = 1
    rest: Callable[[], None] = _go_on

    def map(self, work: Callable[[_Part], _Result], parts: Iterable[_Part]) -> list[_Result]:
        """Return what the work on each part gives, in their order."""

        def rested(part: _Part) -> _Result:
            self.rest()
            return work(part)

        with ThreadPoolExecutor(self.count) as pool:
            return [*pool.map(rested, parts)]


ALONE = Threads()
"""The work is done without rest and by one thread."""

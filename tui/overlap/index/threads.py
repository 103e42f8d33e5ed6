"""Work on the parts of an index in some threads: numpy keeps several cores at work."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


def in_threads(
    count: int, work: Callable[[_Part], _Result], parts: Iterable[_Part]
) -> list[_Result]:
    """Return what the work on each part gives, in their order; so many are worked on at a time."""
    with ThreadPoolExecutor(count) as pool:
        return [*pool.map(work, parts)]

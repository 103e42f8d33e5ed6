"""Choose the pairs of a folder that are worth comparing, and say how far that is."""

from collections.abc import Iterable
from pathlib import Path

from tui.articles.library import Library
from tui.cli.progress import Counter
from tui.cli.streams import warn
from tui.overlap.cache.unwritable import cannot_keep
from tui.overlap.plan import Plan, index_folder, plan_library
from tui.settings import cache_folder


def plan_folder(library: Library, jobs: int) -> Plan:
    """Return which pairs of a library are to be compared; its index is kept in the cache."""
    folder = index_folder(cache_folder(), library.root)
    counter = Counter("{} of {} articles read")
    unkept: list[OSError] = []
    plan = plan_library(library.articles, folder, jobs, counter.show, unkept.append)
    counter.clear()
    warn_of_unkept(folder, unkept)
    return plan


def warn_of_unkept(folder: Path, errors: Iterable[OSError]) -> None:
    """Say why an index could not be kept in a folder: what is printed is right all the same."""
    for error in errors:
        warn(cannot_keep(folder, error))

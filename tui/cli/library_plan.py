"""Choose the pairs of a folder that are worth comparing, and say how far that is."""

from tui.articles.library import Library
from tui.cli.progress import Counter
from tui.overlap.plan import Plan, index_folder, plan_library
from tui.settings import cache_folder


def plan_folder(library: Library, jobs: int) -> Plan:
    """Return which pairs of a library are to be compared; its index is kept in the cache."""
    folder = index_folder(cache_folder(), library.root)
    counter = Counter("{} of {} articles read")
    plan = plan_library(library.articles, folder, jobs, counter.show)
    counter.clear()
    return plan

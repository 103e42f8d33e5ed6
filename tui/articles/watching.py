"""Notice when files of a library are added, changed or removed."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from tui.articles.errors import ArticleError
from tui.articles.files import ANNOTATIONS_FOLDER, SUFFIXES

if TYPE_CHECKING:
    from watchfiles import Change

QUIET, LONGEST = 200, 1500
"""Milliseconds without a further change after which changes are told, and after which in any case.

So those of a `git checkout` are told together, and files are seldom met half written.
"""

POLLS_APART = 1000
"""Milliseconds between two looks at all files, where the system tells of no changes."""

POLLED_IN_A_MILLISECOND = 10
"""So many files make it a millisecond more: looking takes a twentieth of the time at most."""


def watch_files(
    root: Path, stop: Event, count: int, only: Collection[Path] | None = None
) -> Iterator[set[str]]:
    """Yield the names, from the root, of files and folders that changed, until `stop` is set.

    `count` is how many files there are: where all must be looked at again and again, many are
    looked at less often. With `only`, files that the reader named, the rest is not watched.
    Raises ArticleError where nothing can be watched.
    """
    from watchfiles import watch

    inside = root.resolve()
    named = {path.resolve() for path in only or ()}
    folders = {path.parent for path in named} if named else {inside}

    def is_of_interest(_change: "Change", path: str) -> bool:
        return Path(path) in named if named else _is_of_interest(inside, path)

    for polled in (None, True):
        try:
            for changes in watch(
                *folders,
                watch_filter=is_of_interest,
                step=QUIET,
                debounce=LONGEST,
                stop_event=stop,
                raise_interrupt=False,
                force_polling=polled,
                poll_delay_ms=max(POLLS_APART, count // POLLED_IN_A_MILLISECOND),
                recursive=not named,
                ignore_permission_denied=True,
            ):
                yield {Path(path).relative_to(inside).as_posix() for _, path in changes}
        except OSError as error:
            if polled:
                raise ArticleError(
                    f"{root}: changes to the files are not noticed ({error}); open retold again to "
                    "see them"
                ) from error
        if stop.is_set():
            return


def _is_of_interest(root: Path, path: str) -> bool:
    """Tell whether a path may be an article or a folder of them, as far as its name tells."""
    try:
        parts = Path(path).relative_to(root).parts
    except ValueError:
        return False
    if not parts or any(part.startswith(".") or part == ANNOTATIONS_FOLDER for part in parts):
        return False
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    return suffix in SUFFIXES or not os.path.isfile(path)  # noqa: PTH113

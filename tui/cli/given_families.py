"""What the reader of a library has said of its families, for the command line."""

from pathlib import Path
from typing import NamedTuple

from tui.annotations.errors import AnnotationsError
from tui.annotations.location import default_file
from tui.annotations.model import Verdict
from tui.articles.library import Library
from tui.cli.streams import warn


class GivenFamilies(NamedTuple):
    """Ids of each two articles that the reader joined, the latest last, and of those parted."""

    joined: tuple[tuple[str, str], ...] = ()
    parted: tuple[tuple[str, str], ...] = ()


def given_families(library: Library, annotations: Path | None) -> GivenFamilies:
    """Return what was said of a library's families; where it is unreadable, warn of it."""
    file = annotations or default_file(library.root)
    if next(file.parent.glob(f"{file.name}*"), None) is None:
        return GivenFamilies()
    try:
        return _read(library, file)
    except AnnotationsError as error:
        warn(f"{error}; what was said of families there is left out")
        return GivenFamilies()


def _read(library: Library, file: Path) -> GivenFamilies:
    # Not at the top: it loads TinyDB, and most libraries have no annotations.
    from tui.cli.library_notebook import reading_notebook

    with reading_notebook(library.root, file) as notebook:
        notebook.follow_renames(library, save=False)
        said = notebook.corrections.of_whole_articles()
    joined = tuple(pair for pair, verdict in said if verdict is Verdict.JOIN)
    return GivenFamilies(joined, tuple(p for p, verdict in said if verdict is Verdict.SPLIT))

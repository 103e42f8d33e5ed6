"""What the reader of a library has said of its matches, for the command line."""

from collections.abc import Iterator
from pathlib import Path

from tui.annotations.errors import AnnotationsError
from tui.annotations.location import default_file
from tui.articles.library import Library
from tui.cli.streams import warn
from tui.overlap.corrections import Correction, Corrections, Verdict


def given_corrections(library: Library, annotations: Path | None = None) -> Corrections:
    """Return the corrections beside a library, or in `annotations`; where unreadable, warn."""
    file = annotations or default_file(library.root)
    if next(file.parent.glob(f"{file.name}*"), None) is None:
        return Corrections()
    try:
        return Corrections(_read(library, file))
    except AnnotationsError as error:
        warn(f"{error}; what was said of matches there is left out")
        return Corrections()


def _read(library: Library, file: Path) -> Iterator[Correction]:
    # Not at the top: it loads TinyDB, and most libraries that are compared have no annotations.
    from tui.cli.library_notebook import reading_notebook

    with reading_notebook(library.root, file) as notebook:
        notebook.follow_renames(library, save=False)
        for pair in sorted(notebook.corrections.pairs()):
            left, right = map(library.by_id.get, pair)
            if left is None or right is None:
                continue
            for one in notebook.corrections.between(left, right):
                verdict = Verdict(one.verdict.value)
                yield Correction(verdict, left.id, one.left, right.id, one.right)

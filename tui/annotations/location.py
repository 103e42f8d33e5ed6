"""Where a library's annotations are kept, and how they name its articles."""

import os
import posixpath
from pathlib import Path

from tui.articles.characters import normalise
from tui.articles.files import ANNOTATIONS_FOLDER

FILE_NAME = "annotations.json"
"""Name of the annotations file that is used unless the reader names another."""


def default_file(library_root: Path) -> Path:
    """Return the annotations file in the folder beside the library's own, links followed."""
    return library_root.resolve().parent / ANNOTATIONS_FOLDER / FILE_NAME


def library_source(file: Path, library_root: Path) -> str:
    """Return the library's POSIX path as seen from the parent of the annotations folder.

    It is absolute where no relative path leads there, as between two drives.
    """
    base = file.absolute().parent.parent.resolve()
    root = library_root.resolve()
    try:
        relative = Path(os.path.relpath(root, base))
    except ValueError:
        relative = root
    return normalise(relative.as_posix())


def article_source(library: str, article_id: str) -> str:
    """Return the path by which records name an article of the library at path `library`."""
    return posixpath.normpath(posixpath.join(library, article_id))


def article_id_of(library: str, source: str) -> str | None:
    """Return the id of the article at `source`, None where it is not in that library."""
    if library == ".":
        inside = source
    elif source.startswith(library.rstrip("/") + "/"):
        inside = source[len(library.rstrip("/")) + 1 :]
    else:
        return None
    outside = inside.startswith(("../", "/")) or inside in ("", "..")
    return None if outside else inside

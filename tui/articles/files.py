"""Which files of a folder are articles, without reading them."""

import os
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

from tui.articles.characters import normalise

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
SUFFIXES = frozenset({".txt"}) | MARKDOWN_SUFFIXES
"""Names of files that are articles, in lower case."""

_ENDINGS = tuple(SUFFIXES)

ANNOTATIONS_FOLDER = "annotations"
"""Name of the folder that is never read as articles."""


def find_files(
    root: Path, on_error: Callable[[OSError], None] | None = None
) -> Iterator[tuple[str, Path]]:
    """Yield the id and path of each article file under `root`, sorted by id.

    A folder that cannot be read is given to `on_error` and passed over.

    Hidden names, folders called `annotations` and links that leave `root` are passed over.
    """
    for article_id, path in find_names(root, on_error):
        yield article_id, Path(path)


def find_names(
    root: Path, on_error: Callable[[OSError], None] | None = None
) -> list[tuple[str, str]]:
    """Return the same as `find_files` with paths as text: for very many that is faster."""
    inside = root.resolve()
    found = [
        (name if name.isascii() and name.isprintable() else normalise(name), entry.path)
        for name, entry in _walk(str(root), "", on_error)
        if name.lower().endswith(_ENDINGS)
        and (entry.is_file(follow_symlinks=False) or _stays(entry, inside))
    ]
    # Sorted by one and then the other, which takes half of what it takes to sort pairs.
    found.sort(key=itemgetter(1))
    found.sort(key=itemgetter(0))
    return found


def find_below(root: Path, name: str) -> list[str]:
    """Return the names of the article files in what is called `name` under `root`, sorted.

    That is one name, more where it is a folder, and none where `find_files` would pass it over.
    """
    inside = root.resolve()
    path = inside / name
    if not all(map(_is_read, name.split("/"))) or path.parent.resolve() != path.parent:
        return []
    if path.is_dir() and not path.is_symlink():
        below: list[tuple[str, os.DirEntry[str] | Path]] = [*_walk(str(path), f"{name}/", None)]
    else:
        below = [(name, path)]
    return sorted(
        one for one, each in below if one.lower().endswith(_ENDINGS) and _stays(each, inside)
    )


def is_article_name(name: str) -> bool:
    """Tell whether a path relative to a library is of the kind that `find_files` yields."""
    return name.lower().endswith(_ENDINGS) and all(
        part and _is_read(part) for part in name.split("/")
    )


def _walk(
    folder: str, prefix: str, on_error: Callable[[OSError], None] | None
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield the files and links in a folder and those below it, with their names from the root."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if _is_read(entry.name)]
    except OSError as error:
        if on_error:
            on_error(error)
        return
    for entry in found:
        name = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{name}/", on_error)
        else:
            yield name, entry


def _is_read(name: str) -> bool:
    return not name.startswith(".") and name != ANNOTATIONS_FOLDER


def _stays(entry: "os.DirEntry[str] | Path", inside: Path) -> bool:
    """Tell whether a file is a regular one and, if it is a link, leads to one under `inside`."""
    try:
        if not entry.is_symlink():
            return entry.is_file()
        resolved = Path(entry).resolve()
        return resolved.is_relative_to(inside) and resolved.is_file()
    except (OSError, RuntimeError):
        return False

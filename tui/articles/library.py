"""A folder of articles, read recursively."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tui.articles.characters import normalise, one_line
from tui.articles.errors import ArticleError
from tui.articles.loading import SUFFIXES, load_article
from tui.articles.model import Article

SAME_NAME = "spelled like another file but for signs that cannot be shown; rename one"
"""Why a file is left out whose id another one has."""

_ENDINGS = tuple(SUFFIXES)

ANNOTATIONS_FOLDER = "annotations"
"""Name of the folder that is never read as articles."""


@dataclass(frozen=True)
class Problem:
    """A file that could not be read, or not wholly, and why; `name` is relative to the library."""

    name: str
    reason: str


@dataclass(frozen=True)
class Library:
    """The articles of a folder, sorted by id, and the files that gave trouble."""

    root: Path
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        """Return the articles by their id."""
        return {article.id: article for article in self.articles}


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
    return sorted(
        (normalise(name), entry.path)
        for name, entry in _walk(str(root), "", on_error)
        if name.lower().endswith(_ENDINGS) and _stays(entry, inside)
    )


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


def open_library(root: Path) -> Library:
    """Read every article under `root`; raise ArticleError where no article can be had."""
    if not root.exists():
        raise ArticleError(f"{root}: no such folder; name a folder of .txt or .md articles")
    if not root.is_dir():
        raise ArticleError(f"{root}: not a folder; name a folder of .txt or .md articles")
    errors: list[OSError] = []
    files = list(find_files(root, errors.append))
    return read_files(root, files, [_unreadable(root, error) for error in errors])


def open_files(paths: list[Path]) -> Library:
    """Read single files as a library rooted at the folder they have in common."""
    for path in paths:
        if not path.is_file():
            raise ArticleError(f"{path}: no such file; name a .txt or .md article")
    root = Path(os.path.commonpath([path.absolute().parent for path in paths]))
    files = [(normalise(path.absolute().relative_to(root).as_posix()), path) for path in paths]
    return read_files(root, files)


def read_files(
    root: Path, files: list[tuple[str, Path]], problems: Sequence[Problem] = ()
) -> Library:
    """Read the (id, path) pairs of `files`; raise ArticleError where none can be read.

    `problems` are those known before; the library lists them with its own.
    """
    articles: list[Article] = []
    problems, ids = list(problems), set()
    for article_id, path in files:
        if article_id in ids:
            problems.append(Problem(one_line(article_id), SAME_NAME))
            continue
        ids.add(article_id)
        try:
            loaded = load_article(path, article_id)
        except ArticleError as error:
            problems.append(Problem(one_line(article_id), str(error)))
            continue
        articles.append(loaded.article)
        if loaded.warning:
            problems.append(Problem(one_line(article_id), loaded.warning))
    if not articles:
        reasons = "".join(f"\n  {problem.name}: {problem.reason}" for problem in problems)
        raise ArticleError(f"{root}: no .txt or .md article that can be read{reasons}")
    return Library(root, tuple(articles), tuple(problems))


def _unreadable(root: Path, error: OSError) -> Problem:
    name = os.path.relpath(error.filename or root, root)
    return Problem(one_line(name), f"{error.strerror or error}; the folder is left out")


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

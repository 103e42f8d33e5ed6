"""A folder of articles, read recursively."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tui.articles.characters import normalise, one_line
from tui.articles.errors import ArticleError, GivenUpError
from tui.articles.files import find_files
from tui.articles.loading import load_article
from tui.articles.model import Article

SAME_NAME = "spelled like another file but for signs that cannot be shown; rename one"
"""Why a file is left out whose id another one has."""


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


def open_library(root: Path, is_wanted: Callable[[], bool] = lambda: True) -> Library:
    """Read every article under `root`; raise ArticleError where no article can be had.

    Before each article it is asked whether it `is_wanted`; if not, GivenUpError is raised.
    """
    if not root.exists():
        raise ArticleError(f"{root}: no such folder; name a folder of .txt or .md articles")
    if not root.is_dir():
        raise ArticleError(f"{root}: not a folder; name a folder of .txt or .md articles")
    errors: list[OSError] = []
    files = list(find_files(root, errors.append))
    return read_files(root, files, [_unreadable(root, error) for error in errors], is_wanted)


def open_files(paths: list[Path]) -> Library:
    """Read single files as a library rooted at the folder they have in common."""
    for path in paths:
        if not path.is_file():
            raise ArticleError(f"{path}: no such file; name a .txt or .md article")
    root = Path(os.path.commonpath([path.absolute().parent for path in paths]))
    files = [(normalise(path.absolute().relative_to(root).as_posix()), path) for path in paths]
    return read_files(root, files)


def read_files(
    root: Path,
    files: list[tuple[str, Path]],
    problems: Sequence[Problem] = (),
    is_wanted: Callable[[], bool] = lambda: True,
) -> Library:
    """Read the (id, path) pairs of `files`; raise ArticleError where none can be read.

    `problems` are those known before; the library lists them with its own. Where it is no longer
    `is_wanted`, GivenUpError is raised.
    """
    articles: list[Article] = []
    problems, ids = list(problems), set()
    for article_id, path in files:
        if not is_wanted():
            raise GivenUpError(f"{root}: not read to the end")
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

"""Read the articles that `retold overlaps` is to compare."""

from argparse import Namespace
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from tui.articles.errors import ArticleError
from tui.articles.library import open_library
from tui.articles.loading import load_article
from tui.articles.model import Article
from tui.cli.given_corrections import given_corrections
from tui.cli.library_plan import plan_folder
from tui.cli.streams import warn, warn_of_problems
from tui.overlap.boilerplate import Boilerplate
from tui.overlap.corrections import Corrections
from tui.overlap.plan import Pair


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles and the pairs of them to compare; `complete` if all could be read.

    `near` has those pairs whose similar sentences are worth printing, None where all are.
    """

    articles: tuple[Article, ...]
    pairs: Sequence[Pair]
    complete: bool
    corrections: Corrections = field(default_factory=Corrections)
    near: Collection[Pair] | None = None
    boilerplate: Boilerplate = field(default_factory=dict)


def read_comparison(arguments: Namespace) -> Comparison:
    """Return what the command line names; raise ArticleError where nothing can be compared."""
    if arguments.pairs is not None:
        return _read_pair_list(arguments.pairs, arguments.root or Path())
    if len(arguments.paths) == 2:
        return _read_two(*arguments.paths)
    library = open_library(Path(arguments.paths[0]))
    complete = warn_of_problems(library)
    corrections = given_corrections(library)
    plan = plan_folder(library, arguments.jobs).including(corrections.pairs())
    every = [*combinations(library.by_id, 2)] if arguments.all_similar else plan.pairs
    near = None if arguments.all_similar else plan.near_pairs
    return Comparison(library.articles, every, complete, corrections, near, plan.boilerplate)


def _read_two(left: str, right: str) -> Comparison:
    if left == right:
        raise ArticleError(f"{left}: named twice; name two different files")
    articles = tuple(_load(Path(name), name) for name in (left, right))
    return Comparison(articles, ((left, right),), complete=True)


def _read_pair_list(file: Path, root: Path) -> Comparison:
    """Read each article of a list once; a line that cannot be used is named and left out."""
    articles: dict[str, Article] = {}
    failed: dict[str, str] = {}
    pairs = []
    complete = True
    for number, line in _numbered_lines(file):
        try:
            left, right = _split(line)
            for name in (left, right):
                _load_once(root, name, articles, failed)
        except ArticleError as error:
            warn(f"{file}, line {number}: {error}")
            complete = False
        else:
            pairs.append((left, right))
    return Comparison(tuple(articles.values()), tuple(pairs), complete)


def _numbered_lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, counted from 1."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ArticleError(f"{file}: {error.strerror or error}; name a list of pairs") from error
    except UnicodeDecodeError as error:
        raise ArticleError(f"{file}: not UTF-8 text; save it as UTF-8") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line.removesuffix("\r")


def _split(line: str) -> Pair:
    names = line.split("\t")
    if len(names) < 2 or not names[0] or not names[1]:
        raise ArticleError("not two paths with a tab between")
    if names[0] == names[1]:
        raise ArticleError(f"{names[0]} twice; name two different files")
    return names[0], names[1]


def _load_once(root: Path, name: str, articles: dict[str, Article], failed: dict[str, str]) -> None:
    if name in failed:
        raise ArticleError(failed[name])
    if name not in articles:
        try:
            articles[name] = _load(root / name, name)
        except ArticleError as error:
            failed[name] = str(error)
            raise


def _load(path: Path, name: str) -> Article:
    try:
        loaded = load_article(path, name)
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error
    except ValueError as error:
        raise ArticleError(f"{path}: not a path ({error})") from error
    if loaded.warning:
        warn(f"{name}: {loaded.warning}")
    return loaded.article

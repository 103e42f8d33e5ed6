"""Read the articles that are compared, so that they are those of the program that shows them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from tui.articles.errors import ArticleError
from tui.articles.files import find_files
from tui.articles.library import open_files
from tui.articles.loading import load_article
from tui.articles.model import Article


def read_articles(paths: Sequence[Path], hashes: Mapping[str, str]) -> Iterator[Article]:
    """Yield the articles of a folder or of some files that have the SHA-256 asked for.

    What cannot be read or is another text by now is left out.
    """
    for article in _read(paths, hashes):
        if hashes.get(article.id) == article.sha256:
            yield article


def _read(paths: Sequence[Path], wanted: Container[str]) -> Iterator[Article]:
    try:
        if not paths[0].is_dir():
            yield from open_files(list(paths)).articles
            return
        for article_id, path in find_files(paths[0]):
            if article_id not in wanted:
                continue
            try:
                yield load_article(path, article_id).article
            except ArticleError:
                # The program that shows the articles has said so.
                continue
    except (ArticleError, OSError):
        return

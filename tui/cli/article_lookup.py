"""Find the article a command names: by its id in the library or by a path to its file."""

from functools import cached_property
from pathlib import Path

from tui.articles.characters import normalise
from tui.articles.errors import ArticleError
from tui.articles.files import find_files
from tui.articles.loading import load_article
from tui.articles.model import Article


class ArticleLookup:
    """The articles of a folder, each read when it is first asked for."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise ArticleError(f"{root}: no such folder; name a folder of .txt or .md articles")
        self._root = root
        self._read: dict[str, Article] = {}

    def article(self, name: str) -> Article:
        """Return the article called `name`; raise ArticleError where it is not in the library."""
        article_id = self.resolve(name)
        if article_id is None:
            raise ArticleError(
                f"{name}: no such article in {self._root}; name it by its path in that folder"
            )
        if article_id not in self._read:
            path = self._files[article_id]
            try:
                self._read[article_id] = load_article(path, article_id).article
            except ArticleError as error:
                raise ArticleError(f"{path}: {error}") from error
        return self._read[article_id]

    def resolve(self, name: str) -> str | None:
        """Return the id of the article called `name`, None where it is not in the library."""
        article_id = normalise(name).replace("\\", "/")
        for candidate in (normalise(name), article_id.removeprefix("./")):
            if candidate in self._files:
                return candidate
        return self._by_path.get(_resolved(name))

    @cached_property
    def _files(self) -> dict[str, Path]:
        return dict(find_files(self._root))

    @cached_property
    def _by_path(self) -> dict[Path | None, str]:
        return {path.resolve(): article_id for article_id, path in self._files.items()}


def _resolved(name: str) -> Path | None:
    try:
        return Path(name).resolve()
    except (OSError, ValueError):
        return None

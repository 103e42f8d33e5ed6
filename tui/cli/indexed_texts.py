"""Read the texts of an index again, so long as they are those that were indexed."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from tui.articles.characters import one_line
from tui.articles.errors import ArticleError
from tui.articles.loading import load_text
from tui.articles.model import text_sha256
from tui.articles.segmentation import find_words
from tui.cli.streams import warn
from tui.overlap.index.index_coding import StoredIndex

_AT_HAND = 256
_CHANGED = "changed while it was read; run it again"

Words = list[tuple[int, int]]
"""Where the words of a text start and end, in code points, ends exclusive."""


class IndexedTexts:
    """The texts of an index, by the paths of `files`; what cannot be had is named, each once."""

    def __init__(self, files: Mapping[str, str], stored: StoredIndex) -> None:
        self._files = files
        self._sha256 = dict(zip(stored.index.ids, stored.sha256, strict=True))
        self._missing: set[str] = set()
        self._words = lru_cache(maxsize=_AT_HAND)(self._read)

    @property
    def complete(self) -> bool:
        """Tell whether all texts that were asked for are as they were indexed."""
        return not self._missing

    def name_unread(self) -> None:
        """Name each file that is not in the index, with the reason."""
        for article_id in sorted(self._files.keys() - self._sha256.keys()):
            self.words(article_id)

    def words(self, article_id: str) -> Words | None:
        """Return the words of a text; None where it is not, or no longer, the one indexed."""
        if article_id in self._missing:
            return None
        try:
            return self._words(article_id)
        except ArticleError as error:
            self._missing.add(article_id)
            warn(f"{one_line(article_id)}: {error}")
            return None

    def _read(self, article_id: str) -> Words:
        text = load_text(Path(self._files[article_id]))
        if text_sha256(text) != self._sha256.get(article_id):
            raise ArticleError(_CHANGED)
        return [*find_words(text)]

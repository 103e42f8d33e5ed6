"""Read articles and hash their words, on several cores."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui.articles.errors import ArticleError
from tui.articles.loading import load_text
from tui.articles.model import Article, text_sha256
from tui.overlap.index.corpus import gather
from tui.overlap.index.library_index import LibraryIndex, index_corpus
from tui.overlap.index.word_hashes import Hashes, WordHashes
from tui.overlap.pools import open_pool

File = tuple[str, str | Path]
"""The id and path of an article."""

CHUNK = 250
"""Files handed to a process at a time."""


@dataclass(frozen=True, eq=False)
class Hashed:
    """An article by its id, the SHA-256 of its text in hexadecimal, and the hashes of its words."""

    id: str
    sha256: str
    words: Hashes


def build_index(articles: Sequence[Article]) -> LibraryIndex:
    """Return the index of articles that are in memory."""
    corpus = gather(WordHashes().of_each([article.text for article in articles]))
    return index_corpus([article.id for article in articles], corpus)


def hash_files(files: Sequence[File], jobs: int = 1) -> Iterator[list[Hashed]]:
    """Yield the articles in files, some at a time in the order of `files`; those unreadable not.

    With more than one job as many processes read, where there is enough for them to do.
    """
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    if jobs <= 1 or len(chunks) <= 2:
        yield from map(_Reader(), chunks)
        return
    with open_pool(min(jobs, len(chunks)), _Reader) as pool:
        yield from pool.map(chunks)


class _Reader:
    """Reads files and remembers the hashes of all words met."""

    def __init__(self) -> None:
        self._hashes = WordHashes()

    def __call__(self, files: Sequence[File]) -> list[Hashed]:
        texts = {}
        for article_id, path in files:
            with suppress(ArticleError):
                texts[article_id] = load_text(Path(path))
        words = self._hashes.of_each([*texts.values()])
        return [
            Hashed(article_id, text_sha256(text), own)
            for (article_id, text), own in zip(texts.items(), words, strict=True)
        ]

"""Turn a file into an article."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from tui.articles.characters import normalise, one_line
from tui.articles.errors import ArticleError
from tui.articles.files import MARKDOWN_SUFFIXES
from tui.articles.front_matter import FrontMatterError, parse_front_matter, split_front_matter
from tui.articles.model import Article, Metadata
from tui.articles.titles import derive_title

LONG = 500_000
"""Code points of a text from which on it takes about a frame to find its paragraphs."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Loaded:
    """An article and, where its front matter could not be used, the reason."""

    article: Article
    warning: str | None = None


def load_article(path: Path, article_id: str) -> Loaded:
    """Read the article at `path`; raise ArticleError with the reason where that cannot be done."""
    source, text = _load(path)
    markdown = _is_markdown(path)
    metadata, warning = Metadata(), None
    if source:
        try:
            metadata = parse_front_matter(source)
        except FrontMatterError as error:
            warning = f"{error}; its fields are not used"
    title = metadata.title or derive_title(text, markdown=markdown) or one_line(path.stem)
    article = Article(article_id, text, title, metadata, markdown, path)
    if len(text) > LONG:
        # Found here, and not by the thread that answers keys as the article is opened.
        _ = article.paragraphs
    return Loaded(article, warning)


def load_text(path: Path) -> str:
    """Read the text of the article at `path` alone; raise ArticleError as `load_article` does."""
    return _load(path)[1]


def _load(path: Path) -> tuple[str, str]:
    """Return the front matter, nothing where there is none, and the text."""
    text = normalise(_decode(_read(path)))
    return split_front_matter(text) if _is_markdown(path) else ("", text)


def _is_markdown(path: Path) -> bool:
    return path.suffix.lower() in MARKDOWN_SUFFIXES


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(error.strerror or str(error)) from error


def _decode(data: bytes) -> str:
    marked = ((mark, name) for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark))
    mark, encoding = next(marked, (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"not {encoding.upper()} text (byte {error.start + 1}); save it as UTF-8"
        ) from error

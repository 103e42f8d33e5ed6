"""Gather the highlights of a library with their articles."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tui.annotations.labels import is_within, label_key
from tui.annotations.model import Anchor, Highlight, Placed
from tui.articles.characters import one_line
from tui.articles.files import MARKDOWN_SUFFIXES
from tui.articles.library import Library
from tui.articles.model import Article
from tui.quotes.records import Entry, Loss

if TYPE_CHECKING:
    from tui.annotations.notebook import Notebook


def collect_entries(library: Library, notebook: "Notebook") -> list[Entry]:
    """Return all highlights by article and place, then those on articles that are gone."""
    entries = [
        Entry(article, placed, notebook.claims.of(placed.highlight.id))
        for article in library.articles
        for placed in notebook.placed(article)
    ]
    for highlight in notebook.all():
        article_id = notebook.article_id(highlight)
        if article_id is not None and article_id not in library.by_id:
            entries.append(_entry_without_article(library, notebook, highlight, article_id))
    return entries


def find_entry(library: Library, notebook: "Notebook", highlight_id: str) -> Entry | None:
    """Return a highlight by its id as `collect_entries` does; None where this library has none."""
    highlight = notebook.store.get(Highlight, highlight_id)
    article_id = notebook.article_id(highlight) if highlight else None
    if highlight is None or article_id is None:
        return None
    article = library.by_id.get(article_id)
    if article is None:
        return _entry_without_article(library, notebook, highlight, article_id)
    found = (one for one in notebook.placed(article) if one.highlight.id == highlight_id)
    placed = next(found, None)
    return Entry(article, placed, notebook.claims.of(highlight_id)) if placed else None


def with_tag(entries: Iterable[Entry], tag: str) -> list[Entry]:
    """Return the entries tagged `tag` or a child of it (`tag/...`), whatever the case."""
    wanted = label_key(tag)
    return [
        entry
        for entry in entries
        if any(is_within(label, wanted) for label in entry.placed.highlight.tags)
    ]


def on_article(entries: Iterable[Entry], article_id: str) -> list[Entry]:
    """Return the entries on one article."""
    return [entry for entry in entries if entry.article.id == article_id]


def _entry_without_article(
    library: Library, notebook: "Notebook", highlight: Highlight, article_id: str
) -> Entry:
    """Return the entry of a highlight whose article is not there, with a stand-in for that."""
    name = one_line(article_id)
    markdown = PurePosixPath(article_id).suffix.lower() in MARKDOWN_SUFFIXES
    absent = Article(article_id, "", name, markdown=markdown)
    placed = Placed(highlight, Anchor.ORPHAN, ())
    is_there = any(problem.name == name for problem in library.problems)
    missing = Loss.UNREADABLE if is_there else Loss.ARTICLE
    return Entry(absent, placed, notebook.claims.of(highlight.id), missing)

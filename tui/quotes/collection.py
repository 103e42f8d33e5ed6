"""Gather the highlights of a library with their articles."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.annotations.model import Anchor, Placed
from tui.articles.library import Library
from tui.articles.model import Article
from tui.quotes.records import Entry

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
            gone = Article(article_id, "", article_id)
            placed = Placed(highlight, Anchor.ORPHAN, ())
            entries.append(Entry(gone, placed, notebook.claims.of(highlight.id)))
    return entries


def with_tag(entries: Iterable[Entry], tag: str) -> list[Entry]:
    """Return the entries tagged `tag` or a child of it (`tag/...`), whatever the case."""
    wanted = tag.strip().rstrip("/").casefold()
    return [
        entry
        for entry in entries
        if any(_is_within(label.casefold(), wanted) for label in entry.placed.highlight.tags)
    ]


def on_article(entries: Iterable[Entry], article_id: str) -> list[Entry]:
    """Return the entries on one article."""
    return [entry for entry in entries if entry.article.id == article_id]


def _is_within(label: str, wanted: str) -> bool:
    return label == wanted or label.startswith(wanted + "/")

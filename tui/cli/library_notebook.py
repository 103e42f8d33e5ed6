"""Open the highlights of a library for a command."""

from argparse import Namespace
from pathlib import Path

from tui.annotations.location import default_file
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.errors import ArticleError
from tui.articles.library import open_library
from tui.cli.article_lookup import ArticleLookup
from tui.cli.streams import warn_of_problems
from tui.quotes.collection import collect_entries, on_article, with_tag
from tui.quotes.records import Entry
from tui.quotes.saving import check_target


def open_notebook(folder: Path, annotations: Path | None) -> Notebook:
    """Return the notebook of the library in `folder`, in the file `annotations` if one is named."""
    return Notebook(AnnotationStore(annotations or default_file(folder)), folder)


def select_entries(arguments: Namespace) -> list[Entry]:
    """Return the highlights that folder, --tag and --article ask for; name unreadable files.

    An output file that is an article or keeps the highlights is refused with QuotesError.
    """
    library = open_library(arguments.folder)
    warn_of_problems(library)
    notebook = open_notebook(arguments.folder, arguments.annotations)
    output: Path | None = getattr(arguments, "output", None)
    if output is not None:
        check_target(output, library, notebook.store.file)
    entries = collect_entries(library, notebook)
    if arguments.article is not None:
        entries = _on_named_article(arguments.folder, arguments.article, entries)
    if arguments.tag is not None:
        entries = with_tag(entries, arguments.tag)
    return entries


def _on_named_article(folder: Path, name: str, entries: list[Entry]) -> list[Entry]:
    """Return the entries of an article, which may be gone; raise ArticleError if it never was."""
    article_id = ArticleLookup(folder).resolve(name)
    found = on_article(entries, article_id or name)
    if article_id is None and not found:
        raise ArticleError(f"{name}: no such article in {folder}; name it by its path there")
    return found

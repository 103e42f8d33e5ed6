"""Open the highlights of a library for a command."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.annotations.creator import login_name
from tui.annotations.errors import AnnotationsError
from tui.annotations.location import default_file
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.errors import ArticleError
from tui.articles.library import open_library
from tui.cli.article_lookup import ArticleLookup
from tui.cli.streams import warn, warn_of_problems
from tui.quotes.collection import collect_entries, on_article, with_tag
from tui.quotes.records import Entry
from tui.quotes.saving import check_target


@contextmanager
def reading_notebook(folder: Path, annotations: Path | None) -> Iterator[Notebook]:
    """Open the notebook of the library in `folder`, in the file `annotations` if one is named.

    What is wrong with the file is told on standard error. Nothing is written.
    """
    file = annotations or default_file(folder)
    notebook = Notebook(AnnotationStore(file), folder, creator=login_name())
    try:
        yield notebook
    finally:
        for warning in notebook.warnings():
            warn(warning)


@contextmanager
def writing_notebook(folder: Path, annotations: Path | None) -> Iterator[Notebook]:
    """Open a notebook as `reading_notebook` does; at the end the file itself has all of it."""
    with reading_notebook(folder, annotations) as notebook:
        try:
            yield notebook
        finally:
            _close(notebook)


def select_entries(arguments: Namespace) -> list[Entry]:
    """Return the highlights that folder, --tag and --article ask for; name unreadable files.

    An output file that is an article or keeps the highlights is refused with QuotesError.
    """
    library = open_library(arguments.folder)
    warn_of_problems(library)
    with reading_notebook(arguments.folder, arguments.annotations) as notebook:
        output: Path | None = getattr(arguments, "output", None)
        if output is not None:
            check_target(output, library, notebook.store.file)
        notebook.follow_renames(library, save=False)
        entries = collect_entries(library, notebook)
    if arguments.article is not None:
        entries = _on_named_article(arguments.folder, arguments.article, entries)
    if arguments.tag is not None:
        entries = with_tag(entries, arguments.tag)
    return entries


def _close(notebook: Notebook) -> None:
    try:
        notebook.close()
    except AnnotationsError as error:
        # What was saved is safe without it, and was told to be.
        warn(str(error))


def _on_named_article(folder: Path, name: str, entries: list[Entry]) -> list[Entry]:
    """Return the entries of an article, which may be gone; raise ArticleError if it never was."""
    article_id = ArticleLookup(folder).resolve(name)
    found = on_article(entries, article_id or name)
    if article_id is None and not found:
        raise ArticleError(f"{name}: no such article in {folder}; name it by its path there")
    return found

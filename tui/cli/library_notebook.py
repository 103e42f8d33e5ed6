"""Open the highlights of a library for a command."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.annotations.creator import login_name
from tui.annotations.errors import AnnotationsError
from tui.annotations.location import default_file
from tui.annotations.notebook import Notebook
from tui.annotations.renames import lost_sources
from tui.annotations.sources import Sources
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
    """Open a notebook as `reading_notebook` does; at the end the file itself has all of it.

    A file that is broken is set aside where it is safe to, which AnnotationsError tells. The
    highlights of articles that were renamed follow them.
    """
    with reading_notebook(folder, annotations) as notebook:
        notebook.store.mend()
        try:
            _save_renames(folder, notebook)
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
        # What a sync folder has put beside the file belongs to it, and is told.
        notebook.store.merge_copies()
        notebook.follow_renames(library, save=False)
        entries = collect_entries(library, notebook)
        _tell_of_guesses(entries, Sources(notebook.store, arguments.folder))
    if arguments.article is not None:
        entries = _on_named_article(arguments.folder, arguments.article, entries)
    if arguments.tag is not None:
        entries = with_tag(entries, arguments.tag)
    return entries


def _save_renames(folder: Path, notebook: Notebook) -> None:
    """Let highlights follow renamed articles, which are only read where one is missing."""
    # What cannot be read, the highlights or the articles, is told when it is asked for.
    with suppress(AnnotationsError, ArticleError):
        if lost_sources(notebook.store, Sources(notebook.store, folder), folder):
            notebook.follow_renames(open_library(folder))


def _tell_of_guesses(entries: Iterable[Entry], sources: Sources) -> None:
    """Name each article that is taken for one that is gone though its text is not the same."""
    told = {
        (former, entry.article.id): None
        for entry in entries
        if (former := sources.article_id(entry.placed.highlight.target.source)) is not None
        and former != entry.article.id
        and entry.placed.highlight.target.sha256 != entry.article.sha256
    }
    for former, now in told:
        warn(f"{former} is gone; its highlights are shown on {now}, whose text is much the same")


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

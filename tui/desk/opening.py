"""Open what the reader named: a folder, a file or two files, and the notebook beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles.library import Library, open_files, open_library
from tui.desk.desk import Desk
from tui.key_tables import KeyMap
from tui.overlap.findings import Findings
from tui.overlap.plan import SMALL
from tui.reading.library_state import LibraryState
from tui.settings import state_folder

if TYPE_CHECKING:
    from tui.annotations.notebook import Notebook


MOST_OPENED = 50
"""Articles of a large library of which all that they share is kept in memory."""


def open_desk(
    paths: list[Path],
    annotations: Path | None,
    keymap: KeyMap,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Desk:
    """Open a library, or single articles, with its notebook and what is remembered of it.

    Raises ArticleError or AnnotationsError where one of them cannot be read, GivenUpError where
    that is no longer wanted.
    """
    library = read(paths, is_wanted)
    is_small = len(library.articles) <= SMALL
    desk = Desk(
        library=library,
        notebook=open_notebook(paths, library, annotations),
        remembered=LibraryState(state_folder(), library.root),
        keymap=keymap,
        findings=Findings(None if is_small else MOST_OPENED),
    )
    for trouble in follow_renames(desk.notebook, library, save=desk.can_save()):
        desk.warn(trouble)
    return desk


def read(paths: list[Path], is_wanted: Callable[[], bool] = lambda: True) -> Library:
    """Read the articles; raise ArticleError where none can be read."""
    return open_library(paths[0], is_wanted) if paths[0].is_dir() else open_files(paths)


def open_notebook(paths: list[Path], library: Library, file: Path | None) -> "Notebook":
    """Open the highlights of a library; raise AnnotationsError where they cannot be read."""
    from tui.annotations.creator import login_name
    from tui.annotations.history.file import open_history
    from tui.annotations.location import default_file
    from tui.annotations.notebook import Notebook
    from tui.annotations.store import AnnotationStore

    folder = paths[0] if paths[0].is_dir() else paths[0].parent
    store = AnnotationStore(file or default_file(folder))
    store.mend()
    store.merge_copies()
    history = open_history(store.file, library.root)
    notebook = Notebook(store, library.root, history=history, creator=login_name())
    notebook.tags_in_use()
    return notebook


def follow_renames(notebook: "Notebook", library: Library, *, save: bool) -> Iterator[str]:
    """Find the highlights of renamed files again; yield in words what the reader should know.

    Where they are is not saved with `save` false, as where nothing can be saved.
    """
    moved = notebook.follow_renames(library, save=save)
    yield from notebook.warnings()
    if moved:
        noun = "highlight follows its" if moved == 1 else "highlights follow their"
        yield f"{moved} {noun} renamed article"

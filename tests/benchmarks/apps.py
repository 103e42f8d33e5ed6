"""The app on what benchmarks measure it on: long texts, two articles, very long lists.

What is on disk is written by the `write_` functions; the others make apps, each in a process that
is its own, and need only plain arguments. No overlaps are looked for in long texts and lists, so
that nothing else goes on.
"""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event

from textual import events
from textual.screen import Screen

import tui.app
from tests.benchmarks.generated import generate_pair, generate_paragraphs
from tui.annotations.location import default_file
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.app import RetoldApp
from tui.articles.library import Library, open_files
from tui.articles.model import Article, Metadata, Span
from tui.desk.desk import Desk
from tui.overlap.worker.links import ThreadLink, start_thread
from tui.reading.library_state import LibraryState
from tui.screens.appearance import AppearanceApp
from tui.screens.articles import ArticlesScreen
from tui.settings import state_folder
from tui.settings.model import USUAL

TEXT, LEFT, RIGHT = "text.txt", "left.txt", "right.txt"

CHARACTERS_A_ROW = 70
"""Code points of the text for each row it has in the reader, about; empty rows count."""

FEW_ROWS = 2_000
"""Rows of a text that is not very long; a longer one has the same again and again."""

PAIR = 30_000
"""Code points of each of the two articles that are compared."""


def write_text(root: Path, rows: int, marks: int) -> Path:
    """Write an article of so many rows, about, with highlights of a few words; return its file."""
    file = root / f"text-{rows}" / TEXT
    file.parent.mkdir(parents=True)
    once = generate_paragraphs(min(rows, FEW_ROWS) * CHARACTERS_A_ROW, Random(1))
    again = max(1, rows // FEW_ROWS)
    file.write_text("\n\n".join(once * again) + "\n", encoding="utf-8")
    if marks:
        library = open_files([file])
        notebook = Notebook(AnnotationStore(_annotations(file)), library.root)
        article = library.articles[0]
        notebook.add_many([(article, span) for span in _spread(article, marks)])
        notebook.close()
    return file


def _annotations(file: Path) -> Path:
    return default_file(file.parent).with_name(f"{file.parent.name}.json")


def _spread(article: Article, marks: int) -> Iterator[Span]:
    """Yield spans of twenty code points, evenly over an article."""
    apart = max(20, len(article.text) // marks)
    return (Span(start, start + 20) for start in range(0, apart * marks, apart))


def write_pair(root: Path) -> None:
    """Write two articles that share a tenth of their paragraphs."""
    folder = root / "pair"
    folder.mkdir(parents=True)
    for name, text in zip((LEFT, RIGHT), generate_pair(PAIR, 1), strict=True):
        (folder / name).write_text(text, encoding="utf-8")


def reader_app(file: str) -> RetoldApp:
    """Return the app on an article that `write_text` wrote."""
    _keep_state_below(Path(file).parents[1])
    path = Path(file)
    return RetoldApp([path], _annotations(path), start_worker=_start_nothing)


def comparison_app(root: str) -> RetoldApp:
    """Return the app on the articles that `write_pair` wrote."""
    _keep_state_below(Path(root))
    paths = [Path(root, "pair", name) for name in (LEFT, RIGHT)]
    return RetoldApp(paths, start_worker=start_thread)


def list_app(root: str, rows: int) -> "ListApp":
    """Return an app on so many articles, none of which is a file."""
    _keep_state_below(Path(root))
    return ListApp(Path(root, "library"), rows)


def _keep_state_below(root: Path) -> None:
    for kind in ("state", "cache", "config"):
        os.environ[f"XDG_{kind.upper()}_HOME"] = str(root / kind)


def _start_nothing() -> ThreadLink:
    Event().wait()
    return start_thread()


class ListApp(AppearanceApp):
    """Shows the list of articles when `o` is pressed."""

    CSS_PATH = Path(tui.app.__file__).with_name("app.tcss")

    def __init__(self, root: Path, rows: int) -> None:
        super().__init__(USUAL)
        library = Library(root, tuple(_article(number) for number in range(rows)))
        notebook = Notebook(AnnotationStore(default_file(root)), root)
        remembered = LibraryState(state_folder(), root)
        self._opened = Desk(library=library, notebook=notebook, remembered=remembered)

    def on_mount(self) -> None:
        """Have a screen below the list, so that leaving it is not the end."""
        self.push_screen(BelowList(self._opened))


class BelowList(Screen[None]):
    """Opens the list when `o` is pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def on_key(self, event: events.Key) -> None:
        """Open the list."""
        if event.key == "o":
            self.app.push_screen(ArticlesScreen(self._desk))


def _article(number: int) -> Article:
    day = datetime.date(2020, 1, 1) + datetime.timedelta(days=number % 2_000)
    title = f"Report {number} on the harbor"
    text = f"{title}.\n\nNobody has read it yet.\n"
    return Article(
        f"{number:06}.txt", text, title, Metadata(title, f"Paper {number % 50}", None, day)
    )

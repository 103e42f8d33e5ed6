"""The Textual app: opens a library or single articles and shows the first screen."""

import sys
import time
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.worker import get_current_worker

from tui.annotations.errors import AnnotationsError
from tui.articles.errors import ArticleError
from tui.screens.articles import ArticlesScreen
from tui.screens.command_screen import CommandScreen, screen_in_front
from tui.screens.desk import Desk
from tui.screens.opening import check, follow_renames, open_notebook, read
from tui.screens.palette import ScreenCommands
from tui.screens.reader import ReaderScreen
from tui.screens.typing_ahead import TypingAheadApp, is_quiet
from tui.widgets.bar import Bar

SECONDS_BETWEEN_UPDATES = 0.15
"""How often the screen is told of newly found overlaps."""

SECONDS_BETWEEN_LOOKS = 0.7
"""How often what other programs saved is looked for."""


class RetoldApp(TypingAheadApp):
    """Holds the desk; its result is the reason where nothing could be opened."""

    TITLE = "retold"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {ScreenCommands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, paths: list[Path], annotations: Path | None = None) -> None:
        super().__init__()
        self._paths = paths
        self._annotations = annotations
        self._desk: Desk | None = None
        self._last_update = 0.0
        self._is_looking = self._is_tidying = False

    def compose(self) -> ComposeResult:
        """Lay out what is seen until the articles are read."""
        yield Bar(id="opening")

    def on_mount(self) -> None:
        """Begin to read once the first screen is painted."""
        self.query_one("#opening", Bar).show(f"retold · reading {self._paths[0]}")
        self.call_after_refresh(self._open)

    @work(thread=True, exclusive=True, group="opening")
    def _open(self) -> None:
        try:
            library = read(self._paths)
            self._desk = desk = Desk(
                library, open_notebook(self._paths, library, self._annotations)
            )
            for trouble in follow_renames(desk.notebook, library, save=desk.can_save()):
                desk.warn(trouble)
        except (ArticleError, AnnotationsError) as error:
            self.call_from_thread(self.exit, str(error), 1)
            return
        self.call_from_thread(self._show, desk)

    def _show(self, desk: Desk) -> None:
        count = len(desk.library.articles)
        desk.to_compute = count * (count - 1) // 2
        ids = [article.id for article in desk.library.articles]
        if self._paths[0].is_dir():
            self.push_screen(ArticlesScreen(desk))
        elif count == 1:
            self.push_screen(ReaderScreen(desk, desk.library.articles[0]))
        else:
            from tui.screens.comparison import ComparisonScreen

            self.push_screen(ComparisonScreen(desk, desk.library.articles[0], ids[1:]))
        self._compare_all(desk)
        self.set_interval(SECONDS_BETWEEN_LOOKS, self._look_about)

    def _look_about(self) -> None:
        """Look for what other programs saved; where nothing is going on, tidy the store too.

        Neither waits for the other, and none begins before the last of its kind has ended.
        """
        # Asked first: a worker that begins sends messages, after which nothing is quiet.
        idle = is_quiet(self) and isinstance(self.screen, CommandScreen)
        if self._desk and not self._is_looking:
            self._is_looking = True
            self._look(self._desk)
        if self._desk and not self._is_tidying and idle:
            self._is_tidying = True
            self._tidy(self._desk)

    @work(thread=True, group="looking")
    def _look(self, desk: Desk) -> None:
        """Take in what other programs saved, and notice what has become of the file."""
        try:
            if desk.notebook.refresh():
                desk.recompare()
            if desk.why_read_only:
                desk.can_save()
        except AnnotationsError as error:
            desk.warn(str(error))
        finally:
            self._is_looking = False
        for warning in desk.notebook.warnings():
            desk.warn(warning)
        self.call_from_thread(self._show_changes)

    @work(thread=True, group="tidying")
    def _tidy(self, desk: Desk) -> None:
        """Take the journal into the file and conflicted copies into both, where there are any."""
        revision = desk.notebook.store.revision
        try:
            desk.notebook.store.tidy()
        except AnnotationsError as error:
            desk.warn(str(error))
        finally:
            self._is_tidying = False
        if desk.notebook.store.revision != revision:
            desk.recompare()
        self.call_from_thread(self._show_changes)

    def _show_changes(self) -> None:
        front = screen_in_front(self)
        if front:
            front.show_changes()

    def end(self) -> list[str]:
        """Leave the annotations to other programs; return what the reader must still know."""
        if self._desk is None:
            return []
        troubles = [self._desk.trouble] if self._desk.trouble else []
        try:
            self._desk.notebook.close()
        except AnnotationsError as error:
            troubles.append(str(error))
        return [*troubles, *self._desk.notebook.warnings()]

    @work(thread=True, exclusive=True, group="comparing")
    def _compare_all(self, desk: Desk) -> None:
        """Find what all pairs share, off the thread that answers keys."""
        from tui.overlap.pairs import compare_all
        from tui.overlap.repeats import find_repeats

        worker = get_current_worker()
        for article in desk.library.articles:
            repeats = find_repeats(article)
            if worker.is_cancelled:
                return
            desk.repeats[article.id] = repeats
        corrections = desk.recomparing.corrections
        for found in compare_all(desk.library.articles, corrections=corrections):
            if worker.is_cancelled:
                return
            desk.findings.add(found, desk.article(found.left), desk.article(found.right))
            desk.computed += 1
            self._tell_now_and_then()
        self.call_from_thread(self._tell_screen)

    def _tell_now_and_then(self) -> None:
        if time.monotonic() - self._last_update > SECONDS_BETWEEN_UPDATES:
            self._last_update = time.monotonic()
            self.call_from_thread(self._tell_screen)

    def _tell_screen(self) -> None:
        """Have the screen in front show what the comparison has found so far."""
        front = screen_in_front(self)
        if front:
            front.findings_changed()


def open_app(paths: list[Path], annotations: Path | None) -> int:
    """Run the app on a folder, a file or two files; raise ArticleError where none can be read.

    Without `annotations`, highlights are kept beside the library's folder.
    """
    check(paths)
    app = RetoldApp(paths, annotations)
    try:
        reason = app.run()
    finally:
        for trouble in app.end():
            print(f"retold: {trouble}", file=sys.stderr)
    if reason:
        raise ArticleError(reason)
    return app.return_code or 0

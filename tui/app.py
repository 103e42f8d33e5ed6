"""The Textual app: opens a library or single articles and shows the first screen."""

import asyncio
import signal
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.events import Event, Key
from textual.message import Message

from tui.annotations.errors import AnnotationsError
from tui.articles.changes import LibraryChange
from tui.articles.errors import ArticleError
from tui.desk.computing import Computing
from tui.desk.desk import Desk
from tui.desk.following import Following, adopt
from tui.desk.letters import Letters
from tui.desk.opening import check, open_desk
from tui.key_tables import KeyMap
from tui.overlap.worker.links import Start, start_process
from tui.screens.appearance import AppearanceApp
from tui.screens.articles import ArticlesScreen
from tui.screens.command_screen import CommandScreen, screen_in_front
from tui.screens.reader import ReaderScreen
from tui.screens.typing_ahead import is_quiet
from tui.settings import cache_folder
from tui.settings.model import USUAL, Motion, Settings
from tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.timer import Timer

SECONDS_BETWEEN_UPDATES = 0.15
"""How often the screen is told of newly found overlaps."""

SECONDS_BETWEEN_CALM_UPDATES = 1.0
"""The same where the reader wants little motion."""

SECONDS_BETWEEN_LOOKS = 0.7
"""How often what other programs saved is looked for."""


class News(Message):
    """Something was found."""

    def can_replace(self, message: Message) -> bool:
        """Tell whether this stands for another message that waits: one piece of news is enough."""
        return isinstance(message, News)


class FilesChanged(Message):
    """Files of the library were added, changed or removed."""

    def __init__(self, change: LibraryChange, letters: Letters) -> None:
        super().__init__()
        self.change, self.letters = change, letters


class RetoldApp(AppearanceApp):
    """Holds the desk; its result is the reason where nothing could be opened."""

    TITLE = "retold"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    """The palette is a command of the screens, with a key as any other."""

    def __init__(
        self,
        paths: list[Path],
        annotations: Path | None = None,
        start_worker: Start = start_process,
        settings: Settings = USUAL,
    ) -> None:
        super().__init__(settings)
        self._start_worker = start_worker
        self._paths = paths
        self._annotations = annotations
        self._desk: Desk | None = None
        self._last_update = 0.0
        self._next_update: Timer | None = None
        self._heard = self._shown = 0
        self._is_looking = self._is_tidying = False

    @property
    def is_opening(self) -> bool:
        """Tell whether the articles are still being read."""
        return len(self.screen_stack) < 2 and self.return_code is None

    def compose(self) -> ComposeResult:
        """Lay out what is seen until the articles are read."""
        yield Bar(id="opening")

    def on_mount(self) -> None:
        """Begin to read once the first screen is painted."""
        self._end_when_told()
        self.query_one("#opening", Bar).show(f"retold · reading {self._paths[0]}")
        self.call_after_refresh(self._open)

    def _end_when_told(self) -> None:
        """End as by `q` where the system says so, or the terminal would stay as it is."""
        # There is no such handler on Windows, nor outside of the main thread.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(
                signal.SIGTERM, lambda: self.exit(return_code=128 + signal.SIGTERM)
            )

    @work(thread=True, exclusive=True, group="opening")
    def _open(self) -> None:
        try:
            keymap = KeyMap(self.settings.keys)
            self._desk = desk = open_desk(self._paths, self._annotations, keymap)
        except (ArticleError, AnnotationsError) as error:
            self.call_from_thread(self.exit, str(error), 1)
            return
        self.call_from_thread(self._show, desk)

    def _show(self, desk: Desk) -> None:
        count = len(desk.library.articles)
        cache = cache_folder() / "overlaps"
        computing = Computing(desk, self._paths, cache, self._start_worker, self._hear_news)
        desk.computing = computing
        only = None if self._paths[0].is_dir() else self._paths
        desk.following = Following(desk, only, self._hear_change)
        ids = [article.id for article in desk.library.articles]
        if self._paths[0].is_dir():
            self.push_screen(ArticlesScreen(desk))
        elif count == 1:
            self.push_screen(ReaderScreen(desk, desk.library.articles[0]))
        else:
            from tui.screens.comparison import ComparisonScreen

            self.push_screen(ComparisonScreen(desk, desk.library.articles[0], ids[1:]))
        self.call_after_refresh(computing.begin)
        self.call_after_refresh(desk.following.begin)
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
        desk.save_places()
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
        if self._desk.following:
            self._desk.following.close()
        if self._desk.computing:
            self._desk.computing.close()
        self._desk.save_places()
        troubles = [self._desk.trouble] if self._desk.trouble else []
        try:
            self._desk.notebook.close()
        except AnnotationsError as error:
            troubles.append(str(error))
        return [*troubles, *self._desk.notebook.warnings()]

    async def on_event(self, event: Event) -> None:
        """Leave most of the machine to this process while keys come."""
        if isinstance(event, Key) and self._desk and self._desk.computing:
            self._desk.computing.hold()
        await super().on_event(event)

    def _hear_news(self) -> None:
        """Have the screen take notice of what was found; called from another thread."""
        self._heard += 1
        with suppress(RuntimeError):
            # Raised where the app has ended meanwhile.
            self.post_message(News())

    def _hear_change(self, change: LibraryChange, letters: Letters) -> None:
        """Have the screens show a changed library; called from another thread."""
        with suppress(RuntimeError):
            # Raised where the app has ended meanwhile.
            self.post_message(FilesChanged(change, letters))

    def on_files_changed(self, message: FilesChanged) -> None:
        """Show a changed library, and have it compared."""
        desk, change = self._desk, message.change
        if desk and desk.computing:
            put = partial(adopt, desk, change, message.letters)
            desk.computing.follow_library(change.stale, put)
            for screen in self.screen_stack:
                if isinstance(screen, CommandScreen) and screen.is_composed:
                    screen.library_changed(change)

    def on_news(self) -> None:
        """Show what was found, at once or, where much is found, now and then."""
        if self._next_update is None:
            is_calm = self.motion is Motion.REDUCED
            pause = SECONDS_BETWEEN_CALM_UPDATES if is_calm else SECONDS_BETWEEN_UPDATES
            wait = self._last_update + pause - time.monotonic()
            self._next_update = self.set_timer(max(0.001, wait), self._show_news)

    def _show_news(self) -> None:
        """Have the screen in front show what the comparison has found so far."""
        self._next_update, self._last_update = None, time.monotonic()
        heard = self._heard
        front, computing = screen_in_front(self), self._desk and self._desk.computing
        if front and computing:
            if computing.take_found():
                front.findings_changed()
            else:
                front.progress_changed()
            front.show_changes()
        self._shown = heard

    @property
    def is_up_to_date(self) -> bool:
        """Tell whether all that was asked for is computed, and shown."""
        computing = self._desk.computing if self._desk else None
        up_to_date = computing is not None and computing.is_up_to_date
        # Asked in this order: what comes meanwhile is heard before it is known to be all.
        return up_to_date and self._shown == self._heard and not self.message_queue_size


def open_app(paths: list[Path], annotations: Path | None, settings: Settings = USUAL) -> int:
    """Run the app on a folder, a file or two files; raise ArticleError where none can be read.

    Without `annotations`, highlights are kept beside the library's folder.
    """
    check(paths)
    app = RetoldApp(paths, annotations, settings=settings)
    try:
        reason = app.run()
    finally:
        for trouble in app.end():
            print(f"retold: {trouble}", file=sys.stderr)
    if reason:
        raise ArticleError(reason)
    return app.return_code or 0

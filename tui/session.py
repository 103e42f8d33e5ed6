"""What goes on while a library is open: comparing it, following its files, saving, telling of it.

The app imports this in a thread, after its first paint.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.events import Key
from textual.message import Message
from textual.screen import Screen

from tui.annotations.errors import AnnotationsError
from tui.articles.changes import LibraryChange
from tui.command import Place
from tui.desk.computing import Computing
from tui.desk.desk import Desk
from tui.desk.following import Following, adopt
from tui.desk.letters import Letters
from tui.overlap.worker.links import Start, start_process
from tui.reading.first_rows import KeptRows
from tui.screens.appearance import AppearanceApp
from tui.screens.articles import ArticlesScreen
from tui.screens.command_screen import (
    CommandScreen,
    can_suspend,
    screen_in_front,
    screen_in_sight,
)
from tui.screens.reader import ReaderScreen
from tui.screens.typing_ahead import is_quiet
from tui.settings import cache_folder
from tui.settings.model import Motion

if TYPE_CHECKING:
    from textual.timer import Timer

SECONDS_BETWEEN_UPDATES = 0.15
"""How often the screen is told of newly found overlaps."""

SECONDS_BETWEEN_CALM_UPDATES = 1.0
"""The same where the reader wants little motion."""

SECONDS_BETWEEN_LOOKS = 0.7
"""How often what other programs saved is looked for."""

SUSPENDING = frozenset({"suspend"})


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


class Session:
    """What an app does with an open desk, from its first screen to its end.

    `kept` is where the rows of the list are kept for the next start.
    """

    def __init__(
        self,
        app: AppearanceApp,
        desk: Desk,
        paths: Sequence[Path],
        kept: KeptRows,
        start_worker: Start | None = None,
    ) -> None:
        self._app, self.desk, self._paths, self._kept = app, desk, paths, kept
        cache, start = cache_folder() / "overlaps", start_worker or start_process
        self._computing = Computing(desk, paths, cache, start, self._hear_news)
        only = None if paths[0].is_dir() else paths
        self._following = Following(desk, only, self._hear_change)
        desk.computing, desk.following = self._computing, self._following
        self._list: ArticlesScreen | None = None
        self._listed: object = None
        self._last_update = 0.0
        self._next_update: Timer | None = None
        self._heard = self._shown = 0
        self._is_looking = self._is_tidying = False

    def begin(self) -> None:
        """Show the first screen, and begin to compare once that is painted."""
        self._app.push_screen(self._first_screen())
        self._app.call_after_refresh(self._computing.begin)
        self._app.call_after_refresh(self._following.begin)
        self._app.set_interval(SECONDS_BETWEEN_LOOKS, self._look_about)

    def _first_screen(self) -> Screen[None]:
        desk = self.desk
        first, *others = desk.library.articles
        if self._paths[0].is_dir():
            self._list = ArticlesScreen(desk, self._kept.ids)
            return self._list
        if not others:
            return ReaderScreen(desk, first)
        from tui.screens.comparison import ComparisonScreen

        return ComparisonScreen(desk, first, [article.id for article in others])

    def hold(self) -> None:
        """Leave most of the machine to this process while keys come."""
        self._computing.hold()

    def suspends(self, key: Key) -> bool:
        """Leave the terminal to the shell where a key asks for it in answer to a question.

        Tell whether it did. Screens do so by themselves.
        """
        app, front = self._app, self._app.screen
        if isinstance(front, CommandScreen) or not can_suspend(app):
            return False
        taken: frozenset[str] = getattr(front, "TAKEN", frozenset())
        is_asked = key.key in self.desk.keymap.keys_for(Place.LIST, SUSPENDING) - taken
        if is_asked:
            app.action_suspend_process()
        return is_asked

    def say_how_to_quit(self) -> None:
        """Say in the status line which keys lead out of the screen in front, and of the program."""
        front = screen_in_front(self._app)
        if front:
            front.tell(front.keyed("{quit} quits · {back} goes back"))

    def _look_about(self) -> None:
        """Look for what other programs saved; where nothing is going on, tidy the store too.

        Neither waits for the other, and none begins before the last of its kind has ended.
        """
        # Asked first: a worker that begins sends messages, after which nothing is quiet.
        idle = is_quiet(self._app) and isinstance(self._app.screen, CommandScreen)
        if not self._is_looking:
            self._is_looking = True
            self._app.run_worker(self._look, thread=True, group="looking")
        if not self._is_tidying and idle:
            self._is_tidying = True
            self._app.run_worker(self._tidy, thread=True, group="tidying")

    def _look(self) -> None:
        """Take in what other programs saved, and notice what has become of the file."""
        desk = self.desk
        self._save_places()
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
        self._app.call_from_thread(self._show_changes)

    def _tidy(self) -> None:
        """Take the journal into the file and conflicted copies into both, where there are any."""
        desk = self.desk
        revision = desk.notebook.store.revision
        try:
            desk.notebook.store.tidy()
        except AnnotationsError as error:
            desk.warn(str(error))
        finally:
            self._is_tidying = False
        if desk.notebook.store.revision != revision:
            desk.recompare()
        self._app.call_from_thread(self._show_changes)

    def _save_places(self) -> None:
        """Write down where the reader is, and what the list begins with at the next start."""
        self.desk.save_places()
        if self._list is None:
            return
        listed = self.desk.state, self._list.columns, self._list.whole
        if listed != self._listed:
            self._listed = listed
            # Without these rows the next start begins with the names of the files.
            with suppress(OSError):
                self._kept.keep(self._list.columns, self._list.first_rows())

    def _show_changes(self) -> None:
        front = screen_in_front(self._app)
        if front:
            front.show_changes()

    def close(self) -> list[str]:
        """Leave the annotations to other programs; return what the reader must still know."""
        self._following.close()
        self._computing.close()
        self._save_places()
        troubles = [self.desk.trouble] if self.desk.trouble else []
        try:
            self.desk.notebook.close()
        except AnnotationsError as error:
            troubles.append(str(error))
        return [*troubles, *self.desk.notebook.warnings()]

    def _hear_news(self) -> None:
        """Have the screen take notice of what was found; called from another thread."""
        self._heard += 1
        with suppress(RuntimeError):
            # Raised where the app has ended meanwhile.
            self._app.post_message(News())

    def _hear_change(self, change: LibraryChange, letters: Letters) -> None:
        """Have the screens show a changed library; called from another thread."""
        with suppress(RuntimeError):
            # Raised where the app has ended meanwhile.
            self._app.post_message(FilesChanged(change, letters))

    def follow(self, change: LibraryChange, letters: Letters) -> None:
        """Show a changed library, and have it compared."""
        self._computing.follow_library(change.stale, partial(adopt, self.desk, change, letters))
        for screen in self._app.screen_stack:
            if isinstance(screen, CommandScreen) and screen.is_composed:
                screen.library_changed(change)

    def take_news(self) -> None:
        """Show what was found, at once or, where much is found, now and then."""
        if self._next_update is None:
            is_calm = self._app.motion is Motion.REDUCED
            pause = SECONDS_BETWEEN_CALM_UPDATES if is_calm else SECONDS_BETWEEN_UPDATES
            wait = self._last_update + pause - time.monotonic()
            self._next_update = self._app.set_timer(max(0.001, wait), self._show_news)

    def _show_news(self) -> None:
        """Have the screen in sight show what the comparison has found so far."""
        self._next_update, self._last_update = None, time.monotonic()
        heard = self._heard
        screen = screen_in_sight(self._app)
        if screen:
            if self._computing.take_found():
                screen.findings_changed()
            else:
                screen.progress_changed()
            screen.show_changes()
        self._shown = heard

    @property
    def is_up_to_date(self) -> bool:
        """Tell whether all that was asked for is computed, and shown."""
        up_to_date = self._computing.is_up_to_date
        # Asked in this order: what comes meanwhile is heard before it is known to be all.
        return up_to_date and self._shown == self._heard and not self._app.message_queue_size

"""The Textual app: paints what is known of a library at once, and opens it in a thread.

What is imported here and by `tui.screens.opening` is all that the first paint waits for.
"""

import asyncio
import signal
import sys
import time
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.screen import Screen

from tui.annotations.errors import AnnotationsError
from tui.articles.errors import ArticleError
from tui.garbage import look_at_what_comes
from tui.reading.first_rows import FirstRows, KeptRows
from tui.screens.appearance import AppearanceApp
from tui.screens.opening import OpeningFiles, OpeningList
from tui.settings import cache_folder
from tui.settings.model import USUAL, Settings

if TYPE_CHECKING:
    from tui.overlap.worker.links import Start
    from tui.session import FilesChanged, Session

SECONDS_TO_PAINT = 0.01
"""How long the first paint takes to reach the terminal, at most."""

QUITTING = frozenset({"back", "quit"})
"""The commands that end the app from its first screen."""


class RetoldApp(AppearanceApp):
    """Holds the session; its result is the reason where nothing could be opened."""

    TITLE = "retold"
    CSS_PATH = ["app.tcss", "screens/list_layout.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = False
    """The palette is a command of the screens, with a key as any other."""

    def __init__(
        self,
        paths: list[Path],
        annotations: Path | None = None,
        start_worker: "Start | None" = None,
        settings: Settings = USUAL,
    ) -> None:
        super().__init__(settings)
        self._start_worker = start_worker
        self._paths = paths
        self._annotations = annotations
        self._kept = KeptRows(cache_folder() / "lists", paths[0])
        self._session: Session | None = None

    @property
    def is_opening(self) -> bool:
        """Tell whether the articles are still being read."""
        return len(self.screen_stack) < 2 and not self._is_ended

    @property
    def _is_ended(self) -> bool:
        """Tell whether the reader, or the system, has asked for the end."""
        return self.return_code is not None

    @cached_property
    def first_rows(self) -> FirstRows:
        """Return what the list begins with; raise ArticleError where there is no article."""
        return self._kept.find() if self._paths[0].is_dir() else FirstRows()

    @cached_property
    def ending_keys(self) -> frozenset[str]:
        """Return the keys that end the app while it opens, where no others wait before them."""
        from tui.command import Place
        from tui.key_tables import KeyMap

        return KeyMap(self.settings.keys).keys_for(Place.LIST, QUITTING)

    def get_default_screen(self) -> Screen[None]:
        """Return what is seen until the articles are read."""
        path = self._paths[0]
        return OpeningList(path, self.first_rows) if path.is_dir() else OpeningFiles(path)

    def on_mount(self) -> None:
        """Begin to read once the first screen is painted."""
        self._end_when_told()
        self.call_after_refresh(self._open)

    def _end_when_told(self) -> None:
        """End as by `q` where the system says so, or the terminal would stay as it is."""
        # There is no such handler on Windows, nor outside of the main thread.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            for number in (signal.SIGTERM, *([] if sys.platform == "win32" else [signal.SIGHUP])):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    end = partial(self.exit, return_code=128 + number)
                    asyncio.get_running_loop().add_signal_handler(number, end)

    def get_driver_class(self) -> type[Driver]:
        """Return the usual driver, on Linux and macOS one that ends with its terminal."""
        usual = super().get_driver_class()
        if sys.platform == "win32":
            return usual
        from tui.screens.lost_terminal import LostTerminalDriver

        return LostTerminalDriver if issubclass(LostTerminalDriver, usual) else usual

    @work(thread=True, exclusive=True, group="opening")
    def _open(self) -> None:
        # The thread that writes to the terminal comes first: what is loaded here keeps it waiting.
        time.sleep(SECONDS_TO_PAINT)
        from tui.desk.opening import open_desk
        from tui.key_tables import KeyMap
        from tui.session import Session

        keymap, failed = KeyMap(self.settings.keys), ""
        try:
            desk = open_desk(self._paths, self._annotations, keymap, lambda: not self._is_ended)
            self._session = Session(self, desk, self._paths, self._kept, self._start_worker)
        except (ArticleError, AnnotationsError) as error:
            failed = str(error)
        look_at_what_comes()
        if not self._is_ended:
            self.call_from_thread(self._show, failed)

    def _show(self, failed: str) -> None:
        """Show what was opened; end where that failed."""
        if self._session:
            self._session.begin()
        else:
            self.exit(failed, return_code=1)

    async def on_event(self, event: Event) -> None:
        """Leave most of the machine to this process while keys come; take text in as from files."""
        if isinstance(event, Key) and self._session:
            self._session.hold()
            if self._session.suspends(event):
                return
        elif isinstance(event, Paste):
            from tui.articles.characters import normalise

            event.text = normalise(event.text)
        await super().on_event(event)

    def action_help_quit(self) -> None:
        """Say how to quit, where the reader asks for it as in other programs."""
        if self._session:
            self._session.say_how_to_quit()

    def on_files_changed(self, message: "FilesChanged") -> None:
        """Show a changed library, and have it compared."""
        if self._session:
            self._session.follow(message.change, message.letters)

    def on_news(self) -> None:
        """Show what was found."""
        if self._session:
            self._session.take_news()

    @property
    def is_up_to_date(self) -> bool:
        """Tell whether all that was asked for is computed, and shown."""
        return self._session is not None and self._session.is_up_to_date

    def end(self) -> list[str]:
        """Leave the annotations to other programs; return what the reader must still know."""
        return self._session.close() if self._session else []


def open_app(paths: list[Path], annotations: Path | None, settings: Settings = USUAL) -> int:
    """Run the app on a folder, a file or two files; raise ArticleError where none can be read.

    Without `annotations`, highlights are kept beside the library's folder.
    """
    if len(paths) > 1 and any(path.is_dir() for path in paths):
        raise ArticleError("name one folder, one article or two articles")
    app = RetoldApp(paths, annotations, settings=settings)
    # Before a screen is drawn it is clear that there is an article.
    _ = app.first_rows
    try:
        reason = app.run()
    finally:
        for trouble in app.end():
            print(f"retold: {trouble}", file=sys.stderr)
    if reason:
        raise ArticleError(reason)
    return app.return_code or 0

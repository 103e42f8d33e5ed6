"""End the app where its terminal is gone, be there a signal of that or not.

Textual's own driver then reads the end of its input over and over, which takes a whole processor,
and waits for ever to write.
"""

import asyncio
import os
import time
from contextlib import suppress
from signal import SIGHUP
from threading import Thread
from typing import IO, Any

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tui.screens.pasted_text import CleaningParser

HUNG_UP = 128 + SIGHUP
"""Exit status where the terminal is gone, as shells have it for the signal."""

SECONDS_BETWEEN_LOOKS = 0.5
"""How often it is looked whether the terminal is still there."""

STANDARD_STREAMS = (0, 1, 2)


class LostTerminalDriver(LinuxDriver):
    """Ends the app, as by `q`, once the terminal is gone; what is drawn then goes nowhere."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file: IO[str] = _Outlet(self._file)  # type: ignore[assignment]
        self._watch: Thread | None = None

    def run_input_thread(self) -> None:
        """Read keys; the driver makes what parses them by a name of its module, and no other."""
        setattr(linux_driver, "XTermParser", CleaningParser)  # noqa: B010
        super().run_input_thread()

    def start_application_mode(self) -> None:
        """Start to draw and to read keys, and to look after the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._watch is None:
            loop = asyncio.get_running_loop()
            self._watch = Thread(target=self._end_once_gone, args=(loop,), daemon=True)
            self._watch.start()

    def _end_once_gone(self, loop: asyncio.AbstractEventLoop) -> None:
        terminals = [one for one in STANDARD_STREAMS if os.isatty(one)]
        while os.isatty(self.fileno):
            time.sleep(SECONDS_BETWEEN_LOOKS)
        for one in terminals:
            _leave_to_nothing(one)
        with suppress(RuntimeError):
            # Raised where the app has ended meanwhile.
            loop.call_soon_threadsafe(self._app.exit, None, HUNG_UP)


class _Outlet:
    """A stream to a terminal, which may go."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, words: str) -> None:
        """Write words."""
        try:
            self._stream.write(words)
        except OSError:
            _leave_to_nothing(self.fileno())

    def flush(self) -> None:
        """Have written what was kept back."""
        try:
            self._stream.flush()
        except OSError:
            _leave_to_nothing(self.fileno())

    def fileno(self) -> int:
        """Return the descriptor of the stream."""
        return self._stream.fileno()


def _leave_to_nothing(descriptor: int) -> None:
    """Have what is written to a terminal that is gone go nowhere, and nothing be read from it."""
    if not os.isatty(descriptor):
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, descriptor)
        os.close(nothing)

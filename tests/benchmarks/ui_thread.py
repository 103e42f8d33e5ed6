"""What a key costs the thread that answers keys, in apps that run in processes of their own.

An app renders as in a terminal, but what it would write goes nowhere: its driver is not headless,
for Textual does not even make the bytes then. A key costs the CPU time of the app's thread from the
key event to the last bytes that are written before the app rests. The work of other threads and
programs and the wait for the next frame do not count; reading the key from the terminal and the
terminal's own work do not either.
"""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from time import monotonic, sleep, thread_time
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SIZE = (120, 40)
QUIET = 0.05
"""Seconds without anything written after which an app rests."""

LONGEST_WAIT = 300.0
"""Seconds after which an app is given up that does not show what is waited for."""

LONGEST_PAINT = 20.0
"""Seconds in which something must be written for a key."""

_BETWEEN_LOOKS = 0.3
_LONGEST_TRY = 0.5
_PAUSE = 0.02
_CHARACTERS = {"space": " "}


class NoAnswerError(Exception):
    """An app did not do what was waited for."""


class NullDriver(HeadlessDriver):
    """Counts as a terminal, writes nowhere, and remembers when it last wrote."""

    wrote_at = 0.0
    """The clock of the wall in seconds."""

    thread_time = 0.0
    """The CPU time of the thread in seconds."""

    @property
    def is_headless(self) -> bool:
        """Tell that all is rendered."""
        return False

    def write(self, data: str) -> None:
        """Encode what a terminal would get."""
        data.encode()
        self.wrote_at, self.thread_time = monotonic(), thread_time()


class RunningApp:
    """An app in a process of its own."""

    def __init__(self, connection: "Connection[Any, Any]") -> None:
        self._connection = connection

    def press(self, *keys: str) -> float:
        """Press keys one by one and return the milliseconds that the last one cost.

        Raises NoAnswerError where nothing was written for it.
        """
        milliseconds = 0.0
        for key in keys:
            milliseconds = self._ask("press", key)
            if not milliseconds:
                raise NoAnswerError(f"nothing was drawn for {key}; the screen:\n{self.screen()}")
        return milliseconds

    def do(self, *keys: str) -> None:
        """Press keys, whether they change the screen or not."""
        for key in keys:
            self._ask("try", key)

    def wait_for(self, words: str) -> None:
        """Wait until the screen shows words; raise NoAnswerError where it takes too long."""
        begun = monotonic()
        while words not in self.screen():
            if monotonic() > begun + LONGEST_WAIT:
                raise NoAnswerError(f"{words!r} does not show; the screen:\n{self.screen()}")
            sleep(_BETWEEN_LOOKS)

    def screen(self) -> str:
        """Return the rows of the screen."""
        shown: str = self._ask("screen", "")
        return shown

    def _ask(self, what: str, about: str) -> Any:
        try:
            self._connection.send((what, about))
            return self._connection.recv()
        except (EOFError, ConnectionError) as error:
            raise NoAnswerError("the app has ended") from error


@contextmanager
def running(make: Callable[..., App[Any]], *arguments: object) -> Iterator[RunningApp]:
    """Run the app that `make` makes of the arguments; at the end it is killed."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs, make, arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        yield RunningApp(ours)
    finally:
        process.kill()
        process.join()


def _run(
    connection: "Connection[Any, Any]", make: Callable[..., App[Any]], arguments: tuple[object, ...]
) -> None:
    asyncio.run(_serve(connection, make(*arguments)))
    os._exit(0)


async def _serve(connection: "Connection[Any, Any]", app: App[Any]) -> None:
    app.driver_class = NullDriver
    running_app = asyncio.create_task(app.run_async(size=SIZE))
    loop = asyncio.get_running_loop()
    while not running_app.done():
        what, about = await loop.run_in_executor(None, connection.recv)
        driver = app._driver
        if not isinstance(driver, NullDriver):
            await asyncio.sleep(QUIET)
            connection.send("")
            continue
        if what == "screen":
            connection.send(_screen(app))
        else:
            patience = LONGEST_PAINT if what == "press" else _LONGEST_TRY
            connection.send(await _press(driver, about, patience))


async def _press(driver: NullDriver, key: str, patience: float) -> float:
    """Return the milliseconds that a key costs; 0 where nothing is written for so many seconds."""
    await _rest(driver)
    character = _CHARACTERS.get(key, key if len(key) == 1 else None)
    before, begun = driver.wrote_at, thread_time()
    driver.process_message(events.Key(key, character))
    deadline = monotonic() + patience
    while driver.wrote_at == before and monotonic() < deadline:
        await asyncio.sleep(_PAUSE)
    await _rest(driver)
    return (driver.thread_time - begun) * 1000 if driver.wrote_at > before else 0.0


async def _rest(driver: NullDriver) -> None:
    """Return once nothing was written for a while."""
    await asyncio.sleep(max(0.0, QUIET - (monotonic() - driver.wrote_at)))
    while monotonic() - driver.wrote_at < QUIET:
        await asyncio.sleep(QUIET)


def _screen(app: App[Any]) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)

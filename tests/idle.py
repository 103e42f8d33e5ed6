"""Wait until an app has done what was asked for, by looking at what it has left to do.

Textual's tests wait until the processor rests: 40 ms a key at least, more while others use it.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from tui.screens.typing_ahead import is_quiet, is_saving

if TYPE_CHECKING:
    from textual._queue import Queue

LONGEST_WAIT = 1.0
"""Seconds after which a test goes on though the app still works, as Textual has it."""

LONGEST_WORK = 0.1
"""Seconds after which a test goes on though something is still being saved or gathered."""

PAUSE = 0.001
"""Seconds between two looks at an app that works."""

TURNS = 5
"""Turns of the loop within which a key comes to the app, as if from another thread."""

BETWEEN_UPDATES = 0.02
"""Seconds after which a screen is told of what was found since it was told last."""

BEGUN_BY_KEYS = frozenset({"copying", "gathering", "typing"})
"""Groups of workers that keys begin and that end by themselves."""


@contextmanager
def waiting_for_work() -> Iterator[None]:
    """Have a pilot wait for the work of the app."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.app.wait_for_idle", _wait_for_idle)
        patch.setattr("textual.pilot.wait_for_idle", _wait_for_idle)
        patch.setattr("textual.pilot.Pilot._wait_for_screen", _wait_for_screen)
        patch.setattr("tui.session.SECONDS_BETWEEN_UPDATES", BETWEEN_UPDATES)
        yield


async def _wait_for_idle(_min_sleep: float = 0, _max_sleep: float = 1) -> None:
    await until_idle(active_app.get())


async def _wait_for_screen(pilot: Pilot[str], _timeout: float = 0) -> bool:
    await until_idle(pilot.app)
    return True


async def until_idle(app: App[str], longest_work: float = LONGEST_WORK) -> None:
    """Return once all is handled and drawn, and nothing follows from it, or it takes too long."""
    loop = asyncio.get_running_loop()
    begun, idle = loop.time(), 0
    while idle < 2 and app.return_code is None:
        for _ in range(TURNS):
            await asyncio.sleep(0)
        draw_if_waiting(app)
        idle = idle + 1 if _is_idle(app) else 0
        if not idle:
            limit = longest_work if _is_working(app) else LONGEST_WAIT
            if loop.time() > begun + limit:
                return
            await asyncio.sleep(PAUSE)


def draw_if_waiting(app: App[str]) -> None:
    """Draw what is to be drawn once no message is left; by itself an app does so a little later."""
    if _is_all_waiting(app):
        for screen in _in_sight(app):
            if _is_to_be_drawn(screen):
                screen._on_timer_update()


def _is_idle(app: App[str]) -> bool:
    # An app takes another size of the terminal a little later, as more may follow.
    is_drawn = app._resize_event is None and not any(map(_is_to_be_drawn, _in_sight(app)))
    return is_drawn and _is_all_waiting(app) and is_quiet(app) and not _is_working(app)


def _is_to_be_drawn(screen: Screen[Any]) -> bool:
    return screen._update_timer._active.is_set()


def _is_all_waiting(app: App[str]) -> bool:
    inside = (screen.walk_children(with_self=True) for screen in _in_sight(app))
    return all(map(_is_waiting, (app, *chain.from_iterable(inside))))


def _in_sight(app: App[str]) -> list[Screen[Any]]:
    """Return the screens of which something is in sight, that in front last."""
    return [*app._background_screens, app.screen]


def _is_waiting(pump: MessagePump) -> bool:
    """Tell whether all messages to an app or widget are handled, and it waits for the next."""
    # Told by the one who waits for what comes next: no count tells what is handled.
    queue: Queue[Any] = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)


def _is_working(app: App[str]) -> bool:
    begun = (worker for worker in app.workers if worker.group in BEGUN_BY_KEYS)
    return is_saving(app) or not all(worker.is_finished for worker in begun)

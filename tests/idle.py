"""Wait until an app has done what was asked for, by looking at what it has left to do.

Textual's tests wait until the processor rests: 40 ms a key at least, more while others use it.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual._context import active_app
from textual.app import App

from tui.screens.typing_ahead import is_quiet, is_saving

LONGEST_WAIT = 1.0
"""Seconds after which a test goes on though the app still works, as Textual has it."""

LONGEST_WORK = 0.1
"""Seconds after which a test goes on though something is still being saved or gathered."""

PAUSE = 0.001
"""Seconds between two looks, and between two drawings of a screen."""

BETWEEN_UPDATES = 0.02
"""Seconds after which a screen is told of what was found since it was told last."""

BEGUN_BY_KEYS = frozenset({"copying", "gathering", "typing"})
"""Groups of workers that keys begin and that end by themselves."""


@contextmanager
def waiting_for_work() -> Iterator[None]:
    """Have a pilot wait for the work of the app, and screens be drawn as soon as they may."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.app.wait_for_idle", _wait_for_idle)
        patch.setattr("textual.pilot.wait_for_idle", _wait_for_idle)
        patch.setattr("textual.screen.UPDATE_PERIOD", PAUSE)
        patch.setattr("tui.session.SECONDS_BETWEEN_UPDATES", BETWEEN_UPDATES)
        yield


async def _wait_for_idle(_min_sleep: float = 0, _max_sleep: float = 1) -> None:
    await until_idle(active_app.get())


async def until_idle(app: App[str]) -> None:
    """Return once all is handled and drawn, and nothing follows from it, or it takes too long."""
    loop = asyncio.get_running_loop()
    begun, is_done = loop.time(), False
    while not is_done:
        limit = LONGEST_WORK if _is_working(app) else LONGEST_WAIT
        if app.return_code is not None or loop.time() > begun + limit:
            return
        # A key comes to the app as if from another thread, a little later.
        await asyncio.sleep(PAUSE)
        if _is_idle(app):
            await _have_all_handled(app, begun + limit)
            is_done = _is_idle(app)


def _is_working(app: App[str]) -> bool:
    begun = (worker for worker in app.workers if worker.group in BEGUN_BY_KEYS)
    return is_saving(app) or not all(worker.is_finished for worker in begun)


def _is_idle(app: App[str]) -> bool:
    pumps = (app, *app.screen.walk_children(with_self=True))
    waiting = any(pump.message_queue_size for pump in pumps)
    return is_quiet(app) and not waiting and not _is_working(app)


async def _have_all_handled(app: App[str], deadline: float) -> None:
    """Wait until all have handled what they are at, and the screen is drawn."""
    screen, left = app.screen, 0

    def count() -> None:
        nonlocal left
        left -= 1

    for pump in (app, *screen.walk_children(with_self=True)):
        left += pump.call_later(count)
    left += screen.call_after_refresh(count)
    loop = asyncio.get_running_loop()
    while left and app.screen is screen and loop.time() < deadline:
        await asyncio.sleep(PAUSE)

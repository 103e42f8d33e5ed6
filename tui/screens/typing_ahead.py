"""Keep keys that are typed ahead for the screen they are meant for."""

import asyncio

from textual.app import App
from textual.worker import WorkerState

from tui.screens.question import Question

ASKING = "asking"
"""The group of the workers that ask in a prompt and act on the answer."""

LONGEST_WAIT = 1.0
"""Seconds after which a key is handed on whatever is still going on."""

PAUSE = 0.001
"""Seconds between two looks; two quiet ones in a row are enough."""


async def until_quiet(app: App[str]) -> None:
    """Return once what earlier keys began is done: screens laid out, prompts open or answered."""
    loop = asyncio.get_running_loop()
    end, quiet = loop.time() + LONGEST_WAIT, 0
    while quiet < 2 and loop.time() < end:
        quiet = quiet + 1 if is_quiet(app) else 0
        await asyncio.sleep(PAUSE)


def is_quiet(app: App[str]) -> bool:
    """Tell whether the screen in front is ready and has nothing left to handle."""
    screen, focused = app.screen, app.focused
    unfinished = (WorkerState.PENDING, WorkerState.RUNNING)
    asking = any(w.group == ASKING and w.state in unfinished for w in app.workers)
    prompted = any(isinstance(one, Question) for one in app.screen_stack)
    pumps = (app, screen, focused)
    waiting = sum(pump.message_queue_size for pump in pumps if pump is not None)
    ready = screen.is_mounted and getattr(screen, "is_laid_out", True)
    typing = focused is not None or not (isinstance(screen, Question) and screen.TYPED)
    return ready and typing and not waiting and asking == prompted

"""Keep keys that are typed ahead for the screen they are meant for."""

import asyncio
from collections import deque

from textual import events, work
from textual.app import App
from textual.worker import WorkerState

ASKING = "asking"
"""The group of the workers that ask in a prompt and act on the answer."""

LONGEST_WAIT = 1.0
"""Seconds after which a key is handed on though the screen in front still handles something."""

LONGEST_WORK = 12.0
"""Seconds after which a key is handed on though a screen still opens, or something is saved.

A save waits up to ten seconds for another program.
"""

ENDING = frozenset({"ctrl+c", "ctrl+q"})
"""Keys that end the app while it opens, whatever waits."""

PAUSE = 0.001
"""Seconds between two looks; two quiet ones in a row are enough."""

PAUSE_OPENING = 0.02
"""Seconds between two looks whether the first screen is there."""


class TypingAheadApp(App[str]):
    """An app that holds a key back until what the keys before it began is done."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()

    @property
    def is_opening(self) -> bool:
        """Tell whether the first screen is still to come: keys wait for it, however long."""
        return False

    @property
    def ending_keys(self) -> frozenset[str]:
        """Return the keys that end the app while it opens, where no others wait before them."""
        return frozenset()

    def _ends(self, key: str) -> bool:
        return key in ENDING or (not self._typed and key in self.ending_keys)

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back until what the keys before it began is done."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self.is_opening and self._ends(event.key):
            self.exit()
        elif not self._typed and is_left_by(self, event):
            await super().on_event(event)
        elif self._typed or not is_quiet(self):
            self._typed.append(event)
            if len(self._typed) == 1:
                self._hand_on()
        else:
            await super().on_event(event)

    def forget_typed_ahead(self) -> None:
        """Forget what was typed for a prompt that does not open: it is no command."""
        self._typed.clear()

    @work(group="typing")
    async def _hand_on(self) -> None:
        """Hand on the keys that were held back, one by one."""
        while self._typed:
            while self.is_opening:
                await asyncio.sleep(PAUSE_OPENING)
            await until_quiet(self)
            event = self._typed[0] if self._typed else None
            if event:
                await super().on_event(event)
            if self._typed and self._typed[0] is event:
                self._typed.popleft()


def is_left_by(app: App[str], event: events.Key) -> bool:
    """Tell whether a key leads away from a screen that is still gathering what others need."""
    screen = app.screen
    if not screen.is_mounted or getattr(screen, "is_laid_out", True) or _count_waiting(app):
        return False
    leaving: frozenset[str] = getattr(screen, "leaving_keys", frozenset())
    return not leaving.isdisjoint({event.key, event.character}) and not _is_asking(app)


def _count_waiting(app: App[str]) -> int:
    pumps = (app, app.screen, app.focused)
    return sum(pump.message_queue_size for pump in pumps if pump is not None)


async def until_quiet(app: App[str]) -> None:
    """Return once what earlier keys began is done: screens laid out, prompts open or answered."""
    loop = asyncio.get_running_loop()
    begun, quiet = loop.time(), 0
    while quiet < 2:
        is_working = is_saving(app) or not _is_ready(app)
        limit = LONGEST_WORK if is_working else LONGEST_WAIT
        if loop.time() > begun + limit:
            return
        quiet = quiet + 1 if is_quiet(app) else 0
        await asyncio.sleep(PAUSE)


def is_quiet(app: App[str]) -> bool:
    """Tell whether the screen in front is ready and has nothing left to handle."""
    from tui.screens.question import Question

    screen, focused = app.screen, app.focused
    typing = focused is not None or not (isinstance(screen, Question) and screen.TYPED)
    is_free = typing and not _count_waiting(app)
    return _is_ready(app) and is_free and _is_asking(app) == _is_prompted(app)


def _is_ready(app: App[str]) -> bool:
    """Tell whether the first screen is there, and that in front has what keys are meant for."""
    screen = app.screen
    opening = isinstance(app, TypingAheadApp) and app.is_opening
    return not opening and screen.is_mounted and getattr(screen, "is_laid_out", True)


def is_saving(app: App[str]) -> bool:
    """Tell whether something is saved, or a prompt prepared, and none is open."""
    return _is_asking(app) and not _is_prompted(app)


def _is_asking(app: App[str]) -> bool:
    unfinished = (WorkerState.PENDING, WorkerState.RUNNING)
    return any(w.group == ASKING and w.state in unfinished for w in app.workers)


def _is_prompted(app: App[str]) -> bool:
    from tui.screens.question import Question

    return any(isinstance(one, Question) for one in app.screen_stack)

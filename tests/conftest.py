"""Open the app on a copy of the sample library, and see its screen as text."""

import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tui.app import RetoldApp

SEEDS = Path(__file__).parent.parent / "seeds"
LONGEST_WAIT = 30.0
"""Seconds until a test gives up waiting."""

BACKGROUND = frozenset({"opening", "comparing", "copying"})
"""Groups of workers that end by themselves, unlike those that wait for the reader."""

Opened = AbstractAsyncContextManager[Pilot[str]]
Open = Callable[..., Opened]
"""Opens paths of the library (the whole folder without any), in a terminal of `size` cells."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


@pytest.fixture
def opened(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("tui.screens.copying.ENVIRONMENT", {"TERM": "dumb"})

    @asynccontextmanager
    async def run(
        *names: str, size: tuple[int, int] = (80, 24), wait: bool = True
    ) -> AsyncIterator[Pilot[str]]:
        app = RetoldApp([library / name for name in names] or [library])
        async with app.run_test(size=size) as pilot:
            if wait:
                await settle(pilot)
            yield pilot

    return run


async def settle(pilot: Pilot[str]) -> None:
    """Wait until the articles are read, all pairs compared, and the screen drawn."""
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) > 1 or ended(pilot))
    if ended(pilot):
        return
    await pilot.app.workers.wait_for_complete(
        worker for worker in pilot.app.workers if worker.group in BACKGROUND
    )
    await pilot.pause()
    await pilot.pause()


async def wait_until(pilot: Pilot[str], is_so: Callable[[], bool]) -> None:
    """Let the app run until something is so, or fail where it takes too long."""
    deadline = time.monotonic() + LONGEST_WAIT
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain, the screen was:\n{screen_text(pilot)}"
        await pilot.pause(0.01)


def ended(pilot: Pilot[str]) -> bool:
    """Tell whether the app has asked to end."""
    return pilot.app.return_code is not None


def screen_text(pilot: Pilot[str]) -> str:
    """Return the rows of the screen as text, without blanks at their ends."""
    rows = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in rows)


def status_line(pilot: Pilot[str]) -> str:
    """Return the last row of the screen."""
    return screen_text(pilot).splitlines()[-1]

"""Open the app on a copy of the sample library, and see its screen as text."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tui.app import RetoldApp

SEEDS = Path(__file__).parent.parent / "seeds"

Opened = AbstractAsyncContextManager[Pilot[str]]
Open = Callable[..., Opened]
"""Opens paths of the library (the whole folder without any) at a size in cells."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


@pytest.fixture
def opened(library: Path) -> Open:
    @asynccontextmanager
    async def run(*names: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[str]]:
        app = RetoldApp([library / name for name in names] or [library])
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot

    return run


async def settle(pilot: Pilot[str]) -> None:
    """Wait until the articles are read, all pairs compared, and the screen drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete(
        worker for worker in pilot.app.workers if worker.group in ("opening", "comparing")
    )
    await pilot.pause()
    await pilot.app.workers.wait_for_complete(
        worker for worker in pilot.app.workers if worker.group in ("opening", "comparing")
    )
    await pilot.pause()


def screen_text(pilot: Pilot[str]) -> str:
    """Return the rows of the screen as text, without blanks at their ends."""
    rows = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in rows)

"""Open the app on a copy of the sample library, and see its screen as text."""

import asyncio
import gc
import shutil
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from string import ascii_letters, digits
from threading import Event
from typing import Any, TypeVar

import hypothesis
import pytest
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.widgets import Input

from tests.idle import PAUSE, draw_if_waiting, until_idle, waiting_for_work
from tests.made_once import made_once
from tui.annotations.model import Entity
from tui.annotations.store import AnnotationStore
from tui.app import RetoldApp
from tui.desk.desk import Desk
from tui.desk.opening import open_desk
from tui.overlap.worker.links import Start, ThreadLink, start_thread
from tui.settings.model import USUAL, Settings

# A test that is slow on a busy machine is not wrong.
hypothesis.settings.register_profile("retold", deadline=None)
hypothesis.settings.load_profile("retold")

E = TypeVar("E", bound=Entity)

SEEDS = Path(__file__).parent.parent / "seeds"
LONGEST_WAIT = 90.0
"""Seconds until a test gives up waiting."""

NEW_OBJECTS = 20_000
"""Objects after which the collector of cycles looks at those."""

QUIET = 20
"""Milliseconds between two looks of an app at the files, after which it can end, too."""

BACKGROUND = frozenset({"opening", "copying", "gathering"})
"""Groups of workers that end by themselves, unlike those that wait for the reader."""

Opened = AbstractAsyncContextManager[Pilot[str]]
Open = Callable[..., Opened]
"""Opens paths of the library (the whole folder without any), in a terminal of `size` cells."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was found in the sample library by one test need not be looked for by the next."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session", autouse=True)
def collector() -> Iterator[None]:
    """Keep what is imported from the collector for good, and not what an app or store would keep.

    These do not stay in tests: a worker would hold gigabytes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gc.freeze", lambda: None)
        patch.setattr("gc.set_threshold", lambda *_: None)
        yield


@pytest.fixture(scope="session")
def shared() -> Iterator[None]:
    with made_once():
        yield


@pytest.fixture
def soon_idle() -> Iterator[None]:
    with waiting_for_work():
        yield


@pytest.fixture
def opened(
    library: Path,
    tmp_path: Path,
    cache: Path,
    shared: None,
    soon_idle: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Open:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr("tui.screens.copying.ENVIRONMENT", {"TERM": "dumb"})
    monkeypatch.setattr("tui.articles.watching.QUIET", QUIET)

    @asynccontextmanager
    async def run(
        *names: str,
        size: tuple[int, int] = (80, 24),
        wait: bool = True,
        start_worker: Start = start_thread,
        settings: Settings = USUAL,
    ) -> AsyncIterator[Pilot[str]]:
        paths = [library / name for name in names] or [library]
        app = RetoldApp(paths, start_worker=start_worker, settings=settings)
        try:
            async with app.run_test(size=size) as pilot:
                try:
                    if wait:
                        await settle(pilot)
                    yield pilot
                finally:
                    # As the reader's q does: it waits for what is under way, then timers rest.
                    if not ended(pilot):
                        await until_idle(app)
                        app.exit()
        finally:
            app.end()

    return run


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Have the articles be read only once a test says so."""
    told = Event()

    def read_late(*given: Any) -> Desk:
        told.wait(LONGEST_WAIT)
        return open_desk(*given)

    monkeypatch.setattr("tui.desk.opening.open_desk", read_late)
    return told


def start_late(go_on: Event) -> ThreadLink:
    """Start a worker as soon as it may go on."""
    go_on.wait(LONGEST_WAIT)
    return start_thread()


async def settle(pilot: Pilot[str]) -> None:
    """Wait until all that was asked for is compared and saved, and the screen is drawn."""
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) > 1 or ended(pilot))
    await wait_until(pilot, lambda: is_compared(pilot) or ended(pilot))
    if ended(pilot):
        return
    await pilot.app.workers.wait_for_complete(
        worker for worker in pilot.app.workers if worker.group in BACKGROUND
    )
    await until_idle(pilot.app, LONGEST_WAIT)


async def wait_until(pilot: Pilot[str], is_so: Callable[[], bool]) -> None:
    """Let the app run until something is so, or fail where it takes too long."""
    deadline = time.monotonic() + LONGEST_WAIT
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain, the screen was:\n{screen_text(pilot)}"
        await asyncio.sleep(PAUSE)
        draw_if_waiting(pilot.app)


def is_compared(pilot: Pilot[str]) -> bool:
    """Tell whether all that was asked for is compared, and shown."""
    return isinstance(pilot.app, RetoldApp) and pilot.app.is_up_to_date


def ended(pilot: Pilot[str]) -> bool:
    """Tell whether the app has asked to end."""
    return pilot.app.return_code is not None


def screen_text(pilot: Pilot[str]) -> str:
    """Return the rows of the screen as text, without blanks at their ends."""
    rows = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in rows)


def saved(library: Path, kind: type[E]) -> list[E]:
    """Return what another program would read of a kind from the library's annotations."""
    return AnnotationStore(library.parent / "annotations" / "annotations.json").all(kind)


def status_line(pilot: Pilot[str]) -> str:
    """Return the last row of the screen."""
    return screen_text(pilot).splitlines()[-1]


async def screen_picture(pilot: Pilot[str]) -> str:
    """Return the screen as text, and below it the style of each cell as a letter, with a legend.

    The dot is the style that most cells have; blanks at the ends of rows and dots are left out.
    """
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    await pilot.pause()
    rows = [list(strip) for strip in pilot.app.screen._compositor.render_strips()]
    widths = Counter[str]()
    for segment in (segment for row in rows for segment in row):
        widths[describe_style(segment.style)] += segment.cell_length
    (plain, _), *_ = widths.most_common(1)
    names = dict(zip(sorted(widths.keys() - {plain}), ascii_letters + digits, strict=False))
    names[plain] = "."
    legend = [f"{name} {style}" for style, name in sorted(names.items(), key=lambda item: item[1])]
    styles = ["".join(_letters(row, names)).rstrip(".") for row in rows]
    return "\n".join([screen_text(pilot), "", *styles, "", *legend]) + "\n"


def _letters(row: list[Segment], names: dict[str, str]) -> Iterator[str]:
    return (names[describe_style(segment.style)] * segment.cell_length for segment in row)


def describe_style(style: Style | None) -> str:
    """Return colours and attributes in words, such as `#f0e442 on #1e1e1e bold`."""
    if style is None:
        return "none"
    color, background = (
        part.get_truecolor().hex if part else "default" for part in (style.color, style.bgcolor)
    )
    attributes = [
        name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name)
    ]
    return " ".join([color, "on", background, *attributes])

"""Each command of the table does on each of its screens what the reader relies on."""

import shlex
import shutil
import signal
import sys
import webbrowser
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import signature
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.conftest import Open, screen_text, settle
from tests.screens.each_command import (
    on_claims,
    on_comparison,
    on_highlights,
    on_list,
    on_matrix,
    on_reader,
    on_search,
    on_tags,
    on_versions,
)
from tests.screens.each_command.cases import Case, keys_of
from tests.screens.each_command.island import write_island
from tests.screens.each_command.sights import World
from tests.screens.keys import press
from tests.test_commands import SCREENS
from tui.command import Place
from tui.commands import commands_of
from tui.reading.library_state import LibraryState
from tui.screens.articles import ArticlesScreen

CASES: Mapping[Place, Sequence[Case]] = {
    Place.LIST: on_list.CASES,
    Place.READER: on_reader.CASES,
    Place.COMPARISON: on_comparison.CASES,
    Place.HIGHLIGHTS: on_highlights.CASES,
    Place.CLAIMS: on_claims.CASES,
    Place.TAGS: on_tags.CASES,
    Place.SEARCH: on_search.CASES,
    Place.MATRIX: on_matrix.CASES,
    Place.VERSIONS: on_versions.CASES,
}
"""The cases of each screen; those of a new one stand in a module `on_<screen>.py`."""

SIZE = (80, 16)

COUNT_HANDED_ON = frozenset({"cancel", "note", "add-evidence", "accept-place"})
"""Commands whose method has a count only for the one it overrides; it means nothing."""

HOW = 'add one such as SCREEN.case("the-id", says("what only it makes true"), keys="j j")'


@dataclass(frozen=True)
class Trial:
    """A case with one of the keys of its command."""

    case: Case
    keys: str

    def __str__(self) -> str:
        return f"{self.case} by {self.keys}"


class Browser(webbrowser.BaseBrowser):
    """Writes down the addresses it opens."""

    def __init__(self, file: Path) -> None:
        super().__init__("browser")
        self._file = file

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Write an address down."""
        self._file.write_text(url, encoding="utf-8")
        return True


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The island in place of the sample library."""
    return write_island(tmp_path)


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, ...]]:
    """Have a browser and an editor that write down what they open, and exports beside that.

    The signal to stop for the shell is written down, too.
    """
    folder = tmp_path / "outside"
    folder.mkdir()
    monkeypatch.chdir(folder)
    script = tmp_path / "editor.py"
    script.write_text(f"import sys; open({str(folder / 'edited')!r}, 'w').write(sys.argv[1])")
    monkeypatch.setenv("VISUAL", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True)
    browser = Browser(folder / "address.txt")
    monkeypatch.setattr("webbrowser.get", lambda _using=None: browser)
    monkeypatch.setattr("webbrowser._tryorder", ["browser"])
    with stops_written_down(folder / "stopped"):
        yield folder, tmp_path / "state" / "retold" / "quotes"


@contextmanager
def stops_written_down(file: Path) -> Iterator[None]:
    def write_down(number: int, _frame: object) -> None:
        file.write_text(signal.Signals(number).name, encoding="utf-8")

    before = signal.signal(signal.SIGTSTP, write_down)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, before)


@pytest.mark.parametrize("place", Place)
async def test_each_command_does_what_the_reader_relies_on(
    place: Place,
    opened: Open,
    library: Path,
    outside: tuple[Path, ...],
    tmp_path: Path,
    subtests: pytest.Subtests,
) -> None:
    as_it_was = shutil.copytree(library.parent / "annotations", tmp_path / "as it was")
    left = deque(sorted(trials_of(place), key=lambda trial: trial.case.only_looks))
    while left:
        put_back(tmp_path, as_it_was, outside)
        async with opened(size=SIZE) as pilot:
            world, goes_on = World(pilot, library, outside), True
            while goes_on:
                trial, goes_on = left.popleft(), False
                with subtests.test(str(trial)):
                    await run(world, trial)
                    goes_on = trial.case.only_looks and bool(left) and left[0].case.only_looks
                if goes_on:
                    await start_over(world)


def trials_of(place: Place) -> Iterator[Trial]:
    """Yield the cases of a screen with each of the keys that the table gives their commands."""
    commands = {command.id: command for command in commands_of(place)}
    for case in CASES.get(place, ()):
        keys = commands[case.command].keys if case.command in commands else ()
        yield from (Trial(case, one) for one in keys)


def put_back(folder: Path, annotations: Path, outside: tuple[Path, ...]) -> None:
    """Have annotations as they were, nothing remembered, and nothing that left an app."""
    shutil.rmtree(folder / "annotations")
    shutil.copytree(annotations, folder / "annotations")
    shutil.rmtree(folder / "state", ignore_errors=True)
    empty(outside)


def empty(folders: tuple[Path, ...]) -> None:
    """Delete the files in folders."""
    for file in (file for folder in folders for file in folder.glob("*")):
        file.unlink()


async def start_over(world: World) -> None:
    """Show a fresh list of the library, and forget where the reader was."""
    app = world.pilot.app
    while len(app.screen_stack) > 1:
        front = app.screen
        await app.pop_screen()
    assert isinstance(front, ArticlesScreen)
    desk = front.desk
    desk.remembered = LibraryState(desk.root / "nowhere", desk.root)
    empty(world.outside)
    await app.push_screen(ArticlesScreen(desk))
    await settle(world.pilot)


async def run(world: World, trial: Trial) -> None:
    """Give a command, and see what it is to do that was not so before."""
    case, pilot = trial.case, world.pilot
    await press(pilot, *keys_of(case.opening), *keys_of(case.keys))
    assert getattr(world.screen, "PLACE", None) is case.place, screen_text(pilot)
    before = [sight.look(world) for sight in case.sights]
    was_so = [
        sight for sight, look in zip(case.sights, before, strict=True) if sight.is_so(look, look)
    ]
    assert len(was_so) < len(before), f"so before: {', '.join(map(str, was_so))}"
    count = list(str(case.count)) if case.count else []
    await press(pilot, *count, *trial.keys.split(" "), *keys_of(case.then))
    for sight, look in zip(case.sights, before, strict=True):
        now = sight.look(world)
        is_so = sight.is_so(look, now)
        assert is_so, f"it is not so that {sight}, it is {now!r:.200}:\n{screen_text(pilot)}"


@pytest.mark.parametrize("place", Place)
def test_each_command_of_a_screen_is_tried_and_no_other(place: Place) -> None:
    tried = {case.command for case in CASES.get(place, ())}
    commands = {command.id for command in commands_of(place)}
    missing, surplus = sorted(commands - tried), sorted(tried - commands)
    assert not missing, f"no case in on_{place}.py beside this file for {missing}: {HOW}"
    assert not surplus, f"on_{place}.py has cases for {surplus}: not in tui/commands.py there"


@pytest.mark.parametrize("place", Place)
def test_each_command_that_takes_a_count_is_tried_with_one(place: Place) -> None:
    counted = {case.command for case in CASES.get(place, ()) if case.count}
    taking = {command.id for command in commands_of(place) if takes_count(place, command.method)}
    missing = sorted(taking - counted - COUNT_HANDED_ON)
    assert not missing, f"no case with a count in on_{place}.py for {missing}: {HOW}, count=2"


def takes_count(place: Place, method: str) -> bool:
    """Tell whether the method of a command does something with its count."""
    return "count" in signature(getattr(SCREENS[place], method)).parameters

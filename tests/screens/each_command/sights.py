"""What a reader sees, and how it must differ once a command was given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from tests.conftest import saved, screen_text, status_line
from tui.annotations.model import Entity, Highlight
from tui.command import Place
from tui.screens.command_screen import CommandScreen
from tui.screens.help import HelpScreen
from tui.screens.list_motions import ListMotions
from tui.screens.matrix_motions import MatrixMotions
from tui.screens.text_screen import TextScreen

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class World:
    """An app, its library, and the folders below which is what leaves it."""

    pilot: Pilot[str]
    library: Path
    outside: tuple[Path, ...]

    @property
    def screen(self) -> Screen[Any]:
        """Return the screen in front."""
        return self.pilot.app.screen

    @property
    def files_outside(self) -> list[Path]:
        """Return the files that hold what has left the app."""
        every = (path for folder in self.outside for path in folder.rglob("*"))
        return sorted(path for path in every if path.is_file())


@dataclass(frozen=True)
class Sight:
    """Something to see: `look` looks, `is_so` tells it from what was seen before and what is now.

    Before a command it must not be so: `is_so(before, before)` is false.
    """

    words: str
    look: Callable[[World], Any]
    is_so: Callable[[Any, Any], bool]

    def __str__(self) -> str:
        return self.words


def says(words: str) -> Sight:
    """See words in the last row of the screen."""
    return Sight(f"the last row says {words!r}", _last_row, lambda _, now: words in now)


def shows(words: str) -> Sight:
    """See words anywhere on the screen, in one row."""
    return Sight(f"the screen shows {words!r}", _screen, lambda _, now: words in now)


def shows_twice(words: str) -> Sight:
    """See words at two places of the screen, which show nowhere else."""
    return Sight(f"{words!r} shows twice", _screen, lambda _, now: bool(now.count(words) == 2))


def hides(words: str) -> Sight:
    """See words no more."""
    return Sight(f"the screen hides {words!r}", _screen, lambda _, now: words not in now)


def in_row(row: int, words: str) -> Sight:
    """See words in a row of the screen, counted from 0; a negative one from the end."""

    def look(world: World) -> str:
        return screen_text(world.pilot).splitlines()[row]

    return Sight(f"row {row} has {words!r}", look, lambda _, now: words in now)


def is_on(place: Place) -> Sight:
    """See another screen."""
    return Sight(f"the {place} is in front", _place, lambda _, now: bool(now == place))


def helps() -> Sight:
    """See the help screen."""
    return Sight("help is in front", _is_help, lambda _, now: bool(now))


def moved(rows: int = 0, *, pages: int = 0) -> Sight:
    """See the cursor as many rows or pages lower (negative: higher)."""

    def is_so(before: tuple[int, int], now: tuple[int, int]) -> bool:
        (was, page), (at, _) = before, now
        return at - was == rows + pages * page

    way = f"{pages} pages" if pages else f"{rows} rows"
    return Sight(f"the cursor moves {way} down", _row_and_page, is_so)


def moved_half_pages(count: int) -> Sight:
    """See the cursor as many halves of a page lower, each in whole rows (negative: higher)."""

    def is_so(before: tuple[int, int], now: tuple[int, int]) -> bool:
        (was, page), (at, _) = before, now
        return at - was == count * (page // 2)

    return Sight(f"the cursor moves {count} halves of a page down", _row_and_page, is_so)


def on_row(row: int) -> Sight:
    """See the cursor on a row, counted from 0; a negative one from the end."""

    def is_so(_: tuple[int, int], now: tuple[int, int]) -> bool:
        at, rows = now
        return at == (row if row >= 0 else rows + row)

    return Sight(f"the cursor is on row {row}", _row_and_rows, is_so)


def is_in(article: str) -> Sight:
    """See the cursor of a text in an article."""
    return Sight(f"the cursor is in {article}", _article, lambda _, now: bool(now == article))


def at(words: str) -> Sight:
    """See the cursor of a text before some words."""
    return Sight(f"the cursor stands on {words!r}", _ahead, lambda _, now: now.startswith(words))


def selects(words: str) -> Sight:
    """See some words selected, no more and no less."""
    return Sight(f"{words!r} is selected", _selected, lambda _, now: bool(now == words))


def saves(kind: type[E], what: str, is_so: Callable[[Sequence[E]], bool]) -> Sight:
    """See, as another program would, what the annotations file has of a kind of record."""

    def look(world: World) -> list[E]:
        return saved(world.library, kind)

    return Sight(f"{what} is saved", look, lambda _, now: is_so(now))


def spans(*words: str) -> Sight:
    """See a highlight of just these words saved, more than one where it has several spans."""

    def is_so(found: Sequence[Highlight]) -> bool:
        return words in [tuple(one.exact for one in each.target.selectors) for each in found]

    return saves(Highlight, f"a highlight of {words}", is_so)


def leaves(words: str) -> Sight:
    """See words in what has left the app: copied, exported, opened in another program."""
    return Sight(f"{words!r} leaves the app", _left, lambda _, now: words in now)


def ends() -> Sight:
    """See the app end well."""
    return Sight("the app ends", lambda w: w.pilot.app.return_code, lambda _, now: bool(now == 0))


def _last_row(world: World) -> str:
    return status_line(world.pilot)


def _screen(world: World) -> str:
    return screen_text(world.pilot)


def _place(world: World) -> Place | None:
    return world.screen.PLACE if isinstance(world.screen, CommandScreen) else None


def _is_help(world: World) -> bool:
    return isinstance(world.screen, HelpScreen)


def _row_and_page(world: World) -> tuple[int, int]:
    row, page, _ = _cursor(world)
    return row, page


def _row_and_rows(world: World) -> tuple[int, int]:
    row, _, rows = _cursor(world)
    return row, rows


def _cursor(world: World) -> tuple[int, int, int]:
    """Return the row of the cursor, the rows of a page, and how many the cursor can be on."""
    screen = world.screen
    if isinstance(screen, MatrixMotions):
        return screen.pane.cursor.row, screen.pane.page_height, screen.pane.row_count
    if isinstance(screen, ListMotions):
        rows = screen.list
        return rows.chosen_row, rows.page_height, len(rows.items)
    assert isinstance(screen, TextScreen), f"{screen} has no cursor"
    return screen.pane.cursor_row, screen.pane.page_height, screen.pane.row_count


def _article(world: World) -> str:
    return world.screen.pane.article.id if isinstance(world.screen, TextScreen) else ""


def _ahead(world: World) -> str:
    if not isinstance(world.screen, TextScreen):
        return ""
    pane = world.screen.pane
    return pane.article.text[pane.cursor : pane.cursor + 40]


def _selected(world: World) -> str:
    pane = world.screen.pane if isinstance(world.screen, TextScreen) else None
    span = pane.selected() if pane else None
    return pane.article.slice(span) if pane and span else ""


def _left(world: World) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in world.files_outside)

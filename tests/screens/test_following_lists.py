"""Lists of places, the matrix and the versions show the files that are there now."""

import asyncio
import shutil
from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import Open, screen_text, settle, status_line
from tests.screens.keys import press
from tui.screens.command_screen import CommandScreen
from tui.screens.highlights import HighlightsScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.search import SearchScreen
from tui.screens.versions import VersionsScreen

WIRE, LEDGER, POST = "01-meridian-wire.md", "02-alder-county-ledger.md", "03-northgate-post.md"
LANTERN = "07-evening-lantern.md"


async def look_at(pilot: Pilot[str], *names: str) -> None:
    """Have the app notice what became of files, and wait until it shows that."""
    front = pilot.app.screen
    assert isinstance(front, CommandScreen)
    assert front.desk.following
    await asyncio.to_thread(front.desk.following.look_at, names)
    await settle(pilot)


def write_before(file: Path, paragraph: str) -> None:
    """Put a paragraph before the text of an article."""
    head, rule, text = file.read_text(encoding="utf-8").partition("\n---\n")
    file.write_text(f"{head}{rule}\n{paragraph}\n{text}", encoding="utf-8")


def header(pilot: Pilot[str]) -> str:
    return screen_text(pilot).splitlines()[0]


def found(pilot: Pilot[str]) -> tuple[str, str]:
    """Return the letter of the article of the place under the cursor, and the words there."""
    front = pilot.app.screen
    assert isinstance(front, SearchScreen)
    assert front.hit
    article, span = front.hit.article, front.hit.span
    assert article is front.desk.library.by_id[article.id], "the text of now"
    return front.desk.letters[article.id], article.text[span.start : span.start + 30]


async def to_found(pilot: Pilot[str], words: str) -> None:
    await press(pilot, "g", "/", *words, "enter")
    assert isinstance(pilot.app.screen, SearchScreen)


async def test_found_places_follow_an_edit_with_the_cursor_on_the_same_words(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await to_found(pilot, "chip")
        while found(pilot)[0] != "C":
            await press(pilot, "j")
        await press(pilot, "j")
        before, row = found(pilot), pilot.app.screen.list.chosen_row  # type: ignore[attr-defined]
        assert before[0] == "C"
        write_before(library / POST, "A chip, and a chip, before all others.")
        await look_at(pilot, POST)
        assert found(pilot) == before
        assert pilot.app.screen.list.chosen_row == row + 2  # type: ignore[attr-defined]
        assert "C changed on disk" in status_line(pilot)
        await press(pilot, "enter")
        assert "A chip, and a chip" in pilot.app.screen.pane.article.text  # type: ignore[attr-defined]


async def test_found_places_of_a_file_that_is_gone_go_and_those_of_a_new_one_come(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await to_found(pilot, "chip")
        total = header(pilot)
        while found(pilot)[0] != "C":
            await press(pilot, "j")
        shutil.move(library / POST, library.parent / POST)
        await look_at(pilot, POST)
        assert found(pilot)[0] == "D"
        assert "C gone" in status_line(pilot)
        rows = screen_text(pilot).splitlines()[1:-1]
        assert not any(row.strip().startswith("C ") for row in rows)
        assert header(pilot) != total
        shutil.move(library.parent / POST, library / "post.md")
        await look_at(pilot, "post.md")
        assert found(pilot)[0] == "D"
        assert header(pilot) == total


async def test_a_renamed_file_keeps_the_cursor_on_what_was_found_in_it(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await to_found(pilot, "chip")
        while found(pilot)[0] != "C":
            await press(pilot, "j")
        before = found(pilot)
        (library / POST).rename(library / "post.md")
        await look_at(pilot, POST, "post.md")
        assert found(pilot) == before
        assert "post.md" in screen_text(pilot)


def at(pilot: Pilot[str]) -> tuple[str, str]:
    """Return the letters of the row and the column of the cursor."""
    front = pilot.app.screen
    assert isinstance(front, MatrixScreen)
    row, column = (front._line(number) for number in front.pane.cursor)
    return row, column


async def test_the_matrix_follows_with_the_cursor_on_the_same_articles(
    opened: Open, library: Path
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "3", "j", "m", "l")
        assert at(pilot) == ("D", "E")
        shutil.copy(library / LEDGER, library / "reprint.md")
        await look_at(pilot, "reprint.md")
        assert "9 articles" in header(pilot)
        assert at(pilot) == ("D", "E")
        (library / WIRE).unlink()
        await look_at(pilot, WIRE)
        assert "8 articles" in header(pilot)
        assert at(pilot) == ("D", "E")
        assert "A gone" in status_line(pilot)
        files = {path.name[1]: path.name for path in library.iterdir() if path.name[0] == "0"}
        (library / files["4"]).unlink()
        await look_at(pilot, files["4"])
        assert at(pilot) == ("E", "E")
        (library / files["5"]).rename(library / "five.md")
        await look_at(pilot, files["5"], "five.md")
        assert at(pilot) == ("E", "E")
        await press(pilot, "enter")
        assert pilot.app.screen.pane.article.id == "five.md"  # type: ignore[attr-defined]


async def test_the_matrix_behind_another_screen_follows_too(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "2", "j", "m", "enter")
        (library / POST).unlink()
        await look_at(pilot, POST)
        await press(pilot, "q")
        assert at(pilot) == ("D", "D")
        for name in [path.name for path in library.iterdir()]:
            (library / name).unlink()
            await look_at(pilot, name)
        await press(pilot, "j", "enter", "c", "n", "z", "s", "escape")
        assert "no articles" in status_line(pilot)
        await press(pilot, "q")
        assert "0 articles" in header(pilot)


def version(pilot: Pilot[str]) -> tuple[str, str]:
    """Return the letter of the chosen version's article, and its words."""
    front = pilot.app.screen
    assert isinstance(front, VersionsScreen)
    item = front.list.chosen
    assert item
    return front.desk.letters[item.article.id], item.article.slice(item.span)[:30]


async def to_april(pilot: Pilot[str]) -> None:
    """Open the versions of the sentence on April of the first article."""
    await press(pilot, "enter", "/", *"In April", "enter", "o")
    assert "5 articles" in screen_text(pilot)


async def test_versions_follow_an_edit_with_the_cursor_on_the_same_article(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "2", "j")
        before = version(pilot)
        assert before[0] == "C"
        write_before(library / POST, "A paragraph before all others.")
        await look_at(pilot, POST)
        assert version(pilot) == before
        assert "C changed on disk" in status_line(pilot)
        write_before(library / WIRE, "A paragraph before all others.")
        await look_at(pilot, WIRE)
        assert version(pilot) == before
        assert "“In April" in header(pilot)
        assert "5 articles" in screen_text(pilot)


async def test_versions_go_on_from_another_article_where_theirs_is_gone(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        (library / WIRE).unlink()
        await look_at(pilot, WIRE)
        assert "A is gone; these are the versions that B has" in screen_text(pilot)
        assert "4 articles" in screen_text(pilot)
        assert version(pilot)[0] == "B"
        await press(pilot, "enter")
        assert pilot.app.screen.pane.article.id == LEDGER  # type: ignore[attr-defined]
        await press(pilot, "q")
        for name in [path.name for path in library.iterdir()]:
            (library / name).unlink()
            await look_at(pilot, name)
        assert "gone" in header(pilot)
        await press(pilot, "j", "enter", "q", "c", "q", "q")
        assert "0 articles" in header(pilot)


async def test_versions_of_a_renamed_article_stay(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        (library / WIRE).rename(library / "wire.md")
        await look_at(pilot, WIRE, "wire.md")
        assert "5 articles" in screen_text(pilot)
        assert version(pilot)[0] == "A"
        await press(pilot, "enter")
        assert pilot.app.screen.pane.article.id == "wire.md"  # type: ignore[attr-defined]


async def test_highlights_and_claims_tell_what_became_of_their_articles(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "j", "enter", "t", "x", "enter", "}", "t", "y", "enter", "q")
        await press(pilot, "A", "j")
        front = pilot.app.screen
        assert isinstance(front, HighlightsScreen)
        assert front.entry
        before = front.entry.placed.highlight.id
        write_before(library / LANTERN, "A paragraph before all others.")
        await look_at(pilot, LANTERN)
        assert front.entry.placed.highlight.id == before
        assert front.entry.quote
        (library / LANTERN).unlink()
        await look_at(pilot, LANTERN)
        assert front.entry.placed.highlight.id == before
        assert "H gone" in status_line(pilot)
        assert "2 lost their place" in header(pilot)

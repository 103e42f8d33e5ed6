"""Files that come, change and go while the app runs are seen, and the reader stays in place."""

import os
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import Open, saved, screen_text, settle, status_line, wait_until
from tests.screens.keys import press
from tui.annotations.model import Highlight
from tui.app import RetoldApp
from tui.articles.errors import ArticleError
from tui.screens.prompt import Prompt

LEDGER, POST = "02-alder-county-ledger.md", "03-northgate-post.md"
HARBOR = "08-saltmarsh-courier.md"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.articles.watching.QUIET", 20)
    monkeypatch.setattr("tui.desk.following.SECOND_LOOK", 0.1)


def header(pilot: Pilot[str]) -> str:
    return screen_text(pilot).splitlines()[0]


def row(pilot: Pilot[str], letter: str) -> str:
    rows = screen_text(pilot).splitlines()
    return next((line for line in rows if line[1:].startswith(f"{letter} ")), "")


async def until_watched(pilot: Pilot[str], library: Path) -> None:
    """Wait until changes to files are noticed: before, those that were there are no change."""
    probe = library / "probe.txt"
    probe.write_text("Nothing to see.", encoding="utf-8")
    os.utime(probe)

    def is_seen() -> bool:
        probe.write_text(probe.read_text(encoding="utf-8") + ".", encoding="utf-8")
        return "9 articles" in header(pilot)

    await wait_until(pilot, is_seen)
    probe.unlink()
    await wait_until(pilot, lambda: "8 articles" in header(pilot))
    await settle(pilot)


async def test_an_added_file_is_listed_with_the_next_letter_and_compared(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        await press(pilot, "4", "j")
        shutil.copy(library / LEDGER, library / "reprint.md")
        await wait_until(pilot, lambda: "9 articles" in header(pilot))
        await settle(pilot)
        assert row(pilot, "J").startswith("NJ ◇")
        assert "J new" in status_line(pilot)
        assert "E · The wall has a door" in screen_text(pilot), "the cursor stays"
        await press(pilot, "f", *"is:arrived", "enter", "enter")
        assert "The Alder County Ledger" in header(pilot)
        await press(pilot, "q", "escape")
        assert row(pilot, "J").startswith("•J")


async def test_what_an_added_file_shares_shows_behind_a_prompt(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        await press(pilot, "f")
        shutil.copy(library / LEDGER, library / "reprint.md")
        listed = pilot.app.screen_stack[-2]

        def is_compared() -> bool:
            shown = [strip.text for strip in listed._compositor.render_strips()]
            return any(line[1:].startswith("J ") and "100%" in line for line in shown)

        await wait_until(pilot, is_compared)
        assert isinstance(pilot.app.screen, Prompt)


async def test_a_changed_file_is_compared_anew_and_marked_as_changed(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        await press(pilot, "2", "j", "r")
        assert row(pilot, "C").startswith("✓C ")
        before = (library / POST).read_text(encoding="utf-8")
        text = f"{before}\n\nMore is said to follow soon, but nobody at the firm would say when.\n"
        (library / POST).write_text(text, encoding="utf-8")
        await wait_until(pilot, lambda: row(pilot, "C").startswith("±C "))
        await settle(pilot)
        assert "=A" in row(pilot, "C")
        assert "its text changed since you read it" in screen_text(pilot)
        await press(pilot, "f", *"is:changed", "enter")
        assert "1 of 8 articles" in header(pilot)


async def test_a_removed_file_is_gone_and_its_letter_is_given_to_none(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        await press(pilot, "2", "j")
        (library / POST).unlink()
        await wait_until(pilot, lambda: "7 articles" in header(pilot))
        (library / "other.md").write_text("Of quite another thing.", encoding="utf-8")
        await wait_until(pilot, lambda: "8 articles" in header(pilot))
        await settle(pilot)
        assert row(pilot, "C") == ""
        assert "other" in row(pilot, "J") or "quite another" in row(pilot, "J")
        assert "D · " in screen_text(pilot), "the cursor is where it was"
        assert "C" not in row(pilot, "A").split()[-1]


async def test_a_renamed_file_keeps_its_letter_its_cursor_and_its_highlights(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        await press(pilot, "G", "k", "enter", "t", "x", "enter", "q")
        title = row(pilot, "G")
        (library / HARBOR).rename(library / "harbor.md")
        await wait_until(pilot, lambda: "harbor.md" in screen_text(pilot))
        await settle(pilot)
        assert row(pilot, "G")[1:] == title[1:]
        assert "highlight follows its renamed article" in screen_text(pilot)
    (highlight,) = saved(library, Highlight)
    assert highlight.target.source.endswith("harbor.md")


async def test_a_file_that_is_emptied_and_written_again_is_no_news_in_between(
    opened: Open, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.desk.following.SECOND_LOOK", 1.0)
    async with opened() as pilot:
        await until_watched(pilot, library)
        file, seen = library / POST, set[str]()
        text = file.read_text(encoding="utf-8")
        file.write_bytes(b"")
        for _ in range(10):
            await pilot.pause(0.02)
            seen.add(header(pilot))
        file.unlink()
        file.write_text(text.replace("Chip maker wins", "A firm wins"), encoding="utf-8")
        await wait_until(pilot, lambda: "A firm wins" in row(pilot, "C"))
        assert {one.split(" · ")[2].split(",")[0] for one in seen} == {"8 articles"}


async def test_a_new_file_that_cannot_be_read_is_listed_as_a_problem(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        (library / "scan.txt").write_bytes(b"\xff\xfe\x00\xd8")
        await wait_until(pilot, lambda: "! scan.txt: not UTF-16" in screen_text(pilot))
        (library / "scan.txt").unlink()
        await wait_until(pilot, lambda: "scan.txt" not in screen_text(pilot))


async def test_an_open_reader_shows_the_changed_text_with_the_cursor_on_the_same_words(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        await press(pilot, "2", "j", "enter", "}", "}", ")", "t", "x", "enter")
        reader = pilot.app.screen
        pane = reader.pane  # type: ignore[attr-defined]
        words = pane.article.text[pane.cursor : pane.cursor + 30]
        file = library / POST
        head, sep, text = file.read_text(encoding="utf-8").partition("\n---\n")
        file.write_text(f"{head}{sep}\nA paragraph before all others.\n{text}", encoding="utf-8")
        await wait_until(pilot, lambda: "changed on disk" in screen_text(pilot))
        await settle(pilot)
        assert "A paragraph before all others." in pane.article.text
        assert pane.article.text[pane.cursor : pane.cursor + 30] == words
        await press(pilot, "l")
        assert "#x" in status_line(pilot)
        file.unlink()
        await wait_until(pilot, lambda: "is gone" in screen_text(pilot))
        assert "A paragraph before all others." in pane.article.text
        await press(pilot, "j", "]", "c", "q")
        await wait_until(pilot, lambda: "7 articles" in header(pilot))


async def test_a_comparison_follows_its_files(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        await press(pilot, "j", "c")
        file = library / LEDGER
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}\n\nThe Ledger adds a word of its own.\n", encoding="utf-8")
        await wait_until(pilot, lambda: "changed on disk" in screen_text(pilot))
        await settle(pilot)
        assert "passage" in header(pilot)
        file.unlink()
        await wait_until(pilot, lambda: "is gone" in screen_text(pilot))
        (library / POST).unlink()
        await wait_until(pilot, lambda: "1 of 6" in header(pilot))
        await press(pilot, "L", "H", "j")
        assert "B is gone" in header(pilot)
        assert "comparing" not in screen_text(pilot)
        await press(pilot, "q")
        await wait_until(pilot, lambda: "6 articles" in header(pilot))


async def test_a_filter_and_the_cursor_stay_as_many_files_come(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await until_watched(pilot, library)
        await press(pilot, "f", *"post", "enter")
        for number in range(20):
            (library / f"{number}.txt").write_text(f"Number {number}. Nothing.", encoding="utf-8")
        await wait_until(pilot, lambda: "of 28 articles" in header(pilot))
        await settle(pilot)
        assert "1 of 28 articles · filter: post" in header(pilot)
        assert "C · " in screen_text(pilot)


async def test_a_file_on_its_own_is_followed(opened: Open, library: Path) -> None:
    async with opened(POST) as pilot:
        file = library / POST
        text = file.read_text(encoding="utf-8")

        def is_seen() -> bool:
            new = library / "new"
            new.write_text(text.replace("customers", "clients"), encoding="utf-8")
            new.replace(file)
            return "clients" in header(pilot)

        await wait_until(pilot, is_seen)
        assert "changed on disk" in screen_text(pilot)


async def test_the_editor_s_change_is_shown_at_once(
    opened: Open, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(command: list[str], **_: object) -> None:
        file = Path(command[-1])
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Chip maker wins", "A firm wins"), encoding="utf-8")

    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setattr("subprocess.run", edit)
    # Nothing is noticed without being asked for.
    monkeypatch.setattr("tui.articles.watching.QUIET", 100_000)
    monkeypatch.setattr("tui.articles.watching.LONGEST", 100_000)
    async with opened() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "2", "j", "g", "e")
        await wait_until(pilot, lambda: "A firm wins" in row(pilot, "C"))
        assert "C changed on disk" in status_line(pilot)


async def test_where_files_cannot_be_watched_that_is_told(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ArticleError("seeds: changes to the files are not noticed (no)")

    monkeypatch.setattr("tui.articles.watching.watch_files", fail)
    async with opened() as pilot:
        await wait_until(pilot, lambda: "are not noticed" in screen_text(pilot))
        assert isinstance(pilot.app, RetoldApp)

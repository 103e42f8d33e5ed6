"""What is opened shows itself truthfully from the first moment on."""

import shutil
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import (
    Open,
    ended,
    screen_text,
    settle,
    start_late,
    status_line,
    wait_until,
)
from tui.annotations.model import Highlight
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.app import RetoldApp
from tui.articles.library import Library, open_library
from tui.desk.opening import open_notebook

COPY = "annotations.sync-conflict-20250304-121314-ABCDEFG.json"
"""What Syncthing calls a conflicted copy."""


async def test_two_files_named_on_the_command_line_show_what_they_share(opened: Open) -> None:
    async with opened("03-northgate-post.md", "01-meridian-wire.md") as pilot:
        assert "no shared wording" not in screen_text(pilot)
        assert "! number" in screen_text(pilot)


async def test_a_freshly_opened_article_is_not_read_to_its_end(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert not status_line(pilot).endswith("100%")


async def test_the_app_may_end_while_pairs_are_compared(library: Path) -> None:
    go_on = threading.Event()
    app = RetoldApp([library], start_worker=lambda: start_late(go_on))
    async with app.run_test(size=(80, 24)) as pilot:
        while len(app.screen_stack) < 2:
            await pilot.pause(0.01)
        await pilot.press("j", "enter")
        await pilot.pause()
    app.end()
    go_on.set()


def highlight_in(folder: Path, library: Library, sentence: int) -> Path:
    """Highlight a sentence in the annotations of a folder, and return their file."""
    store = AnnotationStore(folder / "annotations.json")
    article = library.articles[0]
    Notebook(store, library.root).add(article, article.sentences[sentence])
    store.close()
    return store.file


def test_what_a_sync_folder_has_set_beside_is_taken_in_before_anything_is_shown(
    library: Path, tmp_path: Path
) -> None:
    articles = open_library(library)
    file = highlight_in(tmp_path / "annotations", articles, 0)
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(file, tmp_path / "elsewhere")
    highlight_in(tmp_path / "elsewhere", articles, 1).rename(file.with_name(COPY))
    notebook = open_notebook([library], articles, None)
    assert len(notebook.store.all(Highlight)) == 2
    notebook.close()


def test_a_copy_that_cannot_be_taken_in_is_told_of(library: Path, tmp_path: Path) -> None:
    articles = open_library(library)
    file = highlight_in(tmp_path / "annotations", articles, 0)
    file.with_name(COPY).write_text('{"highlights": {"1"', encoding="utf-8")
    notebook = open_notebook([library], articles, None)
    assert any(COPY in warning for warning in notebook.warnings())
    notebook.close()


async def painted(pilot: Pilot[str]) -> list[str]:
    """Return the heading and the rows of the list once both are painted."""
    await wait_until(pilot, lambda: "title" in screen_text(pilot))
    return screen_text(pilot).splitlines()[1:10]


async def close(pilot: Pilot[str], go_on: threading.Event) -> None:
    """Leave while articles are still read."""
    pilot.app.exit()
    go_on.set()
    await wait_until(pilot, lambda: ended(pilot))


async def test_the_names_of_files_are_there_before_they_are_read(
    opened: Open, go_on: threading.Event
) -> None:
    async with opened(wait=False) as pilot:
        heading, *rows = await painted(pilot)
        assert heading.split() == ["title", "words", "shared", "with", "whom", "marks"]
        assert rows[0].split()[:2] == ["01-meridian-wire.md", "…"]
        assert rows[7].split()[:2] == ["08-saltmarsh-courier.md", "…"]
        assert "reading…" in screen_text(pilot)
        await close(pilot, go_on)


async def test_the_list_is_painted_as_it_was_last_and_nothing_moves_once_it_is_read(
    opened: Open, go_on: threading.Event
) -> None:
    go_on.set()
    async with opened() as pilot:
        await pilot.press("r", "s", "t")
        await settle(pilot)
    go_on.clear()
    comparing = threading.Event()
    async with opened(wait=False, start_worker=lambda: start_late(comparing)) as pilot:
        first = await painted(pilot)
        assert sum("✓" in row for row in first) == 1
        go_on.set()
        await wait_until(pilot, lambda: "8 articles" in screen_text(pilot))
        await wait_until(pilot, lambda: "title" in screen_text(pilot))
        assert screen_text(pilot).splitlines()[1:10] == first
        comparing.set()
        await settle(pilot)


async def test_a_file_that_is_gone_is_not_painted_and_a_new_one_is_named(
    opened: Open, library: Path, go_on: threading.Event
) -> None:
    go_on.set()
    async with opened() as pilot:
        assert "The Alder" in screen_text(pilot)
    go_on.clear()
    (library / "02-alder-county-ledger.md").unlink()
    (library / "[bold]new.md").write_text("New.", encoding="utf-8")
    async with opened(wait=False) as pilot:
        rows = await painted(pilot)
        assert not any("The Alder" in row for row in rows)
        assert "[bold]new.md" in rows[8]
        await close(pilot, go_on)


async def test_what_cannot_be_kept_is_told_by_nobody(
    opened: Open, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    async with opened() as pilot:
        assert "8 articles" in screen_text(pilot)

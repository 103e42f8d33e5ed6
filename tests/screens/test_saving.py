"""A highlight is called saved only when it is; what is not saved is not lost on the reader."""

import errno
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Open, saved, screen_text, status_line, wait_until
from tests.screens.keys import press
from tui.annotations.durable.disk import Disk
from tui.annotations.durable.locking import LOCK_SECONDS, locked
from tui.annotations.model import Highlight
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.app import RetoldApp, open_app
from tui.articles.library import open_library
from tui.reading.first_rows import KeptRows
from tui.reading.library_state import LibraryState
from tui.screens.prompt import TagPrompt
from tui.screens.reader import ReaderScreen
from tui.screens.typing_ahead import LONGEST_WAIT, LONGEST_WORK
from tui.session import Session

LEDGER = "02-alder-county-ledger.md"
FILE = Path("annotations", "annotations.json")


@pytest.fixture
def fill_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the disk be full from the call on."""

    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    return lambda: monkeypatch.setattr(Disk, "write", full)


def other_program(library: Path) -> tuple[Notebook, Callable[[str], Highlight]]:
    """Return another program's notebook and what highlights a sentence of the ledger there."""
    notebook = Notebook(AnnotationStore(library.parent / FILE), library)
    article = open_library(library).by_id[LEDGER]

    def highlight(tag: str) -> Highlight:
        return notebook.add(article, article.sentences[0], tags=[tag])

    return notebook, highlight


async def test_on_a_full_disk_the_reader_is_told_and_the_words_are_offered_again(
    opened: Open, library: Path, fill_disk: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "V", ")")
        with monkeypatch.context():
            fill_disk()
            await press(pilot, "t", *"claim", "enter")
            assert "NOT saved" in screen_text(pilot)
            assert "y copies the text" in screen_text(pilot)
            assert "highlighted" not in screen_text(pilot)
            await press(pilot, "l")
            assert "selected by sentence" in status_line(pilot)
        monkeypatch.undo()
        await press(pilot, "t")
        assert "tags claim" in status_line(pilot)
        await press(pilot, "enter")
    assert [one.tags for one in saved(library, Highlight)] == [("claim",)]


async def test_what_is_selected_can_still_be_copied_when_it_could_not_be_saved(
    opened: Open, library: Path, fill_disk: Callable[[], None]
) -> None:
    async with opened(LEDGER) as pilot:
        fill_disk()
        await press(pilot, "V", "a", *"ask", "enter", "p")
        assert "NOT saved" not in screen_text(pilot)
    (copied,) = (library.parent / "state").rglob("*.md")
    assert copied.read_text(encoding="utf-8").strip() == "Nvidia is going back to China."


async def test_keys_typed_while_a_highlight_is_saved_wait_for_it(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    add = Notebook.add

    def add_late(*arguments: object, **options: object) -> Highlight:
        go_on.wait(30)
        return add(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Notebook, "add", add_late)
    async with opened(LEDGER) as pilot:
        await press(pilot, "t")
        await pilot.press("x", "enter", "D")
        await wait_until(pilot, lambda: "saving…" in status_line(pilot))
        await pilot.pause(2 * LONGEST_WAIT)
        assert "saving…" in status_line(pilot)
        go_on.set()
        await wait_until(pilot, lambda: "highlight deleted" in screen_text(pilot))


def test_keys_wait_as_long_as_a_save_waits_for_another_program() -> None:
    assert LONGEST_WORK > LOCK_SECONDS


async def test_what_another_program_saves_is_shown_and_the_selection_stays(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "V", ")")
        _, highlight = other_program(library)
        highlight("theirs")
        await wait_until(pilot, lambda: "▎ Nvidia is going back" in screen_text(pilot))
        assert "selected by sentence" in status_line(pilot)
        await press(pilot, "escape", "(")
        assert "#theirs" in status_line(pilot)


async def test_what_another_program_changed_is_not_undone_and_that_is_said(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"mine", "enter")
        notebook, _ = other_program(library)
        notebook.set_tags(notebook.all()[0].id, ["theirs"])
        await press(pilot, "u")
        assert "not undone" in screen_text(pilot)
    assert [one.tags for one in saved(library, Highlight)] == [("theirs",)]


async def test_annotations_that_are_deleted_under_the_app_are_told_of(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"mine", "enter")
        for file in (library.parent / "annotations").glob("annotations.json*"):
            file.unlink()
        await wait_until(pilot, lambda: "escape clears this" in screen_text(pilot))
        assert "annotations.json" in screen_text(pilot).replace("\n ", "")


async def test_what_is_typed_for_a_prompt_that_cannot_open_is_no_command(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def mounted_read_only(_store: AnnotationStore) -> str:
        go_on.wait(30)
        return "mounted read-only"

    async with opened() as pilot:
        await press(pilot, "enter", "t", *"one", "enter")
        monkeypatch.setattr(AnnotationStore, "why_read_only", mounted_read_only)
        await pilot.press("a", "D", "q")
        go_on.set()
        await wait_until(pilot, lambda: "nothing can be saved" in screen_text(pilot))
        await pilot.pause(0.1)
        assert "deleted" not in screen_text(pilot)
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_another_program_that_saves_just_now_does_not_keep_a_prompt_from_opening(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"one", "enter", "}")
        with locked(library.parent / f"{FILE}.lock"):
            await pilot.press("t")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, TagPrompt))


async def test_where_nothing_can_be_saved_that_is_said_before_the_first_highlight(
    opened: Open, library: Path
) -> None:
    (library.parent / "annotations").write_text("no folder", encoding="utf-8")
    async with opened() as pilot:
        assert "nothing can be saved" in screen_text(pilot)


async def test_a_renamed_article_keeps_its_highlights(opened: Open, library: Path) -> None:
    _, highlight = other_program(library)
    highlight("kept")
    (library / LEDGER).rename(library / "ledger.md")
    async with opened("ledger.md") as pilot:
        assert "1 highlight follows its renamed article" in screen_text(pilot)
        await press(pilot, "escape")
        assert "#kept" in status_line(pilot)


async def test_undo_reaches_back_before_the_restart(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"claim", "enter")
    async with opened(LEDGER) as pilot:
        await press(pilot, "u")
        assert "undone" in status_line(pilot)
    assert saved(library, Highlight) == []


def test_after_the_app_plain_json_has_it_all_and_troubles_are_told(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(app: RetoldApp) -> None:
        from tui.desk.desk import Desk
        from tui.desk.opening import open_notebook

        articles = open_library(library)
        desk = Desk(
            library=articles,
            notebook=open_notebook([library], articles, None),
            remembered=LibraryState(library.parent / "state", library),
        )
        app._session = Session(app, desk, [library], KeptRows(library.parent / "lists", library))
        article = articles.by_id[LEDGER]
        desk.notebook.add(article, article.sentences[0], tags=["claim"])
        desk.warn("a line of the journal was damaged")

    monkeypatch.setattr(RetoldApp, "run", run)
    assert open_app([library], None) == 0
    assert '"claim"' in (library.parent / FILE).read_text(encoding="utf-8")
    assert "a line of the journal was damaged" in capsys.readouterr().err

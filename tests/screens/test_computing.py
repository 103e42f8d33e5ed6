"""What is compared beside the app is shown, whatever becomes of the process that compares."""

import os
import shutil
import signal
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import SEEDS, Open, screen_text, settle, wait_until
from tests.overlap.worker.libraries import be_patient, write_library
from tests.screens.keys import press
from tui.app import RetoldApp
from tui.overlap.comparison import Comparer
from tui.overlap.worker.errors import WorkerError
from tui.overlap.worker.links import Link, ProcessLink, start_process, start_thread
from tui.screens.command_screen import screen_in_front

LEDGER, POST = "02-alder-county-ledger.md", "03-northgate-post.md"


class Started:
    """Starts workers in processes of their own and knows them."""

    def __init__(self) -> None:
        self.links: list[ProcessLink] = []

    def __call__(self) -> Link:
        self.links.append(start_process())
        return self.links[-1]

    def kill(self) -> None:
        """Kill the last one, as a machine short of memory does."""
        os.kill(self.links[-1].process.pid, signal.SIGKILL)


async def test_a_process_of_its_own_finds_what_the_list_shows(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_patient(monkeypatch)
    start = Started()
    async with opened(start_worker=start) as pilot:
        northgate = next(row for row in screen_text(pilot).splitlines() if row.startswith("•C "))
        assert "=A" in northgate
        assert "pairs" not in screen_text(pilot).splitlines()[0]
    assert start.links[0].process.wait(20) == 0


async def test_a_worker_that_is_killed_is_started_again_and_that_is_told(opened: Open) -> None:
    start = Started()
    async with opened(LEDGER, POST, wait=False, start_worker=start) as pilot:
        await wait_until(pilot, lambda: bool(start.links))
        start.kill()
        await wait_until(pilot, lambda: "comparing was interrupted" in screen_text(pilot))
        await settle(pilot)
        assert "passage" in screen_text(pilot).splitlines()[0]
    assert len(start.links) == 2


async def test_what_is_asked_for_after_the_worker_was_killed_is_found(opened: Open) -> None:
    start = Started()
    async with opened(start_worker=start) as pilot:
        start.kill()
        await wait_until(pilot, lambda: len(start.links) == 2)
        await settle(pilot)
        await press(pilot, "escape", "j", "enter", "c")
        assert "passage" in screen_text(pilot).splitlines()[0]


async def test_a_worker_that_cannot_be_started_is_told_of_and_articles_can_be_read(
    opened: Open,
) -> None:
    def fail() -> Link:
        raise WorkerError("python cannot be started: No such file or directory")

    async with opened(start_worker=fail) as pilot:
        shown = " ".join(screen_text(pilot).split())
        assert "nothing more is compared (python cannot be started" in shown
        await press(pilot, "escape", "enter")
        assert "Nvidia" in screen_text(pilot)


async def test_a_worker_that_ends_again_and_again_is_given_up(opened: Open) -> None:
    starts = []

    def end_at_once() -> Link:
        link = start_thread()
        link.channel.close_outgoing()
        starts.append(link)
        return link

    async with opened(start_worker=end_at_once) as pilot:
        await wait_until(
            pilot, lambda: "nothing more is compared" in " ".join(screen_text(pilot).split())
        )
        assert "stopped" in screen_text(pilot).splitlines()[0]
    assert len(starts) == 3


async def test_what_cannot_be_compared_is_told_in_the_status_line(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(Comparer, "passages", fail)
    # With what other tests have found nothing would be compared.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    async with opened(LEDGER, POST) as pilot:
        told = " ".join(screen_text(pilot).split())
        assert f"{LEDGER} and {POST} cannot be compared" in told


async def test_a_file_that_changes_while_it_is_opened_is_compared_as_it_is_shown(
    opened: Open, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.articles.watching.watch_files", lambda *_: iter(()))

    def change_and_start() -> Link:
        (library / LEDGER).write_text("Another text by now.", encoding="utf-8")
        return start_thread()

    async with opened(LEDGER, POST, start_worker=change_and_start) as pilot:
        assert "passage" in screen_text(pilot).splitlines()[0]


async def test_a_refused_match_is_gone_in_the_next_program_too(opened: Open) -> None:
    async with opened(LEDGER, POST) as pilot:
        before = screen_text(pilot).splitlines()[0]
        await press(pilot, "n", "x")
        assert "1 refused" in screen_text(pilot).splitlines()[0]
        after = screen_text(pilot).splitlines()[0]
    async with opened(LEDGER, POST) as pilot:
        assert screen_text(pilot).splitlines()[0] == after
        await press(pilot, "u")
        assert screen_text(pilot).splitlines()[0] == before


def test_an_app_that_has_ended_has_no_screen_to_show_news_on(library: Path) -> None:
    assert screen_in_front(RetoldApp([library])) is None


@pytest.fixture
def large(library: Path) -> Path:
    """A library in which only what seems alike is compared, in place of the sample library."""
    shutil.rmtree(library)
    write_library(library, 40)
    for file in SEEDS.glob("*.md"):
        shutil.copy(file, library)
    return library


@pytest.mark.usefixtures("large")
async def test_in_a_large_library_an_opened_article_shows_all_that_it_shares(opened: Open) -> None:
    async with opened(size=(100, 60)) as pilot:
        assert "48 articles" in screen_text(pilot)
        assert not await all_known(pilot, LEDGER)
        await press(pilot, "f", *"ledger", "enter", "enter")
        assert await all_known(pilot, LEDGER)
        await press(pilot, "c")
        assert "passage" in screen_text(pilot).splitlines()[0]
        await press(pilot, *"LLLLLL")
        await wait_until(pilot, lambda: "comparing…" not in screen_text(pilot))


async def all_known(pilot: Pilot[str], article_id: str) -> bool:
    """Tell whether all that an article shares is known to the screens."""
    assert isinstance(pilot.app, RetoldApp)
    await settle(pilot)
    desk = pilot.app.screen.desk  # type: ignore[attr-defined]
    return bool(desk.findings.passages(desk.article(article_id)))


@pytest.mark.usefixtures("large")
async def test_what_is_known_of_articles_opened_long_ago_is_found_again(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.desk.opening.MOST_OPENED", 1)
    async with opened(size=(100, 30)) as pilot:
        await press(pilot, "f", *"ledger", "enter", "enter")
        assert await all_known(pilot, LEDGER)
        await press(pilot, "q", "f", *["backspace"] * 6, *"northgate", "enter", "enter")
        assert await all_known(pilot, POST)
        assert not await all_known(pilot, LEDGER)
        await press(pilot, "q", "f", *["backspace"] * 9, *"ledger", "enter", "enter")
        assert await all_known(pilot, LEDGER)


async def test_in_a_large_library_an_article_unlike_all_others_is_called_so(
    opened: Open, large: Path
) -> None:
    (large / "odd.txt").write_text("Xylographs.", encoding="utf-8")
    async with opened(size=(100, 30)) as pilot:
        await press(pilot, "f", *"odd", "enter", "c")
        assert "no other article shares anything with it" in screen_text(pilot)


async def test_that_nothing_can_be_kept_is_told_until_it_is_cleared(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "full").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "full"))
    async with opened(size=(120, 30)) as pilot:
        told = "".join(screen_text(pilot).split())
        assert told.count("cannotbekept") == 1
        assert f"{tmp_path / 'full'}isafilewhereafolderisneeded;moveitaway" in told
        assert "=A" in screen_text(pilot)
        await press(pilot, "escape")
        assert "cannot be kept" not in screen_text(pilot)


@pytest.mark.usefixtures("large")
async def test_a_comparison_says_the_same_when_it_is_opened_again(opened: Open) -> None:
    async with opened(size=(100, 30)) as pilot:
        await press(pilot, "f", *"ledger", "enter", "c")
        first = screen_text(pilot).splitlines()[0]
        assert " 1 of " in first
        await press(pilot, "q", "c")
        assert screen_text(pilot).splitlines()[0] == first
        places = [screen_text(pilot).splitlines()[0]]
        for _ in range(int(first.partition(" 1 of ")[2].split()[0]) - 1):
            await press(pilot, "L")
            places.append(screen_text(pilot).splitlines()[0])
        assert len(set(places)) == len(places)
        await press(pilot, "L")
        assert "no article shares less" in screen_text(pilot)


@pytest.mark.usefixtures("large")
async def test_a_comparison_says_that_more_articles_may_be_found(opened: Open) -> None:
    async with opened(size=(100, 30)) as pilot:
        await press(pilot, "f", *"ledger", "enter")
        assert isinstance(pilot.app, RetoldApp)
        told = list[str]()
        await pilot.press("c")
        await wait_until(pilot, lambda: "↔" in screen_text(pilot))

        def is_told_whole() -> bool:
            told.append(screen_text(pilot).splitlines()[0])
            return "…" not in told[-1].partition(" of ")[2].split()[0]

        await wait_until(pilot, is_told_whole)
        await settle(pilot)
        assert screen_text(pilot).splitlines()[0] == told[-1]

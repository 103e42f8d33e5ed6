"""What is opened shows itself truthfully from the first moment on."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Open, screen_text, settle, status_line
from tui.app import RetoldApp


async def test_two_files_named_on_the_command_line_show_what_they_share(opened: Open) -> None:
    async with opened("03-northgate-post.md", "01-meridian-wire.md") as pilot:
        assert "no shared wording" not in screen_text(pilot)
        assert "! number" in screen_text(pilot)


async def test_a_freshly_opened_article_is_not_read_to_its_end(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert not status_line(pilot).endswith("100%")


async def test_the_app_may_end_while_pairs_are_compared(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def compare_late(_articles: object, **_options: object) -> Iterator[object]:
        go_on.wait(30)
        yield from ()

    monkeypatch.setattr("tui.overlap.pairs.compare_all", compare_late)
    app = RetoldApp([library])
    async with app.run_test(size=(80, 24)) as pilot:
        while len(app.screen_stack) < 2:
            await pilot.pause(0.01)
        await pilot.press("j", "enter")
        await pilot.pause()
        go_on.set()

"""The matrix: every key on it, and what it says where nothing is shared or known yet."""

import re
import shutil
import threading
from pathlib import Path

import pytest
from textual.events import (
    MouseEvent,
    MouseScrollDown,
    MouseScrollLeft,
    MouseScrollRight,
    MouseScrollUp,
)
from textual.pilot import Pilot

from tests import labelled_families as sample
from tests.conftest import Open, screen_text, settle, start_late, status_line, wait_until
from tests.large_library import write_large
from tests.screens.keys import press
from tui.overlap.matrix import Position
from tui.overlap.worker.messages import Phase, Progress
from tui.screens.matrix import MatrixScreen

FIRST_ROW = 2
"""Rows of the screen above the first row of the matrix."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The labelled sample, of twelve articles A to L in three families, for the sample library."""
    return Path(shutil.copytree(sample.FOLDER, tmp_path / "seeds"))


@pytest.fixture
def large(library: Path) -> Path:
    """A library of which clusters are folded in place of the labelled sample."""
    shutil.rmtree(library)
    return write_large(library)


def screen(pilot: Pilot[str]) -> MatrixScreen:
    assert isinstance(pilot.app.screen, MatrixScreen)
    return pilot.app.screen


def cursor(pilot: Pilot[str]) -> Position:
    return screen(pilot).pane.cursor


def headings(pilot: Pilot[str], count: int) -> list[str]:
    """Return what the first rows begin with: the sign and the letter."""
    rows = screen_text(pilot).splitlines()[FIRST_ROW : FIRST_ROW + count]
    found = (re.match("([▸▾│]?) *([A-Z]+) ", row.lstrip()) for row in rows)
    return ["".join(one.groups()) if one else "" for one in found]


def header(pilot: Pilot[str]) -> str:
    return screen_text(pilot).splitlines()[0]


async def test_m_shows_shares_of_rows_found_in_columns_from_the_chosen_article_on(
    opened: Open,
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "j", "m")
        assert cursor(pilot) == (1, 1)
        assert "86 % of it is in 3 other articles" in status_line(pilot)
        second = screen_text(pilot).splitlines()[FIRST_ROW + 1].split()
        assert second[-14:] == "86█ ─ 14░ 60▓ · · · · · · · · 86% 3".split()
        await press(pilot, "h")
        assert "86 % of B is in A, 63 % of A in B, 2 passages: 2 verbatim" in (status_line(pilot))
        assert "B The Harrow Gazette ↔ A Coastwire · on the same day" in screen_text(pilot)


async def test_every_motion_moves_the_cursor_and_takes_a_count(opened: Open) -> None:
    async with opened(size=(60, 13)) as pilot:
        await press(pilot, "m")
        height = screen(pilot).pane.page_height
        for keys, place in (
            (("j",), (1, 0)),
            (("l",), (1, 1)),
            (("3", "l"), (1, 4)),
            (("5", "j"), (6, 4)),
            (("2", "h"), (6, 2)),
            (("k",), (5, 2)),
            (("$",), (5, 11)),
            (("0",), (5, 0)),
            (("right", "down"), (6, 1)),
            (("left", "up"), (5, 0)),
            (("g", "g"), (0, 0)),
            (("G",), (11, 0)),
            (("4", "g", "g"), (3, 0)),
            (("7", "G"), (6, 0)),
            (("home", "space"), (height, 0)),
            (("pageup",), (0, 0)),
            (("ctrl+d",), (height // 2, 0)),
            (("ctrl+u",), (0, 0)),
            (("k",), (0, 0)),
            (("9", "9", "l"), (0, 11)),
        ):
            await press(pilot, *keys)
            assert cursor(pilot) == place, keys


async def test_headings_of_rows_and_columns_stay_in_sight(opened: Open) -> None:
    async with opened(size=(60, 13)) as pilot:
        await press(pilot, "m", "G", "$")
        rows = screen_text(pilot).splitlines()
        assert "‹" in rows[1]
        assert rows[1].rstrip().endswith("in any with")
        assert " L " in rows[1]
        last = next(row for row in rows if row.startswith(" L"))
        assert "─" in last
        assert "65%" in last


async def test_c_on_leads_from_shared_cell_to_shared_cell_through_the_rows(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "m", "]", "c")
        assert cursor(pilot) == (0, 1)
        await press(pilot, "3", "]", "c")
        assert cursor(pilot) == (1, 0)
        await press(pilot, "[", "c")
        assert cursor(pilot) == (0, 3)
        await press(pilot, "9", "[", "c", "[", "c")
        assert cursor(pilot) == (0, 1)
        assert "nothing shared above" in status_line(pilot)


async def test_s_sorts_by_date_source_and_cluster_and_keeps_the_cursor(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "j", "m", "l")
        assert header(pilot).endswith("by date")
        assert headings(pilot, 3) == ["▾A", "│B", "│C"]
        before = status_line(pilot)
        await press(pilot, "s")
        assert "sort by: d date · s source · c cluster" in screen_text(pilot)
        await press(pilot, "escape", "s", "s")
        assert header(pilot).endswith("by source")
        assert headings(pilot, 3) == ["▾A", "▾F", "L"]
        assert "sorted by source" in status_line(pilot)
        await press(pilot, "s", "c")
        assert header(pilot).endswith("by cluster")
        assert headings(pilot, 12) == "▾C │A │B │D ▾F │G │E │H I ▾J │K L".split()
        await press(pilot, "s", "d", "j", "k")
        assert header(pilot).endswith("by date")
        assert status_line(pilot) == before


async def test_enter_compares_the_two_and_reads_one_in_its_own_cell(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "m", "l", "l", "enter")
        assert header(pilot).split("↔")[0].strip() == "A Coastwire"
        assert header(pilot).split("↔")[1].strip().startswith("C Ostley")
        await press(pilot, "L")
        assert "B The Harrow" in header(pilot), "the one that shares most comes next"
        await press(pilot, "q")
        assert cursor(pilot) == (0, 2)
        await press(pilot, "h", "h", "enter")
        assert header(pilot).startswith(" A ")
        assert "Coastwire" in header(pilot)
        await press(pilot, "q", "l", "c")
        assert "↔  B The Harrow" in header(pilot)
        await press(pilot, "q", "q")
        assert "12 articles" in header(pilot)
        assert not isinstance(pilot.app.screen, MatrixScreen)


async def test_c_in_its_own_cell_compares_with_the_nearest_as_elsewhere(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "m", "c")
        assert "A Coastwire  ↔  B The Harrow" in header(pilot)


async def test_m_leads_here_from_the_reader_and_from_the_pair_compared(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "2", "j", "enter", "m")
        assert cursor(pilot) == (2, 2)
        await press(pilot, "q", "q", "j", "c")
        assert "D River Herald  ↔  A" in header(pilot)
        await press(pilot, "m")
        assert cursor(pilot) == (3, 0)


async def test_z_folds_the_cluster_under_the_cursor_or_else_all(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "m", "z")
        assert headings(pilot, 2) == ["▸A", "▾E"]
        assert "A ×4: over half in common, or one source" in status_line(pilot)
        await press(pilot, "j", "j")
        assert status_line(pilot).startswith(" no shared wording")
        await press(pilot, "k")
        assert "5 % of E is in A ×4, 1 % of A ×4 in E" in status_line(pilot)
        await press(pilot, "G", "$", "z")
        assert headings(pilot, 4) == ["▾A", "│B", "│C", "│D"], "one was folded, so all unfold"
        await press(pilot, "z")
        assert headings(pilot, 5) == ["▸A", "▸E", "I", "▸J", "L"]
        assert cursor(pilot) == (4, 4)


async def test_enter_unfolds_and_c_compares_the_closest_of_two_clusters(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "G", "m", "z", "g", "g", "0", "l", "c")
        assert "C Ostley Mail  ↔  G The Harrow" in header(pilot)
        await press(pilot, "q", "2", "l", "c")
        assert "A ×4 and J ×2 share nothing" in status_line(pilot)
        await press(pilot, "0", "enter")
        assert headings(pilot, 5) == ["▾A", "│B", "│C", "│D", "▸E"]
        assert cursor(pilot) == (0, 0)
        await press(pilot, "4", "l", "enter")
        assert "▾E" in headings(pilot, 5), "the column is unfolded where the row is not folded"


async def test_a_click_chooses_a_cell_a_row_or_a_column_and_two_open_it(opened: Open) -> None:
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "m")
        row = screen_text(pilot).splitlines()[FIRST_ROW]
        x = row.index("47▓")
        await pilot.click("#matrix", offset=(x, 1))
        await settle(pilot)
        assert cursor(pilot) == (0, 2)
        await pilot.click("#matrix", offset=(2, 4))
        await settle(pilot)
        assert cursor(pilot) == (3, 2)
        await pilot.click("#matrix", offset=(x - 5, 0))
        await settle(pilot)
        assert cursor(pilot) == (3, 1)
        await pilot.click("#matrix", offset=(x, 1), times=2)
        await settle(pilot)
        assert "A Coastwire  ↔  C Ostley" in header(pilot)


async def test_the_wheel_brings_other_columns_in_sight(opened: Open) -> None:
    async with opened(size=(60, 20)) as pilot:
        await press(pilot, "m")
        pane = screen(pilot).pane

        async def turn(wheel: type[MouseEvent], *, shift: bool = False) -> int:
            pane.post_message(wheel(pane, 30, 3, 0, 0, 0, shift, False, False))
            await settle(pilot)
            return pane.first_column

        assert await turn(MouseScrollRight) == 1
        assert await turn(MouseScrollDown, shift=True) == 2
        assert await turn(MouseScrollUp, shift=True) == 1
        assert await turn(MouseScrollLeft) == 0
        assert await turn(MouseScrollLeft) == 0
        assert await turn(MouseScrollDown) == 0
        assert cursor(pilot) == (0, 0)


async def test_escape_leaves_and_help_tells_the_keys(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "m", "?")
        assert "Move left a column." in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert not isinstance(pilot.app.screen, MatrixScreen)


async def test_a_match_that_is_refused_is_no_longer_counted(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "2", "j", "m", "4", "l")
        assert "of C is in G, 7 % of G in C, 1 passage" in status_line(pilot)
        await press(pilot, "enter", "x", "q")
        assert cursor(pilot) == (2, 6)
        assert "no shared wording" in status_line(pilot)


async def test_where_nothing_is_shared_that_is_said_plainly(opened: Open, library: Path) -> None:
    for file in library.iterdir():
        if file.name not in (sample.WIRE, sample.MILK):
            file.unlink()
    async with opened() as pilot:
        await press(pilot, "m", "l")
        assert status_line(pilot).strip().startswith("no shared wording")
        scale = screen_text(pilot).splitlines()[-5]
        assert scale.endswith(" to 100 %    no shared wording; 2 similar sentences")


async def test_the_facts_in_which_almost_equal_articles_differ_are_named(
    opened: Open, library: Path
) -> None:
    text = (library / sample.RELEASE).read_text(encoding="utf-8")
    assert "three weeks" in text
    changed = text.replace("three weeks", "five weeks")
    (library / "13-copy.md").write_text(changed, encoding="utf-8")
    async with opened(sample.RELEASE, "13-copy.md") as pilot:
        await press(pilot, "m", "l")
        await wait_until(
            pilot, lambda: re.search("! (number|date)", status_line(pilot)) is not None
        )


async def test_alone_there_is_nothing_to_show(opened: Open) -> None:
    async with opened(sample.WIRE) as pilot:
        await press(pilot, "m")
        assert "no other article to compare with" in status_line(pilot)


async def test_what_is_not_compared_yet_is_not_said_to_be_nothing(opened: Open) -> None:
    go_on = threading.Event()
    async with opened(wait=False, start_worker=lambda: start_late(go_on)) as pilot:
        await wait_until(pilot, lambda: "articles" in screen_text(pilot))
        await pilot.press("m")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, MatrixScreen))
        await wait_until(pilot, lambda: "…" in screen_text(pilot).splitlines()[FIRST_ROW])
        await pilot.press("l")
        assert "comparing…" in status_line(pilot)
        assert "·" not in screen_text(pilot).splitlines()[FIRST_ROW]
        go_on.set()
        await settle(pilot)
        assert "63▓" in screen_text(pilot)
        assert cursor(pilot) == (0, 1)


async def test_clusters_of_a_large_library_are_folded_and_the_rest_left_out(
    opened: Open, large: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "m")
        assert header(pilot).endswith("by cluster")
        assert headings(pilot, 3) == ["▸A", "J", "▸E"]
        assert "35 share nothing" in screen_text(pilot)
        await press(pilot, "l")
        assert "of A ×4 is in J" in status_line(pilot)
        await press(pilot, "enter")
        assert sorted(headings(pilot, 5)) == ["J", "│B", "│C", "│D", "▾A"]


async def test_an_article_that_shares_nothing_has_a_row_where_one_comes_from_it(
    opened: Open, large: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "G", "m")
        assert headings(pilot, 4) == ["▸A", "J", "▸E", "AQ"]
        assert cursor(pilot) == (3, 3)
        assert "AQ: no shared wording with any other article" in status_line(pilot)


async def test_two_of_one_cluster_are_unfolded_where_one_comes_from_them(
    opened: Open, large: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "c", "m")
        at = cursor(pilot)
        assert at.row != at.column
        assert "100 % of A is in" in status_line(pilot)
        assert "▸E" in screen_text(pilot)


async def test_that_nothing_is_shared_is_seen_as_soon_as_all_is_compared(
    opened: Open, library: Path
) -> None:
    (library / "odd.txt").write_text("Xylographs.", encoding="utf-8")
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "m")
        front = screen(pilot)
        compared, front.desk.progress = front.desk.progress, Progress(Phase.COMPARING, 1, 2)
        front.pane.refresh()
        front.progress_changed()
        await pilot.pause()
        assert row_of_odd(pilot).endswith("…")
        front.desk.progress = compared
        front.progress_changed()
        await settle(pilot)
        assert row_of_odd(pilot).endswith("–")


def row_of_odd(pilot: Pilot[str]) -> str:
    return next(row for row in screen_text(pilot).splitlines() if "Xylographs" in row)

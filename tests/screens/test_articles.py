"""The list: what is in the library, in the order and selection the reader asks for."""

import threading
from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import (
    Open,
    ended,
    saved,
    screen_text,
    settle,
    start_late,
    status_line,
    wait_until,
)
from tests.screens.keys import press
from tui.annotations.model import ArticleNote, ReadMark
from tui.reading.query import State

FIRST_ROW = 2
"""Rows of the screen above the list: a header and the headings of the columns."""


def letters(pilot: Pilot[str], count: int = 8) -> str:
    rows = screen_text(pilot).splitlines()[FIRST_ROW : FIRST_ROW + count]
    return "".join(row[1:].split()[0] for row in rows if row[1:].strip())


async def test_the_list_shows_every_article_by_date_and_what_it_shares(opened: Open) -> None:
    async with opened() as pilot:
        screen = screen_text(pilot)
        assert "8 articles" in screen
        assert letters(pilot) == "ABCDEFGH"
        northgate = next(row for row in screen.splitlines() if row.startswith("•C "))
        assert "2025-07-16" in northgate
        assert "=A" in northgate


async def test_a_filter_shows_what_fits_and_escape_drops_it(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("f", *"saltmarsh", "enter")
        await settle(pilot)
        assert "1 of 8 articles · filter: saltmarsh" in screen_text(pilot)
        assert letters(pilot, 1) == "G"
        await pilot.press("escape")
        await settle(pilot)
        assert letters(pilot) == "ABCDEFGH"


async def test_a_letter_sorts_the_same_one_again_turns_round_and_the_cursor_stays(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "j", "s")
        assert "d date backwards · t title" in screen_text(pilot)
        await press(pilot, "t")
        assert letters(pilot)[0] == "F", "A line through a data sheet is the first by title"
        assert "by title" in screen_text(pilot).splitlines()[0]
        assert "G · Marrowby harbor has its lights back" in screen_text(pilot)
        await press(pilot, "s", "t")
        assert letters(pilot)[-1] == "F"
        assert "by title, backwards" in screen_text(pilot).splitlines()[0]
        await press(pilot, "s", "w")
        assert letters(pilot)[-1] == "G"


async def test_the_order_is_remembered_and_a_state_reorders_the_list(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "r", "s", "u")
        assert letters(pilot) == "BCDEFGHA"
    async with opened() as pilot:
        assert "by unread" in screen_text(pilot).splitlines()[0]
        assert letters(pilot) == "BCDEFGHA"
        await press(pilot, "r")
        assert letters(pilot) == "CDEFGHAB"
        assert "B · " in screen_text(pilot), "the cursor is on its article"


async def test_a_filter_finds_errors_tags_and_states_and_keeps_the_order_of_what_fits(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "r", "t", *"paper/local", "enter")
        await press(pilot, "f", *"nvidea", "enter")
        header = screen_text(pilot).splitlines()[0]
        assert "articles, " in header
        assert "nearly · filter: nvidea" in header
        await press(pilot, "escape", "f", *"#local", "enter")
        assert "1 of 8 articles · filter: #local" in screen_text(pilot)
        assert letters(pilot, 1) == "B"
        await press(pilot, "escape", "f", *"is:unread !saltmarsh", "enter")
        assert "6 of 8 articles" in screen_text(pilot)
        assert letters(pilot, 6) == "ACDEFH"
        await press(pilot, "f", *" xyzzy", "enter")
        assert "nothing fits the filter" in screen_text(pilot)


async def test_what_is_typed_filters_at_once_and_escape_takes_it_back(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "G", "f", *"meridian")
        await wait_until(pilot, lambda: "1 of 8 articles" in screen_text(pilot))
        await press(pilot, "escape")
        assert letters(pilot) == "ABCDEFGH"


async def test_a_filter_offers_the_states_that_it_knows(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "r", "f")
        assert all(f"is:{state}" in screen_text(pilot) for state in State)
        await press(pilot, *"is:re")
        assert "is:new" not in screen_text(pilot).replace("#tag is:new", "")
        await press(pilot, "tab", *"ledger")
        assert "is:arrived" not in screen_text(pilot)
        await press(pilot, "enter")
        assert "1 of 8 articles · filter: is:read ledger" in screen_text(pilot)


async def test_a_filter_finds_what_has_news_and_what_has_a_status(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "r", "f", *"is:new", "enter")
        assert "7 of 8 articles" in screen_text(pilot), "B is read"
        assert letters(pilot, 7) == "ACDEFGH"
        await press(pilot, "escape", "G", "g", "s", *"to check", "enter", "f", *"check", "enter")
        assert "1 of 8 articles" in screen_text(pilot)


async def test_keys_answer_while_pairs_are_compared(opened: Open) -> None:
    go_on = threading.Event()
    async with opened(wait=False, start_worker=lambda: start_late(go_on)) as pilot:
        await wait_until(pilot, lambda: "0/8 articles" in screen_text(pilot))
        await pilot.press("j", "c")
        assert "still comparing" in status_line(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "The Alder County Ledger" in screen_text(pilot))
        await pilot.press("3", "j")
        assert not go_on.is_set()
        assert "Nvidia is going back to China" in screen_text(pilot)
        go_on.set()
        await settle(pilot)


async def test_a_file_that_cannot_be_read_is_named_and_the_others_are_listed(
    opened: Open, library: Path
) -> None:
    (library / "scan.txt").write_bytes(b"\xff\xfe\x00\xd8")
    async with opened() as pilot:
        assert "8 articles" in screen_text(pilot)
        assert "! scan.txt: not UTF-16" in screen_text(pilot)


async def test_q_goes_back_and_quits_from_the_list_but_escape_never_quits(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("enter", "c")
        await settle(pilot)
        assert "↔" in screen_text(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert "↔" not in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "8 articles" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert not ended(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert pilot.app.return_code == 0


async def test_an_article_is_marked_as_read_in_the_list_and_in_the_reader(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "r")
        assert "B is read" in status_line(pilot)
        assert screen_text(pilot).splitlines()[FIRST_ROW + 1].startswith("✓B ")
        await press(pilot, "enter")
        assert screen_text(pilot).splitlines()[0].split(" · ")[-3].endswith("read")
        await press(pilot, "r")
        assert "B is unread" in status_line(pilot)
        assert saved(library, ReadMark) == []
        await press(pilot, "u", "q")
        assert screen_text(pilot).splitlines()[FIRST_ROW + 1].startswith("✓B ")


async def test_a_whole_article_has_tags_a_note_and_a_status(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "t", *"local, paper", "enter")
        await press(pilot, "a", *"ask them", "enter", "g", "s", "r")
        assert "tab: reading" in screen_text(pilot)
        await press(pilot, "tab", "enter")
        assert "status of B saved" in status_line(pilot)
        assert "reading · #local #paper · ask them" in screen_text(pilot)
    (note,) = saved(library, ArticleNote)
    assert (note.tags, note.note, note.status) == (("local", "paper"), "ask them", "reading")

"""What is new to the reader: articles that were read, and what they leave new in others."""

from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import Open, saved, screen_text, settle, status_line, wait_until
from tests.screens.keys import press
from tui.annotations.model import Highlight, ReadMark
from tui.screens.text_screen import TextScreen

WIRE, LEDGER, NORTHGATE = (
    "01-meridian-wire.md",
    "02-alder-county-ledger.md",
    "03-northgate-post.md",
)


def words_ahead(pilot: Pilot[str]) -> str:
    """Return some of the text from the cursor on."""
    screen = pilot.app.screen
    assert isinstance(screen, TextScreen)
    return screen.pane.article.text[screen.pane.cursor :][:40]


def header(text: str) -> str:
    return text.splitlines()[0]


async def test_an_article_shown_to_its_end_is_read_at_the_next_start_too(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        assert "read ·" not in header(screen_text(pilot))
        while "100%" not in status_line(pilot):
            await press(pilot, "space")
        assert "read ·" in header(screen_text(pilot))
        await wait_until(pilot, lambda: len(saved(library, ReadMark)) == 1)
    async with opened() as pilot:
        rows = [row for row in screen_text(pilot).splitlines() if "✓" in row]
        assert [row.split("✓")[1][0] for row in rows] == ["B"]


async def test_an_article_is_read_as_soon_as_the_app_ends(opened: Open, library: Path) -> None:
    async with opened(LEDGER, size=(120, 60)):
        pass
    assert len(saved(library, ReadMark)) == 1


async def test_an_end_that_was_jumped_to_is_not_read(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "G")
        assert "read ·" not in header(screen_text(pilot))
        await press(pilot, "g", "g", *["ctrl+d"] * 12)
        assert "read ·" in header(screen_text(pilot))


async def test_what_the_wheel_shows_counts_as_shown(opened: Open) -> None:
    async with opened(LEDGER) as pilot:
        text = pilot.app.screen.query_one("#text")
        for _ in range(40):
            text.scroll_relative(y=3, animate=False)
            await settle(pilot)
        assert "read ·" in header(screen_text(pilot))


async def test_what_was_shown_is_remembered_from_one_start_to_the_next(opened: Open) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "space", "space")
    async with opened(LEDGER) as pilot:
        await press(pilot, "space", "space")
        while "100%" not in status_line(pilot):
            await press(pilot, "space")
        assert "read ·" in header(screen_text(pilot))


async def test_r_says_that_an_article_is_unread_and_it_stays_so_until_shown_anew(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER, size=(120, 60)) as pilot:
        assert "read ·" in header(screen_text(pilot))
        await press(pilot, "r")
        assert "is unread" in status_line(pilot)
        await press(pilot, "j", "j")
        assert "read ·" not in header(screen_text(pilot))
    assert saved(library, ReadMark) == []


async def test_undo_leads_to_what_the_reader_did_and_not_to_what_was_shown(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"one", "enter")
        await press(pilot, *["space"] * 6)
        await wait_until(pilot, lambda: bool(saved(library, ReadMark)))
        await press(pilot, "u")
    assert saved(library, Highlight) == []
    assert len(saved(library, ReadMark)) == 1


async def test_the_list_tells_how_much_is_new_and_sorts_by_it(opened: Open) -> None:
    async with opened() as pilot:
        assert " new " not in screen_text(pilot).splitlines()[1]
        await press(pilot, "r")
        head, *rows = screen_text(pilot).splitlines()[1:10]
        assert " new " in head
        new = {row[1]: row[head.index("new") - 1 : head.index("new") + 3] for row in rows}
        assert new["A"].strip() == "–"
        assert new["B"].strip() != "100%"
        assert new["G"].strip() == "100%"
        await press(pilot, "s", "n")
        order = [row[1] for row in screen_text(pilot).splitlines()[2:10]]
        assert order[-1] == "A"
        shares = [int(new[letter].strip().rstrip("%")) for letter in order[:-1]]
        assert shares == sorted(shares, reverse=True)


async def test_where_nothing_is_read_only_a_key_of_the_screen_is_advised(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "enter", "]", "n")
        assert "all of this one is new to you · r marks as read" in status_line(pilot)
        await press(pilot, "c", "]", "n")
        assert "all of this one is new to you" in status_line(pilot)
        assert "marks as read" not in status_line(pilot)


async def test_d_dims_what_was_read_elsewhere_then_all_that_is_shared(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "4", "j", "enter")
        assert "│·" not in screen_text(pilot)
        await press(pilot, "d")
        assert "no other article is read" in status_line(pilot)
        assert "│·" not in screen_text(pilot)
        await press(pilot, "q", "4", "k", "r", "4", "j", "enter")
        seen = screen_text(pilot).count("│·")
        assert seen
        await press(pilot, "d")
        assert "what any other article has" in status_line(pilot)
        assert screen_text(pilot).count("│·") >= seen
        await press(pilot, "d")
        assert "nothing is dimmed" in status_line(pilot)
        assert "│·" not in screen_text(pilot)


async def test_the_next_passage_new_to_the_reader_is_beside_what_was_read(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "4", "j", "enter", "]", "n")
        assert "all of this one is new to you" in status_line(pilot)
        await press(pilot, "q", "4", "k", "r", "4", "j", "enter", "]", "n")
        assert words_ahead(pilot).startswith("Each step of that account")
        await press(pilot, "9", "]", "n", "]", "n")
        assert "no passage new to you below" in status_line(pilot)
        await press(pilot, "9", "[", "n")
        assert words_ahead(pilot).startswith("There was a time")


async def test_a_fact_that_differs_from_what_was_read_is_new(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "r", "j", "j", "enter", "]", "n")
        assert words_ahead(pilot).startswith("$4.5 trillion")
        assert "2 words new to you here" in status_line(pilot)
        await press(pilot, "]", "n")
        assert "no passage new to you below" in status_line(pilot)


async def test_an_article_that_was_all_read_elsewhere_has_nothing_new(
    opened: Open, library: Path
) -> None:
    (library / "copy.md").write_text((library / WIRE).read_text("utf-8"), encoding="utf-8")
    async with opened(WIRE, "copy.md") as pilot:
        await press(pilot, "enter", "r", "q", "tab", "]", "n")
        assert "nothing here is new to you" in status_line(pilot)


async def test_the_comparison_dims_and_jumps_too(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "r", "4", "j", "c", "d")
        assert "are new to you" in status_line(pilot)
        await press(pilot, "]", "n")
        assert words_ahead(pilot).startswith("Each step of that account")

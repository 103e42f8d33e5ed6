"""Two articles side by side: with whom, from match to match, and both sides tagged at once."""

import re
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import (
    SEEDS,
    Open,
    saved,
    screen_text,
    settle,
    start_late,
    status_line,
    wait_until,
)
from tests.footed_library import write_footed
from tests.screens.keys import press
from tui.annotations.model import Correction, Highlight, Verdict
from tui.reading.columns import Side
from tui.screens.comparison import ComparisonScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.comparison_pane import ComparisonPane

LEFT, RIGHT = "left.txt", "right.txt"


def comparison(pilot: Pilot[str]) -> ComparisonScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ComparisonScreen)
    return screen


def pane(pilot: Pilot[str]) -> ComparisonPane:
    return comparison(pilot).pane


def words_ahead(pilot: Pilot[str]) -> str:
    here = pane(pilot)
    return here.article.text[here.cursor : here.cursor + 30]


def header(pilot: Pilot[str]) -> str:
    return screen_text(pilot).splitlines()[0]


def body(name: str) -> list[str]:
    """Return the paragraphs of a sample article."""
    text = (SEEDS / name).read_text(encoding="utf-8").split("---\n")[2]
    return [paragraph for paragraph in text.strip().split("\n\n") if len(paragraph) > 150]


@pytest.fixture
def pair(library: Path) -> str:
    """A folder of two files that share two paragraphs, each with a story of its own between."""
    (library / "pair").mkdir()
    wire = body("01-meridian-wire.md")
    for name, between in ((LEFT, "08-saltmarsh-courier.md"), (RIGHT, "06-chipwrights-notebook.md")):
        text = "\n\n".join([wire[0], *body(between), wire[2]])
        (library / "pair" / name).write_text(text, encoding="utf-8")
    return "pair"


async def test_c_compares_with_the_article_that_shares_most_and_h_l_with_others(
    opened: Open, library: Path, pair: str
) -> None:
    shared = body("01-meridian-wire.md")[0]
    (library / "pair" / "third.txt").write_text(f"A third voice.\n\n{shared}", encoding="utf-8")
    async with opened(pair) as pilot:
        await pilot.press("c")
        await settle(pilot)
        assert [article.id for article in pane(pilot).spread.articles] == [LEFT, RIGHT]
        first = screen_text(pilot)
        await pilot.press("L")
        await settle(pilot)
        assert [article.id for article in pane(pilot).spread.articles] == [LEFT, "third.txt"]
        assert "↔  C " in header(pilot)
        await pilot.press("H")
        await settle(pilot)
        assert screen_text(pilot) == first
        await pilot.press("H")
        assert "no article shares more" in status_line(pilot)


async def test_the_comparison_begins_where_the_cursor_of_the_reader_was(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("j", "enter", "3", "}", "c")
        await settle(pilot)
        assert words_ahead(pilot).startswith("In April the Commerce")


async def test_n_goes_from_match_to_match_and_back(opened: Open, pair: str) -> None:
    async with opened(pair) as pilot:
        await pilot.press("c")
        await settle(pilot)
        assert words_ahead(pilot).startswith("Nvidia is going back")
        await pilot.press("n")
        assert words_ahead(pilot).startswith("The promise came days")
        await pilot.press("n")
        assert "no match below" in status_line(pilot)
        await pilot.press("N")
        assert words_ahead(pilot).startswith("Nvidia is going back")


async def test_what_is_not_shared_is_folded_and_z_unfolds_it(opened: Open, pair: str) -> None:
    async with opened(pair, size=(120, 40)) as pilot:
        await pilot.press("c")
        await settle(pilot)
        assert "For nineteen nights" not in screen_text(pilot)
        assert "words not shared" in screen_text(pilot)
        await pilot.press("z")
        await settle(pilot)
        assert "For nineteen nights" in screen_text(pilot)
        await pilot.press("z")
        await settle(pilot)
        assert "For nineteen nights" not in screen_text(pilot)


async def test_tab_takes_the_cursor_across_to_the_same_match(opened: Open, pair: str) -> None:
    async with opened(pair) as pilot:
        await pilot.press("c")
        await settle(pilot)
        await pilot.press("n")
        section = pane(pilot).section
        await pilot.press("tab")
        assert pane(pilot).article.id == RIGHT
        assert pane(pilot).section == section
        assert words_ahead(pilot).startswith("The promise came days")
        await pilot.press("tab")
        assert pane(pilot).article.id == LEFT


@pytest.mark.parametrize("across", ["tab", "%"])
async def test_what_was_selected_is_selected_again_on_its_side(
    opened: Open, pair: str, across: str
) -> None:
    async with opened(pair) as pilot:
        await press(pilot, "c", "n", "v", "3", "w")
        before = pane(pilot).selected()
        await press(pilot, across)
        assert pane(pilot).selected() is None
        await press(pilot, "g", "v")
        assert "nothing was selected here before" in status_line(pilot)
        await press(pilot, across, "g", "v")
        assert before
        assert (pane(pilot).side, pane(pilot).selected()) == (Side.LEFT, before)


async def test_on_a_row_of_one_side_the_reader_is_told_that_nothing_is_across(
    opened: Open, library: Path
) -> None:
    (library / "one").mkdir()
    wire = body("01-meridian-wire.md")
    for name, between in ((LEFT, " Nobody asked why at all."), (RIGHT, "")):
        text = f"{wire[0]}{between} {wire[2]}"
        (library / "one" / name).write_text(text, encoding="utf-8")
    async with opened("one") as pilot:
        await press(pilot, "c")
        pane(pilot).move_to(pane(pilot).article.text.index("Nobody"))
        await press(pilot, "Y")
        assert "nothing across from this row" in status_line(pilot)


async def test_a_click_and_a_drag_work_on_either_side(opened: Open, pair: str) -> None:
    async with opened(pair) as pilot:
        await pilot.press("c")
        await settle(pilot)
        column = next(row for row in screen_text(pilot).splitlines() if "│" in row)
        x = column.rindex("Nvidia")
        await pilot.mouse_down("#text", offset=(x, 1))
        await pilot.hover("#text", offset=(x + 5, 1))
        await pilot.mouse_up("#text", offset=(x + 5, 1))
        assert pane(pilot).side is Side.RIGHT
        span = pane(pilot).selected()
        assert span is not None
        assert pane(pilot).article.slice(span) == "Nvidia"


async def test_weak_suggestions_stay_away_until_they_are_asked_for(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("6", "j", "c")
        await settle(pilot)
        found = re.search(r"no shared wording · (\d+) weak \(S", header(pilot))
        assert found
        assert "for you to judge" not in screen_text(pilot)
        await pilot.press("S")
        await settle(pilot)
        assert f"{found[1]} weak shown" in status_line(pilot)
        assert "? similar, for you to judge" in screen_text(pilot)
        await pilot.press("S")
        await settle(pilot)
        assert "for you to judge" not in screen_text(pilot)


async def test_boilerplate_is_counted_apart_and_shown_with_the_weak(
    opened: Open, library: Path
) -> None:
    (library / "footed").mkdir()
    for name in (
        "05-long-table-review.md",
        "06-chipwrights-notebook.md",
        "08-saltmarsh-courier.md",
    ):
        text = (library / name).read_text(encoding="utf-8")
        (library / "footed" / name).write_text(f"{text}\n\nAdvertisement\n", encoding="utf-8")
    async with opened("footed") as pilot:
        await pilot.press("c")
        await settle(pilot)
        assert re.search(r"\d+ weak, \d+ boilerplate \(S\)", header(pilot))
        await pilot.press("S", "G")
        await settle(pilot)
        assert "? boilerplate" in screen_text(pilot)


async def test_a_changed_number_is_named_and_marked(opened: Open, library: Path) -> None:
    (library / "reprint").mkdir()
    for name in ("01-meridian-wire.md", "03-northgate-post.md"):
        (library / name).rename(library / "reprint" / name)
    async with opened("reprint") as pilot:
        await pilot.press("c")
        await settle(pilot)
        assert "! number" in screen_text(pilot)
        await pilot.press("]", "d")
        await settle(pilot)
        row = next(row for row in screen_text(pilot).splitlines() if "[$4]" in row)
        assert "!numb" in row
        assert "[$4.5]" in row
        assert "! number: “$4 trillion” here, “$4.5 trillion” there" in screen_text(pilot)


async def test_what_is_no_match_stays_away_until_that_is_undone(
    opened: Open, library: Path, pair: str
) -> None:
    async with opened(pair) as pilot:
        await press(pilot, "c", "n")
        assert "2 passages" in header(pilot)
        await press(pilot, "x")
        assert "not a match, remembered" in status_line(pilot)
        assert "1 passage" in header(pilot)
        assert "2 passages" not in header(pilot)
        assert words_ahead(pilot)
    (correction,) = saved(library / "pair", Correction)
    assert correction.verdict is Verdict.NOT_A_MATCH
    async with opened(pair) as pilot:
        await press(pilot, "c")
        assert "1 passage" in header(pilot)
        await press(pilot, "u")
        assert "2 passages" in header(pilot)
        await press(pilot, "ctrl+r", "q")
        assert "2 passages" not in header(pilot)


async def test_two_matches_are_joined_and_parted_again(opened: Open, pair: str) -> None:
    async with opened(pair) as pilot:
        await press(pilot, "c", "J")
        assert "joined with the next match" in status_line(pilot)
        assert "1 passage" in header(pilot)
        await press(pilot, "J")
        assert "no match below to join with" in status_line(pilot)
        await press(pilot, "u")
        assert "2 passages" in header(pilot)


async def test_a_suggestion_that_is_no_match_goes(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "j", "c", "S")
        screen = pilot.app.screen
        assert isinstance(screen, ComparisonScreen)
        refused = screen.match_here()
        await press(pilot, "x")
        pair = screen.pair
        assert refused
        assert pair
        assert refused not in [(similar.left, similar.right) for similar in pair.similar]


async def test_both_sides_are_tagged_as_one_change(opened: Open, library: Path, pair: str) -> None:
    def sources() -> list[str]:
        return sorted(one.target.source for one in saved(library / "pair", Highlight))

    async with opened(pair) as pilot:
        await pilot.press("c")
        await settle(pilot)
        await pilot.press("n", "T", *"copied", "enter")
        await settle(pilot)
        assert "highlighted as copied" in status_line(pilot)
        assert sources() == [f"pair/{LEFT}", f"pair/{RIGHT}"]
        await pilot.press("u")
        await settle(pilot)
        assert sources() == []


async def test_enter_reads_the_article_at_the_cursor(opened: Open, pair: str) -> None:
    async with opened(pair) as pilot:
        await pilot.press("c", "n", "tab", "enter")
        await settle(pilot)
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.article.id == RIGHT
        assert reader.article.text[reader.pane.cursor :].startswith("The promise came days")


@pytest.fixture
def footed(library: Path) -> str:
    """A folder of five articles with one footer, of which the first two share a passage."""
    return write_footed(library / "footed").name


async def test_passages_hidden_as_boilerplate_are_counted(opened: Open, footed: str) -> None:
    async with opened(footed, size=(100, 24)) as pilot:
        await press(pilot, "c")
        assert " 1 of 4 · 1 passage, 1 hidden as boilerplate · 1 weak" in header(pilot)
        await press(pilot, "G")
        assert "not shared · 1 passage hidden as boilerplate" in status_line(pilot)


@pytest.mark.parametrize(
    ("width", "told"),
    [(80, "  1 of 4 · 1 passage · 1 weak"), (60, "  1 of 4 · 1 passage")],
)
async def test_a_narrow_header_keeps_the_articles_and_the_status_line_tells_what_is_hidden(
    opened: Open, footed: str, width: int, told: str
) -> None:
    async with opened(footed, size=(width, 20)) as pilot:
        await press(pilot, "c")
        assert told in header(pilot)
        await press(pilot, "G")
        assert "1 passage hidden as boilerplate" in status_line(pilot)


async def test_articles_that_share_nothing_else_are_said_to_share_boilerplate(
    opened: Open, footed: str
) -> None:
    async with opened(footed, size=(100, 24)) as pilot:
        desk = pilot.app.screen.desk  # type: ignore[attr-defined]
        pilot.app.push_screen(ComparisonScreen(desk, desk.article("2.txt"), ["3.txt"]))
        await settle(pilot)
        assert "  1 passage hidden as boilerplate · " in header(pilot)
        assert "nothing shared but 1 passage hidden as boilerplate" in status_line(pilot)


async def test_no_match_is_said_to_be_missing_while_two_files_are_compared(opened: Open) -> None:
    names, go_on = ("03-northgate-post.md", "01-meridian-wire.md"), threading.Event()
    async with opened(*names, wait=False, start_worker=lambda: start_late(go_on)) as pilot:
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ComparisonScreen))
        await wait_until(pilot, lambda: comparison(pilot).is_laid_out)
        for keys in ("]c", "[c", "]d", "n", "N", "%", "Y"):
            await pilot.press(*keys)
            assert "comparing…" in status_line(pilot), keys
        go_on.set()
        await settle(pilot)

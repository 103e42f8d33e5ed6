"""The views of a comparison: columns, moved matches, folds, and where the cursor is in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from tests.conftest import SEEDS, Open, screen_picture, screen_text, settle, status_line
from tests.screens.keys import press
from tui.articles.model import Span
from tui.reading.columns import Side
from tui.screens.comparison import ComparisonScreen
from tui.widgets.comparison_pane import ComparisonPane
from tui.widgets.match_list import MatchList
from tui.widgets.pair_strip import PairStrip


def pane(pilot: Pilot[str]) -> ComparisonPane:
    screen = pilot.app.screen
    assert isinstance(screen, ComparisonScreen)
    return screen.pane


def words_ahead(pilot: Pilot[str]) -> str:
    here = pane(pilot)
    return here.article.text[here.cursor : here.cursor + 40]


def height(pilot: Pilot[str]) -> int:
    """Return how many rows below the top of the pane the cursor is."""
    return pane(pilot).cursor_row - round(pane(pilot).scroll_offset.y)


def rows(pilot: Pilot[str]) -> list[str]:
    return screen_text(pilot).splitlines()


def body(name: str) -> list[str]:
    """Return the paragraphs of a sample article."""
    text = (SEEDS / name).read_text(encoding="utf-8").split("---\n")[2]
    return [paragraph for paragraph in text.strip().split("\n\n") if len(paragraph) > 150]


@pytest.fixture
def moved(library: Path) -> str:
    """A folder of three files that share passages; the second has the last of the first first."""
    (library / "moved").mkdir()
    wire, harbor = body("01-meridian-wire.md"), body("08-saltmarsh-courier.md")
    chips, table = body("06-chipwrights-notebook.md"), body("05-long-table-review.md")
    edited = wire[0].replace("this week", "on Monday")
    texts = {
        "a.txt": [wire[0], harbor[0], wire[1], harbor[1], wire[2], wire[3]],
        "b.txt": [chips[0], wire[3], chips[1], edited, *wire[1:3]],
        "c.txt": [table[0], wire[2], table[1]],
    }
    for name, parts in texts.items():
        (library / "moved" / name).write_text("\n\n".join(parts), encoding="utf-8")
    return "moved"


async def test_one_column_and_two_by_key_with_the_cursor_on_the_same_text(
    opened: Open, moved: str
) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "n", "n", "w")
        before, place = words_ahead(pilot), height(pilot)
        await press(pilot, "|")
        assert pane(pilot).in_one
        assert "one column" in status_line(pilot)
        assert (words_ahead(pilot), height(pilot)) == (before, place)
        assert any(row.lstrip().startswith("= │ ") for row in rows(pilot))
        await press(pilot, "|")
        assert not pane(pilot).in_one
        assert (words_ahead(pilot), height(pilot)) == (before, place)


async def test_a_narrow_screen_has_one_column_until_it_is_wider_or_the_reader_chose(
    opened: Open, moved: str
) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "n")
        before = words_ahead(pilot)
        for width, in_one in ((60, True), (100, False)):
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
            assert (pane(pilot).in_one, words_ahead(pilot)) == (in_one, before)
            assert 0 <= height(pilot) < pane(pilot).page_height
        await press(pilot, "|")
        await pilot.resize_terminal(120, 24)
        await settle(pilot)
        assert pane(pilot).in_one


async def test_in_one_column_rows_lead_from_side_to_side_but_a_selection_stays(
    opened: Open, moved: str
) -> None:
    async with opened(moved, size=(60, 20)) as pilot:
        await press(pilot, "c", "n", "n", "N", "j", "j")
        sides = set()
        for _ in range(9):
            sides.add(pane(pilot).side)
            await press(pilot, "j")
        assert sides == {Side.LEFT, Side.RIGHT}
        side = pane(pilot).side
        await press(pilot, "v", *"jjjjjjjj")
        assert pane(pilot).side is side
        assert pane(pilot).selected()


async def test_the_two_halves_of_a_moved_match_lead_to_each_other(opened: Open, moved: str) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "4", "n")
        assert "↕ moved" in status_line(pilot)
        before = words_ahead(pilot)
        await press(pilot, "%")
        assert "match 4 stands in this article" in status_line(pilot)
        assert "↕ match 4 is below" in screen_text(pilot)
        assert pane(pilot).side is Side.RIGHT
        await press(pilot, "%")
        assert words_ahead(pilot)[:20] == before[:20]
        await press(pilot, "%", "enter")
        assert words_ahead(pilot)[:20] == before[:20]


async def test_a_row_that_is_moved_inside_a_match_is_said_to_be_so_once(
    opened: Open, library: Path
) -> None:
    wire = body("01-meridian-wire.md")
    for name, parts in (("a.txt", wire[:4]), ("b.txt", [wire[0], wire[2], wire[1], wire[3]])):
        (library / name).write_text(" ".join(parts), encoding="utf-8")
    async with opened("a.txt", "b.txt") as pilot:
        told = [status_line(pilot)]
        assert "↕ 1 moved" in screen_text(pilot)
        for _ in range(12):
            await press(pilot, ")")
            told.append(status_line(pilot))
        moved = [line for line in told if "↕ moved" in line]
        assert moved
        assert all(line.count("moved") == 1 for line in moved), moved
        assert any("3 sentences moved" in line for line in told if line not in moved), told


async def test_a_word_leads_to_the_same_word_across_and_back(opened: Open, moved: str) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "n", *"www")
        before = words_ahead(pilot)
        await press(pilot, "%")
        assert pane(pilot).side is Side.RIGHT
        assert words_ahead(pilot)[:5] == before[:5] == "said "
        await press(pilot, "%")
        assert (pane(pilot).side, words_ahead(pilot)) == (Side.LEFT, before)


async def test_what_is_not_shared_leads_nowhere(opened: Open, moved: str) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "j", "k", "L", "g", "g", "%")
        assert "nothing stands for it" in status_line(pilot)


async def test_replaced_words_are_bracketed_and_told(opened: Open, moved: str) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "g", "g", ")")
        assert "[this week]" in screen_text(pilot)
        assert "[on Monday]" in screen_text(pilot)
        while not words_ahead(pilot).startswith("this week"):
            await pilot.press("w")
        await settle(pilot)
        assert "there: “on Monday”" in screen_text(pilot)


@pytest.mark.parametrize("width", [80, 86, 92, 100, 109])
async def test_brackets_are_closed_also_at_the_end_of_a_full_row(
    opened: Open, library: Path, width: int
) -> None:
    (library / "wrap").mkdir()
    words = " ".join(f"{'abcdefghij'[: 2 + n % 7]}{n} {{}}{n % 5}" for n in range(40)) + " end."
    for name, other in (("a.txt", "red"), ("b.txt", "blue")):
        texts = [other if n % 4 == 1 else "same" for n in range(40)]
        (library / "wrap" / name).write_text(words.format(*texts), encoding="utf-8")
    async with opened("wrap", size=(width, 40)) as pilot:
        await press(pilot, "c")
        drawn = "".join(rows(pilot)[:-1])
        assert "[red" in drawn
        assert drawn.count("[") == drawn.count("]") == 2 * 10


async def test_enter_opens_a_fold_and_z_on_it_folds_it_again(opened: Open, moved: str) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "n", "N")
        while "words not shared" not in rows(pilot)[height(pilot) + 3]:
            await pilot.press("j")
        await press(pilot, "enter")
        assert "For nineteen nights" in screen_text(pilot)
        opened_place = words_ahead(pilot)
        await press(pilot, "z")
        assert "For nineteen nights" not in screen_text(pilot)
        assert words_ahead(pilot) == opened_place
        await press(pilot, "z")
        assert "For nineteen nights" in screen_text(pilot)


async def test_another_article_keeps_the_sentence_on_the_left(opened: Open, moved: str) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "3", "n")
        before = words_ahead(pilot)
        assert " 1 of 2 · " in rows(pilot)[0]
        await press(pilot, "tab", "L")
        assert " 2 of 2 · " in rows(pilot)[0]
        assert pane(pilot).side is Side.LEFT
        assert words_ahead(pilot)[:20] == before[:20]
        await press(pilot, "9", "H")
        assert " 1 of 2 · " in rows(pilot)[0]
        assert words_ahead(pilot)[:20] == before[:20]


@pytest.mark.parametrize("width", [100, 110, 120])
async def test_badges_are_whole_on_a_wide_screen(opened: Open, library: Path, width: int) -> None:
    (library / "facts").mkdir()
    text = "The firm sold {} boats on the long coast of the north sea to all of its neighbours."
    for name, count in (("a.txt", 14), ("b.txt", 41)):
        (library / "facts" / name).write_text(text.format(count), encoding="utf-8")
    async with opened("facts", size=(width, 24)) as pilot:
        await press(pilot, "c")
        assert "!number" in screen_text(pilot)
        await press(pilot, "|")
        assert "!number" in screen_text(pilot)


async def test_facts_are_gone_to_by_count_and_told_in_words(opened: Open, library: Path) -> None:
    (library / "facts").mkdir()
    text = "The firm sold {} boats in {}.\n\nIt has {} yards on the long coast of the north sea."
    for name, facts in (("a.txt", (14, 2019, 7)), ("b.txt", (41, 2021, 9))):
        (library / "facts" / name).write_text(text.format(*facts), encoding="utf-8")
    async with opened("facts") as pilot:
        await press(pilot, "c", "g", "g", "]", "d")
        assert "! number: “14" in screen_text(pilot)
        assert words_ahead(pilot).startswith("14")
        await press(pilot, "2", "]", "d")
        assert words_ahead(pilot).startswith("7")
        await press(pilot, "]", "d")
        assert "no differing fact below" in status_line(pilot)
        await press(pilot, "[", "d")
        assert words_ahead(pilot).startswith("2019")


@pytest.mark.parametrize(
    ("size", "strip", "listed"),
    [((60, 15), False, False), ((80, 24), True, False), ((120, 40), True, True)],
)
async def test_strip_and_list_are_there_where_there_is_room(
    opened: Open, moved: str, size: tuple[int, int], strip: bool, listed: bool
) -> None:
    async with opened(moved, size=size) as pilot:
        await press(pilot, "c")
        assert ("↕ 1 moved" in screen_text(pilot)) is strip
        assert any(row.startswith(">  1 ~") for row in rows(pilot)) is listed


async def test_a_click_on_the_strip_or_the_list_goes_there(opened: Open, moved: str) -> None:
    async with opened(moved, size=(120, 40)) as pilot:
        await press(pilot, "c")
        await pilot.click(MatchList, offset=(5, 2))
        await settle(pilot)
        assert "match 3 of 4" in status_line(pilot)
        await pilot.click(PairStrip, offset=(3, 1))
        await settle(pilot)
        assert (pane(pilot).side, pane(pilot).cursor) == (Side.RIGHT, 0)


async def test_a_click_opens_a_fold_and_one_beside_it_does_not(opened: Open, moved: str) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "g", "g")
        top = pane(pilot).region.y
        row = next(number for number, line in enumerate(rows(pilot)) if "words not shared" in line)
        column = rows(pilot)[row].index("words not shared")
        await pilot.click("#text", offset=(column, row - top))
        await settle(pilot)
        assert "words not shared" not in rows(pilot)[row]
        await press(pilot, "z")
        folded = rows(pilot)
        assert "words not shared" in folded[row]
        heading = next(number for number, line in enumerate(folded) if "1/4" in line)
        await pilot.click("#text", offset=(column, heading - top))
        await settle(pilot)
        assert rows(pilot) == folded


async def test_a_key_draws_two_rows_while_selecting_too(
    opened: Open, moved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "n", "v")
        drawn: list[int] = []
        draw = ComparisonPane.draw_row

        def counting(self: ComparisonPane, index: int) -> list[Segment]:
            drawn.append(index)
            return draw(self, index)

        monkeypatch.setattr(ComparisonPane, "draw_row", counting)
        for _ in range(2):
            before = pane(pilot).cursor_row
            await press(pilot, "j")
            assert {*drawn} == {before, before + 1}
            drawn.clear()
        await press(pilot, "escape")
        assert len({*drawn}) == 3


async def test_rows_are_as_if_drawn_anew_after_a_walk_with_a_selection(
    opened: Open, moved: str
) -> None:
    walk = "n j v j j ) k k escape tab l l V j escape | j j v k escape | % n w v } { escape"
    async with opened(moved, size=(120, 40)) as pilot:
        await press(pilot, "c")
        for key in walk.split():
            await press(pilot, key)
            shown = await screen_picture(pilot)
            pane(pilot).refresh()
            assert await screen_picture(pilot) == shown


async def test_columns_fit_where_a_list_takes_what_the_screen_has_more(
    opened: Open, moved: str
) -> None:
    async with opened(moved, size=(82, 24)) as pilot:
        await press(pilot, "c")
        await pilot.resize_terminal(110, 24)
        await settle(pilot)
        jumped = screen_text(pilot)
        await pilot.resize_terminal(111, 24)
        await settle(pilot)
        await pilot.resize_terminal(110, 24)
        await settle(pilot)
        assert screen_text(pilot) == jumped


@pytest.fixture
def long(library: Path) -> list[str]:
    """The paragraphs of two long files in a folder, `long`."""
    (library / "long").mkdir()
    words = body("01-meridian-wire.md")[0].split()
    shared = [" ".join([f"Item {n}.", *words[n % 9 :]]) for n in range(300)]
    for name in ("a.txt", "b.txt"):
        (library / "long" / name).write_text("\n\n".join(shared), encoding="utf-8")
    return shared


async def test_a_long_pair_is_whole_after_a_moment_and_every_row_can_be_reached(
    opened: Open, long: list[str]
) -> None:
    async with opened("long") as pilot:
        await press(pilot, "c", "G")
        assert "Item 299" in screen_text(pilot)
        await press(pilot, "g", "g")
        assert "Item 0" in screen_text(pilot)
        await press(pilot, "|", "G")
        assert words_ahead(pilot) in long[-1]
        assert pane(pilot).row_count > 900


async def test_half_a_page_is_scrolled_before_a_long_pair_is_whole(
    opened: Open, long: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ComparisonPane, "_set_all", lambda *_: None)
    async with opened("long") as pilot:
        await press(pilot, "c", "G", "ctrl+u")
        assert "Item 29" in screen_text(pilot)
        assert pane(pilot).row_count < 900


@pytest.mark.parametrize("mark", [ComparisonPane.show_found, ComparisonPane.show_seen])
async def test_marks_of_every_kind_are_drawn_beside_those_of_changed_words(
    opened: Open, moved: str, mark: Callable[[ComparisonPane, tuple[list[Span], list[Span]]], None]
) -> None:
    async with opened(moved) as pilot:
        await press(pilot, "c", "n", "N")
        plain = await screen_picture(pilot)
        here = pane(pilot)
        mark(here, ([Span(here.cursor, here.cursor + 6)], []))
        assert await screen_picture(pilot) != plain

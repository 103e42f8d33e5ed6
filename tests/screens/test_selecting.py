"""What is selected by keys, and that the mouse makes the same selections."""

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tests.conftest import Open, screen_text, settle, status_line
from tui.screens.reader import ReaderScreen
from tui.widgets.gutter import GUTTER_WIDTH
from tui.widgets.reader_pane import ReaderPane

HARBOR = "08-saltmarsh-courier.md"


def pane(pilot: Pilot[str]) -> ReaderPane:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen.pane


def selected(pilot: Pilot[str]) -> str:
    span = pane(pilot).selected()
    return pane(pilot).article.slice(span) if span else ""


def at(text_column: int, row: int) -> tuple[int, int]:
    return GUTTER_WIDTH + text_column, row


async def drag(pilot: Pilot[str], *places: tuple[int, int]) -> None:
    """Press the button at the first place, and move to the others without letting go."""
    await pilot.mouse_down("#text", offset=places[0])
    for place in places[1:]:
        await pilot.hover("#text", offset=place)


async def test_other_units_keep_the_fixed_end_and_the_same_key_ends_it(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("4", "w", "v", "2", "w")
        assert selected(pilot) == "harbor at M"
        await pilot.press("V")
        assert selected(pilot).startswith("For nineteen nights the harbor")
        await pilot.press("v")
        assert selected(pilot) == "harbor at M"
        await pilot.press("v")
        assert selected(pilot) == ""


async def test_a_selection_grows_upwards_over_its_fixed_end_and_from_its_other_end(
    opened: Open,
) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("4", "w", "v", "e", "4", "b")
        assert selected(pilot) == "nineteen nights the h"
        await pilot.press("g", "o", "e")
        assert selected(pilot) == "nineteen nights the harbor"
        await pilot.press("g", "o", "b")
        assert selected(pilot) == "For nineteen nights the harbor"


async def test_jumps_and_searches_extend_a_selection(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("v", "/", *"cable", "enter")
        await settle(pilot)
        assert selected(pilot).endswith("c")
        here = len(selected(pilot))
        await pilot.press("n")
        assert len(selected(pilot)) > here
        await pilot.press("G")
        assert len(selected(pilot)) > len(pane(pilot).article.text) * 0.9
        await pilot.press("g", "g")
        assert len(selected(pilot)) == 1


async def test_what_was_selected_last_is_selected_again(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("g", "v")
        assert "nothing was selected here before" in status_line(pilot)
        await pilot.press("g", "o")
        assert "nothing is selected" in status_line(pilot)
        await pilot.press("w", "v", "e", "escape", "G", "g", "v")
        assert selected(pilot) == "nineteen"
        assert "1 word selected" in status_line(pilot)


async def test_a_selection_outlives_another_width(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("w", "v", "3", "j")
        before = selected(pilot)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert selected(pilot) == before


async def test_a_fold_is_selected_whole_and_a_selection_outlives_folding(
    opened: Open, library: Path
) -> None:
    paragraphs = (library / HARBOR).read_text(encoding="utf-8").split("---\n")[2].split("\n\n")
    again = "\n\n".join([*paragraphs[:2], paragraphs[0].strip(), "Good night."])
    (library / "again.txt").write_text(again, encoding="utf-8")
    async with opened("again.txt") as pilot:
        await settle(pilot)
        article, reader = pane(pilot).article, pane(pilot)
        repeated = article.text.rindex("For nineteen")
        reader.move_to(repeated)
        await pilot.press("v")
        assert selected(pilot) == paragraphs[0].strip()
        await pilot.press("z", "2", "w")
        assert selected(pilot) == "For nineteen n"
        await pilot.press("z")
        assert selected(pilot) == paragraphs[0].strip()
        await pilot.press("z")
        assert selected(pilot) == "For nineteen n"


async def test_a_click_opens_a_fold(opened: Open, library: Path) -> None:
    paragraphs = (library / HARBOR).read_text(encoding="utf-8").split("---\n")[2].split("\n\n")
    (library / "again.txt").write_text(
        "\n\n".join([paragraphs[0].strip(), paragraphs[0].strip(), "Good night."])
    )
    async with opened("again.txt") as pilot:
        await settle(pilot)
        row = next(i for i, line in enumerate(screen_text(pilot).splitlines()) if "z opens" in line)
        await pilot.click("#text", offset=at(4, row - 1))
        await settle(pilot)
        assert "z opens" not in screen_text(pilot)


async def test_shift_and_a_click_extend(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.click("#text", offset=at(4, 0))
        await pilot.click("#text", offset=at(11, 0), shift=True)
        assert selected(pilot) == "nineteen"
        await pilot.click("#text", offset=at(18, 0), shift=True)
        assert selected(pilot) == "nineteen nights"


async def test_a_drag_after_a_double_click_selects_by_words_and_a_triple_click_a_sentence(
    opened: Open,
) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.click("#text", offset=at(6, 0))
        await drag(pilot, at(6, 0), at(14, 0))
        assert selected(pilot) == "nineteen nights"
        await pilot.hover("#text", offset=at(1, 0))
        assert selected(pilot) == "For nineteen"
        await pilot.mouse_up("#text", offset=at(1, 0))
        await pilot.click("#text", offset=at(6, 1), times=3)
        assert selected(pilot).startswith("For nineteen nights")
        assert selected(pilot).endswith(".")


async def test_a_drag_beyond_the_edge_scrolls_on(opened: Open) -> None:
    async with opened(HARBOR, size=(60, 12)) as pilot:
        await drag(pilot, at(0, 5), at(3, 10))
        for _ in range(30):
            await pilot.pause(0.05)
            if pane(pilot).top == pane(pilot).row_count - pane(pilot).page_height:
                break
        assert pane(pilot).cursor_row == pane(pilot).row_count - 1
        await pilot.hover("#text", offset=at(3, 3))
        top = pane(pilot).top
        await pilot.pause(0.2)
        assert pane(pilot).top == top, "the mouse is back on the page"
        await pilot.mouse_up("#text", offset=at(3, 3))
        assert len(selected(pilot).split()) > 50


async def test_the_wheel_scrolls_and_the_cursor_stays_in_sight(opened: Open) -> None:
    async with opened(HARBOR, size=(60, 12)) as pilot:
        reader = pane(pilot)

        async def wheel(kind: type[events.MouseScrollDown] | type[events.MouseScrollUp]) -> None:
            await pilot._post_mouse_events([kind], "#text", offset=(20, 4))
            await settle(pilot)

        await wheel(events.MouseScrollDown)
        assert (reader.top, reader.cursor_row) == (3, 5)
        await pilot.press("4", "j")
        await wheel(events.MouseScrollDown)
        assert (reader.top, reader.cursor_row) == (6, 9)
        await wheel(events.MouseScrollUp)
        await wheel(events.MouseScrollUp)
        assert (reader.top, reader.cursor_row) == (0, 7)


async def test_a_click_near_the_edge_does_not_move_the_page(opened: Open) -> None:
    async with opened(HARBOR, size=(60, 12)) as pilot:
        await pilot.press("1", "5", "j")
        top = pane(pilot).top
        await pilot.click("#text", offset=at(4, 0), times=2)
        assert pane(pilot).top == top
        assert len(selected(pilot).split()) == 1


async def test_clicks_beside_the_text_are_on_its_rows_and_on_the_scrollbar_select_nothing(
    opened: Open,
) -> None:
    async with opened(HARBOR, size=(60, 12)) as pilot:
        await pilot.click("#text", offset=(1, 2))
        assert pane(pilot).cursor == pane(pilot)._page.rows[2].start
        await drag(pilot, (59, 5), (59, 7))
        await pilot.mouse_up("#text", offset=(59, 7))
        await settle(pilot)
        assert selected(pilot) == ""


async def test_scrolling_by_a_count_is_kept_for_the_next_time(opened: Open) -> None:
    async with opened(HARBOR, size=(60, 10)) as pilot:
        half = pane(pilot).page_height // 2
        await pilot.press("ctrl+d")
        assert pane(pilot).top == half
        await pilot.press("g", "g", "3", "ctrl+d")
        assert (pane(pilot).top, pane(pilot).cursor_row) == (3, 5)
        await pilot.press("ctrl+d", "ctrl+u", "ctrl+u")
        assert pane(pilot).top == 0


async def test_the_end_of_the_row_is_kept_on_other_rows(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("$", "j")
        row = pane(pilot)._page.rows[1]
        assert pane(pilot).cursor == row.end - 1
        await pilot.press("g", "g", "3", "$")
        assert pane(pilot).cursor == pane(pilot)._page.rows[2].end - 1


async def test_a_drag_drops_an_old_message_and_counts_the_selected_words(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("z")
        assert "nothing in this article repeats" in status_line(pilot)
        await drag(pilot, at(0, 2), at(12, 2))
        await settle(pilot)
        assert "words selected by character" in status_line(pilot)
